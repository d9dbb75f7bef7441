"""A bundle holds all that merging needs, and one that is damaged is told."""

import zipfile
from pathlib import Path

import pytest

from support.record.bundle import BundleError, opened, pack
from support.record.reader import read_record
from tests.support.record.shards import plan_of, ran


@pytest.fixture
def run_dir(tmp_path: Path) -> Path:
    return ran(tmp_path / "run", plan_of(1))


def test_what_was_packed_is_there_again(run_dir: Path, tmp_path: Path) -> None:
    (run_dir / "index.html").touch()
    pack(run_dir, tmp_path / "out" / "shard.zip")
    with opened(tmp_path / "out" / "shard.zip") as folder:
        assert read_record(folder, plan_of(1)) == read_record(run_dir, plan_of(1))
        evidence = sorted(path.relative_to(folder) for path in (folder / "evidence").rglob("*.txt"))
        assert [path.parts[1] for path in evidence] == ["one", "three"]
        assert (folder / evidence[0]).read_text() == "one in run"
        assert not (folder / "index.html").exists()
    assert not folder.exists()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["shard.zip"]


def test_a_runs_directory_is_a_bundle_as_it_is(run_dir: Path) -> None:
    with opened(run_dir) as folder:
        assert folder == run_dir
    assert run_dir.exists()


def test_a_run_without_evidence_can_be_packed(tmp_path: Path) -> None:
    ran(tmp_path / "run", plan_of(1), {"one": "", "three": ""})
    pack(tmp_path / "run", tmp_path / "shard.zip")
    with opened(tmp_path / "shard.zip") as folder:
        assert sorted(path.name for path in folder.iterdir()) == ["plan.json", "record.jsonl"]


def test_a_bundle_that_is_not_there_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(BundleError, match=r"there is no bundle at .*missing\.zip"),
        opened(tmp_path / "missing.zip"),
    ):
        pass


@pytest.mark.parametrize("kept", [0, 10, 200, -30])
def test_a_bundle_that_is_cut_off_is_told(run_dir: Path, tmp_path: Path, kept: int) -> None:
    bundle = tmp_path / "shard.zip"
    pack(run_dir, bundle)
    bundle.write_bytes(bundle.read_bytes()[:kept])
    with pytest.raises(BundleError, match=r"shard\.zip is no bundle, or is damaged"), opened(bundle):
        pass


def test_a_bundle_with_a_changed_byte_is_told(run_dir: Path, tmp_path: Path) -> None:
    """Wherever in a member's content it is: the checksum, or the unpacking itself, does not come out."""
    bundle = tmp_path / "shard.zip"
    pack(run_dir, bundle)
    whole = bundle.read_bytes()
    with zipfile.ZipFile(bundle) as packed:
        first = packed.infolist()[0]
        begin = len(first.FileHeader()) + first.header_offset
    for place in range(begin, begin + first.compress_size, 7):
        bundle.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        with pytest.raises(BundleError, match=r"shard\.zip is no bundle, or is damaged"), opened(bundle):
            pass


@pytest.mark.parametrize("missing", ["plan.json", "record.jsonl"])
def test_a_bundle_that_lacks_a_part_is_told(run_dir: Path, tmp_path: Path, missing: str) -> None:
    pack(run_dir, tmp_path / "whole.zip")
    with (
        zipfile.ZipFile(tmp_path / "whole.zip") as whole,
        zipfile.ZipFile(tmp_path / "less.zip", "w") as less,
    ):
        for name in whole.namelist():
            if name != missing:
                less.writestr(name, whole.read(name))
    (run_dir / missing).unlink()
    for bundle in (tmp_path / "less.zip", run_dir):
        with pytest.raises(BundleError, match=f"is no bundle: it has no {missing}"), opened(bundle):
            pass


def test_nothing_is_unpacked_outside(run_dir: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "shard.zip"
    pack(run_dir, bundle)
    with zipfile.ZipFile(bundle, "a") as packed:
        packed.writestr("../../outside.txt", "!")
        packed.writestr("/tmp/outside-of-all.txt", "!")  # noqa: S108 - what is refused
    with opened(bundle) as folder:
        assert not (folder.parent.parent / "outside.txt").exists()
        assert not Path("/tmp/outside-of-all.txt").exists()  # noqa: S108
