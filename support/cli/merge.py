"""`tutor-bdd merge`: join the bundles of all shards into one run, report and judge it."""

import argparse
import secrets

from support.cli import rest
from support.cli.arguments import place
from support.cli.run import REPORTS, make_run_dir
from support.cli.selection import history_file
from support.config import ROOT
from support.gate.policy import read

__all__ = ["carry_out", "define"]


def define(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "bundles",
        nargs="+",
        type=place,
        metavar="BUNDLE",
        help="one for each shard: what `run --shard I/N --bundle FILE` has written, or a run's directory",
    )
    parser.add_argument(
        "--history",
        type=place,
        metavar="FILE",
        help="where to remember the results (default: beside the reports)",
    )
    parser.add_argument(
        "--reports-dir", type=place, default=REPORTS, metavar="FOLDER", help="where the whole run is put"
    )
    parser.add_argument(
        "--policy",
        type=place,
        metavar="FILE",
        default=ROOT / "fixtures" / "gate" / "policy.toml",
        help="what counts for the verdict (default: the project's)",
    )
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
    parser.epilog = """examples:
  tutor-bdd merge shards/*.zip
  tutor-bdd merge shards/*.zip --json

The exit code is the verdict's: docs/exit-codes.md. A shard that is missing, there twice or cut off makes it
"not proven" (5); one of another plan, or a file that is no bundle, is refused (2). Shards go together if they
were selected alike: the same commit, target, profile, options, seed and history, and the same N."""


def carry_out(given: argparse.Namespace) -> int:
    """Merge; the verdict's exit code."""
    from support.cli.concluding import conclude, remember
    from support.record.merge import merge, opened_all
    from support.record.reader import read_record

    policy = read(given.policy)
    run = f"m{secrets.token_hex(3)}"
    with opened_all(given.bundles) as parts:
        run_dir = make_run_dir(given.reports_dir, run)
        plan = merge(parts, run, run_dir)
    record = read_record(run_dir, plan)
    remember(plan, record, history_file(given))
    code = conclude(plan, record, policy, run_dir, as_json=given.json)
    rest.follows(plan, is_wanted=False)
    return code
