"""Measure the packs and print tables; exit 1 when a figure is missed."""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, table
from bench.packs import growing, timing
from bench.packs.making import PACKS, write
from bench.packs.peers import Contender, contenders, install, ours, plain
from bench.packs.timing import Costs, measure
from support.config import ROOT

_DELAY = "0.02"  # seconds that each call of the API pack takes
_MEMORY = Path("/dev/shm")  # noqa: S108 - where it is there: no disk shall decide, and a folder of our own is made


class _Bench:
    """A folder with the packs and the peers, and the service that packs call."""

    def __init__(self, folder: Path, peers: Path | None, address: str, rounds: int) -> None:
        self.folder = folder
        self.peers = peers
        self.address = address
        self.rounds = rounds

    def pack(self, name: str) -> Path:
        """The folder of a pack, written."""
        path = self.folder / name.replace(" ", "-")
        write(PACKS[name], path, self.address)
        return path

    def rivals(self, pack: Path, workers: tuple[int, ...]) -> list[Contender]:
        """Each peer with the number of workers that suits it best."""
        if self.peers is None:
            return []
        every = [c for number in workers for c in contenders(self.peers, pack, number)]
        return timing.best(every, pack, lambda contender: contender.name)


def _api(bench: _Bench) -> Iterator[Figure]:
    pack = bench.pack("api")
    floor = _bare("calls", bench.address, 400, 2, 16)
    running = [floor, ours(pack, 32), *bench.rivals(pack, (4, 8))]
    yield from _against(measure(running, pack, bench.rounds), "API pack", 1.5)


def _browser(bench: _Bench) -> Iterator[Figure]:
    pack = bench.pack("browser")
    bare = [_bare("pages", bench.address, 60, *numbers) for numbers in ((1, 2), (1, 4), (2, 1), (2, 2))]
    (floor,) = timing.best(bare, pack, lambda contender: contender.name)
    own = timing.best([ours(pack, number) for number in (2, 3)], pack, lambda contender: contender.name)
    running = [floor, *own, *bench.rivals(pack, (2, 3))]
    yield from _against(measure(running, pack, bench.rounds), "browser pack", 1.2)


def _nothing(bench: _Bench) -> Iterator[Figure]:
    for name, limit in (("no-op", 1.0), ("no-op with 500 definitions", 0.5)):
        pack = bench.pack(name)
        behave = _plain(bench, pack)
        some = [ours(pack, number, reports=False) for number in (1, 2, 8)]
        found = measure([behave, *some, ours(pack, 2), *bench.rivals(pack, (2, 8))], pack, bench.rounds)
        print(f"\n{name}\n{timing.table(found, found[0])}")
        for costs in found[1:4]:
            base = found[0]
            if limit < 1:
                ratios = _ratios(costs.processor, base.processor)
                yield Figure(f"{name}, processor of {costs.name} by behave's", limit, ratios, "times")
            else:
                yield Figure(
                    f"{name}, {costs.name} by behave", limit, _ratios(costs.clock, base.clock), "times"
                )


def _start(bench: _Bench) -> Iterator[Figure]:
    pack = bench.pack("one")
    found = measure([_plain(bench, pack), ours(pack, 1, reports=False), ours(pack, 1)], pack, bench.rounds)
    print(f"\none scenario\n{timing.table(found, found[0])}")
    for costs in found[1:]:
        ratios = _ratios(costs.clock, found[0].clock)
        yield Figure(f"one scenario, {costs.name} by behave", 1.5, ratios, "times")


def _memory(bench: _Bench) -> Iterator[Figure]:
    own = growing.memory_of_workers(ours(bench.pack("api"), 16), bench.folder / "api")
    yield Figure("memory of a worker's own", 15, own, "MB")


def _growth(bench: _Bench) -> Iterator[Figure]:
    yield from growing.plans(bench.rounds)


_GROUPS = {
    "api": _api,
    "browser": _browser,
    "no-op": _nothing,
    "start": _start,
    "memory": _memory,
    "growth": _growth,
}


def _bare(what: str, address: str, scenarios: int, processes: int, at_once: int) -> Contender:
    command = (sys.executable, "-m", "bench.packs.floor", what, address)
    numbers = tuple(str(number) for number in (scenarios, processes, at_once))
    told = f"{processes} x {at_once}"
    return Contender("bare script", told, (*command, *numbers), {"PYTHONPATH": str(ROOT)})


def _plain(bench: _Bench, pack: Path) -> Contender:
    if bench.peers is not None:
        return plain(bench.peers, pack)
    return Contender(
        "behave", "", (sys.executable, "-m", "behave", "-f", "progress"), {"PYTHONPATH": str(pack)}
    )


def _against(found: list[Costs], name: str, limit: float) -> Iterator[Figure]:
    """Ours (the second) by the bare script (the first), and by the best of the peers."""
    floor, own, *rivals = found
    print(f"\n{name}\n{timing.table(found, floor)}")
    yield Figure(f"{name}, ours by the bare script", limit, _ratios(own.clock, floor.clock), "times")
    if rivals:
        quickest = min(rivals, key=lambda costs: costs.seconds)
        ratios = _ratios(own.clock, quickest.clock)
        yield Figure(f"{name}, ours by {quickest.name}", 1.0, ratios, "times")


def _ratios(one: list[float], other: list[float]) -> tuple[float, ...]:
    return tuple(a / b for a, b in zip(one, other, strict=True))


@contextlib.contextmanager
def _service() -> Iterator[str]:
    """The address of the service, which is there as long as it is needed."""
    command = [sys.executable, "-m", "bench.packs.server", _DELAY]
    server = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdin
    assert server.stdout
    try:
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
    finally:
        server.stdin.close()
        server.wait(timeout=30)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/packs/run", description="This harness and its peers here.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(_GROUPS)} (default: all)")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each (default: %(default)s)")
    parser.add_argument("--no-peers", action="store_true", help="only this harness and behave")
    parser.add_argument(
        "--peers",
        type=Path,
        default=ROOT / ".tutor-bdd" / "peers",
        help="where they are, or are to be installed",
    )
    given = parser.parse_args()
    if unknown := [name for name in given.groups if name not in _GROUPS]:
        parser.error(f"there is no group {', '.join(unknown)}: choose from {', '.join(_GROUPS)}")
    if given.rounds < 1:
        parser.error("--rounds must be at least 1")
    peers = given.peers.resolve()
    if not given.no_peers:
        install(peers)
    figures: list[Figure] = []
    where = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="packs-", dir=where) as folder, _service() as address:
        bench = _Bench(Path(folder), None if given.no_peers else peers, address, given.rounds)
        for name in given.groups or _GROUPS:
            figures += _GROUPS[name](bench)
    print(f"\n{table(figures)}")
    load = os.getloadavg()[0]
    print(f"\n{os.cpu_count()} processors, load {load:.1f} at the end. A busy machine tells little.")
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
