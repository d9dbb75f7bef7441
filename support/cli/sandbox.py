"""`tutor-bdd sandbox`: one that keeps running, so that runs need not start their own."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from support.targets import COMPONENTS

if TYPE_CHECKING:
    from support.targets import kept

__all__ = ["carry_out", "define"]

TARGET_UNAVAILABLE = 3


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("act", choices=["up", "down", "status"])
    parser.add_argument(
        "--components",
        type=_components,
        metavar="NAME,…",
        help=f"for `up`: which to start, of {', '.join(COMPONENTS)}; default: those that no URL is given for",
    )
    for name in COMPONENTS:
        parser.add_argument(
            f"--{name}-port", type=_port, metavar="PORT", help="for `up`; default: any free port"
        )
        parser.add_argument(
            f"--{name}-url", type=_url, metavar="URL", help="for `up`: the one to use instead"
        )
    parser.add_argument(
        "--strict", action="store_true", help="for `up`: Biglearn holds every request against its contract"
    )
    parser.add_argument(
        "--defects",
        type=_defects,
        default=(),
        metavar="N,…",
        help="for `up`: known defects that Biglearn is to have, by their numbers (docs/sandbox.md)",
    )
    parser.add_argument(
        "--folder", type=Path, help="where its addresses and tokens lie; default: .tutor-bdd, where runs look"
    )
    parser.add_argument("--json", action="store_true", help="print what there is as JSON")
    parser.set_defaults(mistake=parser.error)
    parser.epilog = (
        "examples:\n"
        "  tutor-bdd sandbox up --tutor-port 3000                start it; later runs use it\n"
        "  tutor-bdd sandbox up --components biglearn,scheduler  only these\n"
        "  tutor-bdd sandbox up --biglearn-url http://…          with a Biglearn that runs elsewhere\n"
        "  tutor-bdd sandbox up --strict                         as the target sandbox-strict wants it\n"
        "  tutor-bdd sandbox status                              exit code 3 when not all of it is up\n"
        "  tutor-bdd sandbox down                                stop it; its data goes with it\n"
        "environment: TUTOR_SANDBOX_DATABASE (postgresql://…, or sqlite:///FILE: then its data stays),\n"
        "  TUTOR_SANDBOX_BIGLEARN_TOKEN, TUTOR_SANDBOX_SCHEDULER_TOKEN (needed for one that runs elsewhere)"
    )


def carry_out(given: argparse.Namespace) -> int:
    """Start, stop or look."""
    from support.targets import kept

    folder = (given.folder or kept.FOLDER).resolve()
    if given.act == "down":
        print("the sandbox is stopped" if kept.stop(folder) else "no sandbox was up")
        return 0
    seen = kept.Seen(kept.start(_wish(given), folder)) if given.act == "up" else kept.look(folder)
    print(json.dumps(_told(seen)) if given.json else _shown(seen))
    return TARGET_UNAVAILABLE if seen.kept is None or seen.silent else 0


def _wish(given: argparse.Namespace) -> "kept.Wish":
    from support.targets import kept

    options = vars(given)
    urls = {name: options[f"{name}_url"] for name in COMPONENTS if options[f"{name}_url"]}
    names = given.components or [name for name in COMPONENTS if name not in urls]
    for name in COMPONENTS:
        if name in names and name in urls:
            given.mistake(f"{name} is to be started and has a URL as well: give one of them")
        if name not in names and options[f"{name}_port"] is not None:
            given.mistake(f"--{name}-port: {name} is not started here")
    if not names:
        given.mistake("there is nothing to start")
    return kept.Wish(
        {name: options[f"{name}_port"] or 0 for name in names}, urls, given.strict, given.defects
    )


def _told(seen: "kept.Seen") -> dict[str, object]:
    if seen.kept is None:
        return {"pid": None, "urls": {}, "components": {}, "ended": seen.ended}
    found = seen.kept
    parts = {
        name: {"url": url, "answers": name not in seen.silent if name in found.started else None}
        for name, url in sorted(found.urls.items())
    }
    return {"pid": found.pid, "urls": dict(found.urls), "components": parts, "ended": None}


def _shown(seen: "kept.Seen") -> str:
    if seen.kept is None:
        ended = f" (the last one ended: {seen.ended})" if seen.ended else ""
        return f"no sandbox is up{ended}: `tutor-bdd sandbox up` starts one"
    lines = []
    for name, url in sorted(seen.kept.urls.items()):
        note = "" if name in seen.kept.started else "  runs elsewhere"
        lines.append(f"{name:10} {url}{'  does not answer' if name in seen.silent else note}")
    return "\n".join(lines)


def _components(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - set(COMPONENTS):
        raise argparse.ArgumentTypeError(f"there is no {min(unknown)!r}: choose from {', '.join(COMPONENTS)}")
    return names


def _url(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f"{text!r} does not begin with http:// or https://")
    return text.rstrip("/")


def _defects(text: str) -> tuple[int, ...]:
    words = text.split(",")
    if not all(word.strip().isdecimal() for word in words):
        raise argparse.ArgumentTypeError(f"{text!r} are no numbers of defects: write them as in 24,35")
    return tuple(sorted({int(word) for word in words}))


def _port(text: str) -> int:
    port = int(text) if text.isdecimal() else -1
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is no port: give 0 to 65535")
    return port
