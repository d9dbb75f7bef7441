"""What is written is whole, numbered, redacted, and stays inside the run's directory."""

import errno
import io
import json
from pathlib import Path

import pytest

from support.privacy.redaction import register_secret
from support.record.writer import RecordError, RecordWriter


def test_every_event_is_on_disk_when_it_is_written(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest="d")
    writer.write("case.started", case="a", attempt=1)
    events = [json.loads(line) for line in (tmp_path / "record.jsonl").read_text().splitlines()]
    assert [(event["n"], event["type"]) for event in events] == [(0, "run.started"), (1, "case.started")]
    writer.close(interrupted=False)


def test_a_record_is_never_overwritten(tmp_path: Path) -> None:
    RecordWriter(tmp_path).close(interrupted=False)
    with pytest.raises(FileExistsError):
        RecordWriter(tmp_path)


def test_secrets_are_masked_in_events_and_in_text_files(tmp_path: Path) -> None:
    register_secret("swordfish-swordfish")
    writer = RecordWriter(tmp_path)
    writer.write("hook.failed", hook="before_all", case=None, error="it was swordfish-swordfish")
    path = writer.keep("a", 1, "told", "text/plain", b"it was swordfish-swordfish")
    writer.close(interrupted=False)
    assert "swordfish" not in (tmp_path / "record.jsonl").read_text()
    assert "swordfish" not in (tmp_path / path).read_text()


@pytest.mark.parametrize("name", ["../../up", "/etc/passwd", "", "a" * 500, "שלום 🎓", "a\x00b"])
def test_names_of_files_stay_inside_the_run(tmp_path: Path, name: str) -> None:
    writer = RecordWriter(tmp_path)
    path = tmp_path / writer.keep("a", 1, name, "text/plain", b"x")
    writer.close(interrupted=False)
    assert path.resolve().is_relative_to((tmp_path / "evidence").resolve())
    assert path.read_bytes() == b"x"


def test_equal_names_are_two_files(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    first = writer.keep("a", 1, "Screen", "image/png", b"1")
    second = writer.keep("a", 1, "Screen", "image/png", b"2")
    writer.close(interrupted=False)
    assert first != second
    assert (tmp_path / first).read_bytes() == b"1"


class _FullDisk(io.StringIO):
    name = "record.jsonl"

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def close(self) -> None:
        super().close()
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_and_the_record_gets_no_end(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    writer.write("run.started", plan_digest="d")
    writer._file.close()
    writer._file = _FullDisk()
    with pytest.raises(RecordError, match=r"record.jsonl: No space left on device\. Nothing .* is proven"):
        writer.write("case.started", case="a", attempt=1)
    writer.close(interrupted=False)
    assert "run.finished" not in (tmp_path / "record.jsonl").read_text()


def test_a_file_is_named_after_what_it_shows(tmp_path: Path) -> None:
    writer = RecordWriter(tmp_path)
    path = writer.keep("a", 1, "Ada joins.jpg", "image/jpeg", b"")
    writer.close(interrupted=False)
    assert path == "evidence/a/1/01-ada-joins.jpg"
