import pytest

from sandbox.biglearn.store import Store
from tests.sandbox.scheduler.classroom import Class, InProcess


@pytest.fixture
def biglearn(tmp_path):
    return InProcess(Store(f"sqlite:///{tmp_path}/biglearn.db"))


@pytest.fixture
def school(biglearn):
    return Class(biglearn)
