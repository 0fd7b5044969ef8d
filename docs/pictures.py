"""Makes docs/slides.png, the picture in the README, from the talk as it is built.

    .venv/bin/python docs/pictures.py

Builds the talk, has LibreOffice render it with the project's own fonts, and puts some of its
slides side by side. Needs `soffice` (LibreOffice) and `pdftoppm` (Poppler). Pillow, which puts
the pictures together, comes with python-pptx.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from deck import assets

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "slides.png"
#: The slides of the picture, by number, row after row.
SLIDES = (1, 4, 6, 7, 10, 12)
#: The text in the picture's file that tells which deck it shows, and what that is taken from.
DIGEST = "deck"
DRAWN = ("ppt/slides/", "ppt/slideLayouts/", "ppt/slideMasters/", "ppt/theme/", "ppt/charts/")
COLUMNS = 2
WIDTH = 800
GAP = 12
CURE = "on Debian or Ubuntu: sudo apt-get install -y libreoffice-impress poppler-utils"


def main() -> int:
    """Make the picture; 2 if a program is missing."""
    missing = [name for name in ("soffice", "pdftoppm") if shutil.which(name) is None]
    if missing:
        print(f"this needs {' and '.join(missing)}\n  cure: {CURE}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        talk = folder / "talk.pptx"
        subprocess.run([sys.executable, str(ROOT / "build.py"), "-o", str(talk)], check=True)
        pictures = render(talk, folder)
        sheet = contact_sheet([pictures[number - 1] for number in SLIDES])
        about = PngInfo()
        about.add_text(DIGEST, digest(talk))
        sheet.save(TARGET, optimize=True, pnginfo=about)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1000} kB")
    return 0


def digest(talk: Path) -> str:
    """A hash of the parts of a deck that its slides are drawn from."""
    total = sha256()
    with ZipFile(talk) as package:
        for name in sorted(package.namelist()):
            if name.startswith(DRAWN) and name.endswith(".xml"):
                total.update(f"{name}\0".encode() + package.read(name))
    return total.hexdigest()


def render(talk: Path, folder: Path) -> list[Path]:
    """The slides of a deck as pictures, as LibreOffice shows them with the project's fonts."""
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{assets.fonts_folder()}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--norestore", "--convert-to", "pdf"]
    subprocess.run(
        [*convert, "--outdir", str(folder), str(talk)],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        check=True,
        timeout=180,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    scale = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1", "-png"]
    pdf = str(talk.with_suffix(".pdf"))
    subprocess.run(["pdftoppm", *scale, pdf, str(folder / "slide")], check=True)
    return sorted(folder.glob("slide-*.png"))


def contact_sheet(files: list[Path]) -> Image.Image:
    """The pictures in rows, few enough colours for a small file."""
    pictures = [Image.open(file).convert("RGB") for file in files]
    width, height = pictures[0].size
    rows = -(-len(pictures) // COLUMNS)
    size = (COLUMNS * (width + GAP) - GAP, rows * (height + GAP) - GAP)
    sheet = Image.new("RGB", size, "white")
    for position, picture in enumerate(pictures):
        row, column = divmod(position, COLUMNS)
        sheet.paste(picture, (column * (width + GAP), row * (height + GAP)))
    return sheet.quantize(128, dither=Image.Dither.NONE)


if __name__ == "__main__":
    sys.exit(main())
