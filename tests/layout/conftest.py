from __future__ import annotations

from collections.abc import Mapping

import pytest
from layout.making import Bench

from deck.theme import Face, FaceName


@pytest.fixture(scope="session")
def bench(toy_faces: Mapping[FaceName, Face]) -> Bench:
    return Bench(toy_faces)
