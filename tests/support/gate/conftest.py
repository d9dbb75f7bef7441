"""Runs on disk for tests of what is signed."""

from pathlib import Path

import pytest

from tests.support.gate.released import Release, make_release


@pytest.fixture
def deliverable(tmp_path: Path) -> Release:
    return make_release(tmp_path, "passed")


@pytest.fixture
def held(tmp_path: Path) -> Release:
    return make_release(tmp_path, "failed", "passed")
