"""What a shard hands on: plan, record and evidence in one file, to be joined with the others elsewhere."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["BundleError", "opened", "pack"]

_PARTS = ("plan.json", "record.jsonl")
# What unpacking raises for bytes that were changed: also where they ask for a method or a password.
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)


class BundleError(ValueError):
    """A file or folder is no bundle."""


def pack(run_dir: Path, bundle: Path) -> None:
    """Write the bundle of a run, whole or not at all."""
    bundle.parent.mkdir(parents=True, exist_ok=True)
    partial = bundle.with_name(f"{bundle.name}.partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name in _PARTS:
            packed.write(run_dir / name, name)
        for path in sorted((run_dir / "evidence").rglob("*")):
            if path.is_file():
                packed.write(path, str(path.relative_to(run_dir)))
    partial.replace(bundle)


@contextmanager
def opened(bundle: Path) -> Iterator[Path]:
    """The folder that a bundle holds: itself if it is one, else unpacked as long as the block lasts."""
    if bundle.is_dir():
        yield _checked(bundle, bundle)
        return
    with TemporaryDirectory(prefix="tutor-bdd-bundle-") as place:
        folder = Path(place)
        try:
            with zipfile.ZipFile(bundle) as packed:
                packed.extractall(folder)  # leaves nothing outside the folder, whatever the names say
        except FileNotFoundError as error:
            raise BundleError(f"there is no bundle at {bundle}") from error
        except _DAMAGED as error:
            raise BundleError(f"{bundle} is no bundle, or is damaged: {error}") from error
        yield _checked(folder, bundle)


def _checked(folder: Path, bundle: Path) -> Path:
    for name in _PARTS:
        if not (folder / name).is_file():
            raise BundleError(f"{bundle} is no bundle: it has no {name}")
    return folder
