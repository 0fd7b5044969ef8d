"""A theme of one template, written for the test that uses it, and slides to expand with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from layout.making import make_theme

from deck import model
from deck.boxes import Box, Container, SlideTree, TextBox
from deck.diagnostics import Diagnostic
from deck.expand import Expander, Part
from deck.source import Span
from deck.theme import SlideTemplate, TemplateFolder

SLIDE_AT = Span("talk.yaml", 3, 5)
TITLE_AT = Span("talk.yaml", 4, 12)
FIELD_AT = Span("talk.yaml", 9, 15)


def words(content: str, key: int = 1, span: Span = FIELD_AT) -> model.Text:
    return model.Text((model.Run(content),), span, key)


def entry(heading: str, **values: Any) -> model.Entry:
    return model.Entry(words(heading), None, None, None, None, None, FIELD_AT)._replace(**values)


def chart() -> model.Chart:
    series = model.Series(words("s"), (1.0,), (), None, FIELD_AT)
    return model.Chart(
        "bar", None, (words("a"),), (), (series,), "General", None, None, None, None, FIELD_AT
    )


def picture() -> model.Picture:
    return model.Picture("a.png", 40, 20, "A frame", "cover", (50, 50), FIELD_AT)


def slide(content: model.Content | str | None = None, title: str = "Title") -> model.Slide:
    """A slide of the layout `toy`; text alone is a subtitle."""
    if content is None or isinstance(content, str):
        content = model.Questions(words(content) if content is not None else None)
    return model.Slide(
        "toy", "toy", words(title, 0, TITLE_AT), None, None, None, (), False, content, SLIDE_AT
    )


class Workshop:
    """Writes theme templates to a folder and expands slides with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        theme = make_theme({}, 12_192_000, 6_858_000)
        toy = SlideTemplate("toy", "Toy", folder / "toy.xml.j2")
        master = SlideTemplate("master", "Master", folder / "master.xml.j2")
        self.theme = theme._replace(
            folder=folder,
            layouts={"toy": toy},
            master=master,
            templates=(TemplateFolder(folder, ""),),
        )
        section = model.Section("one", words("One"), words("1"), ())
        roles = tuple(
            model.Role(name, words(name), order) for order, name in enumerate(("red", "green"))
        )
        self.deck = model.Deck(
            words("Deck", -1), "deck", "en", "toy", None, None, None, roles, (), (section,)
        )

    def write(self, template: str, name: str = "toy") -> None:
        (self.folder / f"{name}.xml.j2").write_text(template, encoding="utf-8")

    def expand(
        self, template: str, shown: model.Slide | None = None, part: Part | None = None
    ) -> tuple[SlideTree | None, tuple[Diagnostic, ...]]:
        self.write(template)
        expander = Expander(self.theme, self.deck)
        return expander.expand(shown or slide(), 0, 7, part or Part())

    def boxes(self, inner: str, shown: model.Slide | None = None) -> tuple[Box, ...]:
        """The boxes on a slide whose template has nothing wrong."""
        tree, diagnostics = self.expand(f"<slide>{inner}</slide>", shown)
        assert diagnostics == ()
        assert tree is not None
        return tree.root.children

    def text(self, inner: str, shown: model.Slide | None = None) -> TextBox:
        """The only box of a slide, a text."""
        (box,) = self.boxes(inner, shown)
        assert isinstance(box, TextBox)
        return box

    def container(self, inner: str, shown: model.Slide | None = None) -> Container:
        """The only box of a slide, a container."""
        (box,) = self.boxes(inner, shown)
        assert isinstance(box, Container)
        return box

    def faults(self, template: str, shown: model.Slide | None = None) -> tuple[Diagnostic, ...]:
        """What is wrong with a template, which then gives no tree."""
        tree, diagnostics = self.expand(template, shown)
        assert tree is None
        assert all(one.severity == "error" for one in diagnostics)
        return diagnostics

    def told(
        self, template: str, shown: model.Slide | None = None
    ) -> list[tuple[str, str, tuple[str, ...]]]:
        """The place, the message and the hints of all that is wrong."""
        return [(str(one.span), one.message, one.hints) for one in self.faults(template, shown)]
