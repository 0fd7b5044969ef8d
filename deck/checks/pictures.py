"""Pictures: whether the slides show all of them, in pixels enough and not far too many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from deck import model, solved
from deck.diagnostics import Diagnostic, error, warning
from deck.geometry import EMU_PER_INCH, Rect

#: The least resolution, in pixels to the inch of the slide. A slide of 13.33 inches fills a
#: screen of 1,280 pixels then; with less, edges look ragged on any screen.
_LEAST = 96
#: The most that anybody sees: a slide that fills a screen of 3,840 pixels.
_MOST = 288
#: A file of fewer bytes is no burden, however many its pixels.
_LARGE = 2_000_000
_WHOLE = 100_000


def check_pictures(deck: model.Deck, slides: Iterable[solved.Slide]) -> tuple[Diagnostic, ...]:
    """Errors for pictures that no slide shows, warnings for those of too few pixels."""
    shown: dict[object, solved.Picture] = {}
    for slide in slides:
        for picture in pictures_of(slide.shapes):
            # Of the places that show it, the one where it is largest.
            known = shown.get(picture.span)
            if known is None or known.rect.width < picture.rect.width:
                shown[picture.span] = picture
    return tuple(_problems(deck, shown))


def check_picture_files(shown: Iterable[solved.Picture]) -> Iterator[Diagnostic]:
    """A warning for each large file of which no slide shows nearly as much as it has.

    `shown` are the pictures of all slides. Files are stored in the deck as they are.
    """
    largest: dict[str, solved.Picture] = {}
    for picture in shown:
        known = largest.get(picture.file)
        if known is None or _uncropped(known).width < _uncropped(picture).width:
            largest[picture.file] = picture
    for file, picture in largest.items():
        whole = _uncropped(picture)
        wide, high = (round(side * _MOST / EMU_PER_INCH) for side in whole[2:])
        if picture.pixels[0] <= wide:
            continue
        try:
            size = Path(file).stat().st_size
        except OSError:
            continue  # the writer reads the file, and tells
        if size > _LARGE:
            width, height = picture.pixels
            yield warning(
                f"the picture is larger than a slide can show, and adds {size / 1e6:,.1f} MB",
                picture.span,
                f"{Path(file).name} has {width:,} × {height:,} pixels; "
                f"here {wide:,} × {high:,} are enough for the largest screen",
            )


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
        f"{Path(picture.file).name} has {width:,} × {height:,} pixels; "
        f"here it needs {wide:,} × {high:,}, and twice that is better",
    )


def _uncropped(picture: solved.Picture) -> Rect:
    """Where the whole picture would be, with what is cut off."""
    x, y, width, height = picture.rect
    left, top, right, bottom = picture.crop
    width = round(width * _WHOLE / (_WHOLE - left - right))
    height = round(height * _WHOLE / (_WHOLE - top - bottom))
    return Rect(x, y, width, height)


def pictures_of(shapes: Iterable[solved.Shape]) -> Iterator[solved.Picture]:
    """The pictures among shapes, also those in groups."""
    for shape in shapes:
        if isinstance(shape, solved.Picture):
            yield shape
        elif isinstance(shape, solved.Group):
            yield from pictures_of(shape.shapes)
