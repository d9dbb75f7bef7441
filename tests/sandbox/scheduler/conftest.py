import pytest
from classroom import Class, InProcess

from sandbox.biglearn.store import Store


@pytest.fixture
def biglearn(tmp_path):
    return InProcess(Store(f"sqlite:///{tmp_path}/biglearn.db"))


@pytest.fixture
def school(biglearn):
    return Class(biglearn)
