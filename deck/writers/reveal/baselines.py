"""Where renderers put the baseline of a line: the one place that knows.

A line's leading is exact (`a:spcPts`, ECMA-376 Part 1, 21.1.2.2.12). In shapes LibreOffice leaves
a fifth of the type size below the baseline, in any face; in table cells it leaves as much as the
deepest face of the line reaches down. PowerPoint is within 0.01 em of the first where the leading
is near 1.2 em. Browsers would share what is left of the leading evenly, above and below the
face's own letters; so the page says where its baselines are, and the PowerPoint file stays as it
is.

Labels of charts have no leading: there both applications take the face's own height.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deck.geometry import from_points
from deck.solved import Run, TextLook
from deck.text import Metrics, face_metrics
from deck.theme import Face, FaceName

#: What is left below the baseline of a line with exact leading in a shape, in em.
_BELOW = 0.2


class Baselines:
    """The baselines of lines and labels in the faces of a theme.

    Every method raises MissingFaceError if it has to read a font file that is not there.
    """

    def __init__(self, faces: Mapping[FaceName, Face]) -> None:
        """Take the faces; their files are read when they are needed."""
        self._faces = faces
        self._metrics: dict[FaceName, Metrics] = {}

    def of_line(self, leading: float, runs: Iterable[Run], *, cell: bool) -> float:
        """How far below its top the baseline of a line is, in points, as is the leading.

        `cell` tells that the line is in a table.
        """
        if cell:
            return leading - max((self._of(run.face).descent * run.size for run in runs), default=0)
        return leading - _BELOW * max((run.size for run in runs), default=0.0)

    def ascent(self, look: TextLook) -> int:
        """The height above the baseline of a label in EMU."""
        return from_points(self._of(look.face).ascent * look.size)

    def descent(self, look: TextLook) -> int:
        """The depth below the baseline of a label in EMU."""
        return from_points(self._of(look.face).descent * look.size)

    def _of(self, face: FaceName) -> Metrics:
        found = self._metrics.get(face)
        if found is None:
            found = self._metrics[face] = face_metrics(self._faces[face].files[0])
        return found
