"""The page as a whole: slides are added to it, then what is around them is written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from deck import assets
from deck.geometry import to_px
from deck.scripts import is_right_to_left
from deck.solved import Deck, Section
from deck.writers.finished import Finished
from deck.writers.reveal.fonts import Subset, font_faces, font_subsets
from deck.writers.reveal.lengths import color, px
from deck.writers.reveal.looks import FontStyle
from deck.writers.reveal.markup import Markup, element, escaped
from deck.writers.reveal.places import InFolder, InPage, Place
from deck.writers.reveal.policy import speaker_script
from deck.writers.reveal.slides import SlideHtml

_WHOSE = """\
The scripts of this page are reveal.js and plugins of it, and a few lines that start it. One of
the plugins contains marked (https://marked.js.org), which has the same licence as reveal.js:
Copyright (c) 2018+, MarkedJS; Copyright (c) 2011-2018, Christopher Jeffrey. The fonts name their
authors and licences in themselves, too; they are cut down to what is shown."""
_HERE = Path(__file__).parent
_SCRIPTS = ("reveal.js", "plugin/notes.js")
#: What we add to them, in this order: each uses names of others, the last one starts.
_OURS = (
    "fitting.js",
    "resting.js",
    "walking.js",
    "overview.js",
    "finding.js",
    "keys.js",
    "page.js",
)


class Page:
    """A reveal.js page in the making.

    Only the head of the solved deck counts: its slides are added as HTML, in their order, and
    none of them stays in memory.
    """

    def __init__(
        self, deck: Deck, body: BinaryIO, cache: Path | None = None, link: str | None = None
    ) -> None:
        """Begin a page; `body` is an empty stream that can be read back.

        `cache` is a folder for font subsets; without it they are made anew. `link` is the
        address, as seen from the page, of the folder that its files go to, with a slash at its
        end; without it they go into the page.
        """
        self._deck = deck
        self._body = body
        self._cache = cache
        self._place: Place = InPage() if link is None else InFolder(link)
        self._rules: dict[str, str] = {}
        self._shown: dict[FontStyle, set[str]] = {}
        self._pictures: dict[str, str] = {}

    def add(self, slide: SlideHtml) -> None:
        """Add the next slide. Raises OSError if the body cannot be written."""
        self._body.write(slide.html.encode())
        self._body.write(b"\n")
        self._rules.update(slide.rules)
        self._pictures.update(slide.pictures)
        for style, letters in slide.shown.items():
            self._shown.setdefault(style, set()).update(letters)

    def close(self, sections: Sequence[Section]) -> Finished:
        """The finished page; sections have no part in it. Raises OSError if a file is missing."""
        scripts = [_text(assets.reveal_folder() / name) for name in _SCRIPTS]
        ours = "\n".join(_text(_HERE / name) for name in _OURS)
        starting = f"{{\n{ours}\n}}"  # a block: its names are nobody else's
        notes = speaker_script(scripts[_SCRIPTS.index("plugin/notes.js")])
        named = [*zip(_SCRIPTS, scripts, strict=True), ("page.js", starting)]
        running = [self._place.script(Path(name).stem, text) for name, text in named]
        head = self._head(self._place.policy([notes]))
        start = f'{head}<main>\n<div class="reveal"><div class="slides">\n'
        end = "\n".join(["</div></div>\n</main>", self._settings(), *running, "</body>\n</html>\n"])
        return Finished(start.encode(), self._body, end.encode(), self._place.files)

    def _head(self, allowed: str) -> str:
        deck = self._deck
        direction = "rtl" if is_right_to_left(deck.lang) else "ltr"
        shown = {style: frozenset(letters) for style, letters in self._shown.items()}
        fonts = font_subsets(deck.theme.faces, shown, self._cache)
        # What says how the page is encoded has to be among its first 1024 bytes.
        tags = [
            element("meta", {"charset": "utf-8"}),
            element("meta", {"http-equiv": "Content-Security-Policy", "content": allowed}),
            element("meta", {"name": "viewport", "content": "width=device-width"}),
            element("title", {}, deck.title),
            Markup('<link rel="icon" href="data:,">'),  # else browsers ask the server for one
            *(
                element("meta", {"name": name, "content": value})
                for name, value in (
                    ("author", deck.author),
                    ("description", deck.subject),
                    ("keywords", deck.keywords),
                )
                if value
            ),
            Markup(self._licences(fonts)),
            Markup(self._place.sheet(self._styles(fonts))),
        ]
        lines = "\n".join(tags)
        return (
            f'<!DOCTYPE html>\n<html lang="{escaped(deck.lang)}" dir="{direction}">\n'
            f"<head>\n{lines}\n</head>\n<body>\n"
        )

    def _styles(self, fonts: list[Subset]) -> str:
        """The style sheet: that of reveal.js, the page's own, fonts, looks and pictures."""
        deck, theme = self._deck, self._deck.theme
        frame = {
            "ground": color(deck.background),
            "text": f"#{_slot(deck, 'tx1')}",
            "focus": f"#{_slot(deck, 'hlink')}",
            "width": f"{px(theme.width)}px",
            "height": f"{px(theme.height)}px",
        }
        pictures = {name: self._place.picture(Path(file)) for name, file in self._pictures.items()}
        rules = [
            _text(assets.reveal_folder() / "reveal.css"),
            f":root{{{';'.join(f'--{name}:{value}' for name, value in frame.items())}}}",
            _text(_HERE / "page.css"),
            _text(_HERE / "presenting.css"),
            f"@page{{size:{px(theme.width)}px {px(theme.height)}px;margin:0}}",
            font_faces(fonts, self._place),
            *(f".reveal .{name}{{{rule}}}" for name, rule in sorted(self._rules.items())),
            *(f".{name}{{background-image:url({url})}}" for name, url in pictures.items()),
        ]
        return "\n".join(rules)

    def _settings(self) -> str:
        """What `page.js` starts reveal.js with, as data."""
        theme = self._deck.theme
        settings = {
            "width": to_px(theme.width),
            "height": to_px(theme.height),
            "margin": 0,
            "center": False,
            "controls": False,
            "progress": False,
            "hash": True,
            "disableLayout": True,
            "jumpToSlide": False,
            "navigationMode": "linear",
            "overview": False,
            "transition": "none",
            "backgroundTransition": "none",
            "rtl": is_right_to_left(self._deck.lang),
            "scrollActivationWidth": None,
            "pdfSeparateFragments": False,
        }
        data = json.dumps(settings, sort_keys=True).replace("<", "\\u003c")
        return f'<script type="application/json" id="settings">{data}</script>'

    def _licences(self, fonts: list[Subset]) -> str:
        """A comment that says whose work the page contains, and on which terms."""
        files = {"reveal": assets.licences_folder() / "reveal-licence.txt"}
        for font in fonts:
            licence = assets.licence(font.file)
            if licence:
                files[font.family] = licence
        terms = self._place.licences({name: _text(file) for name, file in files.items()})
        return f"<!--\n{_WHOSE}\n\n{terms}\n-->"


def _slot(deck: Deck, name: str) -> str:
    theme = deck.theme
    return theme.scheme[theme.mapping.get(name, name)].lower()


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip()
