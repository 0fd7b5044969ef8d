from __future__ import annotations

from collections.abc import Mapping

import pytest
import toyfont

from deck.theme import Face, FaceName


@pytest.fixture(scope="session")
def toy_faces(tmp_path_factory: pytest.TempPathFactory) -> Mapping[FaceName, Face]:
    """Both faces of a theme in a font whose widths can be computed by hand; see `toyfont`."""
    return toyfont.faces(tmp_path_factory.mktemp("toyfont"))
