"""Pictures: whether the slides show all of them, in pixels enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from deck import model, solved
from deck.diagnostics import Diagnostic, error, warning
from deck.geometry import EMU_PER_INCH, Rect

#: The least resolution, in pixels to the inch of the slide. A slide of 13.33 inches fills a
#: screen of 1,280 pixels then; with less, edges look ragged on any screen.
_LEAST = 96
_WHOLE = 100_000


def check_pictures(deck: model.Deck, slides: Iterable[solved.Slide]) -> tuple[Diagnostic, ...]:
    """Errors for pictures that no slide shows, warnings for those of too few pixels."""
    shown: dict[object, solved.Picture] = {}
    for slide in slides:
        for picture in _pictures(slide.shapes):
            # Of the places that show it, the one where it is largest.
            known = shown.get(picture.span)
            if known is None or known.rect.width < picture.rect.width:
                shown[picture.span] = picture
    return tuple(_problems(deck, shown))


def _problems(deck: model.Deck, shown: dict[object, solved.Picture]) -> Iterator[Diagnostic]:
    for section in deck.sections:
        for slide in section.slides:
            for field in slide.content:
                if not isinstance(field, model.Picture):
                    continue
                if field.span not in shown:
                    yield error(
                        "the picture does not appear on the slide",
                        field.span,
                        f'the theme\'s template for "{slide.layout}" leaves it out',
                    )
                else:
                    yield from _resolution(shown[field.span])


def _resolution(picture: solved.Picture) -> Iterator[Diagnostic]:
    """A warning if the picture has fewer pixels than the slide shows of it."""
    width, height = picture.pixels
    whole = _uncropped(picture)
    if not width or not whole.width:
        return
    density = width * EMU_PER_INCH / whole.width
    # Half a pixel is nobody's fault.
    if density >= _LEAST - 0.5:
        return
    wide, high = (round(side * _LEAST / EMU_PER_INCH) for side in whole[2:])
    yield warning(
        f"the picture is shown at {density:.0f} pixels to the inch; {_LEAST} is the least",
        picture.span,
        f"{PurePath(picture.file).name} has {width:,} × {height:,} pixels; "
        f"here it needs {wide:,} × {high:,}, and twice that is better",
    )


def _uncropped(picture: solved.Picture) -> Rect:
    """Where the whole picture would be, with what is cut off."""
    x, y, width, height = picture.rect
    left, top, right, bottom = picture.crop
    width = round(width * _WHOLE / (_WHOLE - left - right))
    height = round(height * _WHOLE / (_WHOLE - top - bottom))
    return Rect(x, y, width, height)


def _pictures(shapes: Iterable[solved.Shape]) -> Iterator[solved.Picture]:
    for shape in shapes:
        if isinstance(shape, solved.Picture):
            yield shape
        elif isinstance(shape, solved.Group):
            yield from _pictures(shape.shapes)
