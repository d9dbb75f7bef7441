"""A sandbox that tells much on standard error is not held up by it, and what it tells can be kept."""

import sys

import pytest

from support.privacy.redaction import register_secret
from support.targets import Component, Target, embedded

# Stands for `python -m sandbox`: tells more than any pipe holds, then that it is up.
TALKER = """
import json, pathlib, signal, sys
sys.stderr.write("x" * 1_000_000 + " swordfish-swordfish end")
sys.stderr.flush()
state = pathlib.Path(sys.argv[sys.argv.index("--state") + 1])
state.write_text(json.dumps({"components": {"biglearn": {"url": "http://127.0.0.1:1"}}}))
signal.pause()
"""


@pytest.fixture
def talker(tmp_path, monkeypatch):
    (tmp_path / "sandbox").mkdir()
    (tmp_path / "sandbox" / "__init__.py").touch()
    (tmp_path / "sandbox" / "__main__.py").write_text(TALKER)
    monkeypatch.setattr(embedded, "ROOT", tmp_path)
    assert sys.executable


def test_much_talk_does_not_hold_a_sandbox_up(talker) -> None:
    register_secret("swordfish-swordfish")
    started = embedded.start(Target("t", frozenset(), {"biglearn": Component(None)}))
    try:
        assert started.ready().component("biglearn").address == "http://127.0.0.1:1"
        told = started.told()
    finally:
        started.stop()
    assert told.endswith("end")
    assert "swordfish" not in told
