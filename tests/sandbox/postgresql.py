"""A PostgreSQL server for the tests: one the environment names, or this machine's in a folder of its own.

The server runs as another user, for it refuses to run as root. A shell that reads a pipe stands before it:
the pipe closes when the tests end, however they end, and the shell stops the server.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path

from tests.sandbox.launching import free_port, wait_until

VARIABLE = "TUTOR_SANDBOX_TEST_DATABASE"
MISSING = f"no PostgreSQL: set {VARIABLE} to the URL of a server where databases may be made, or install one"
_RUN = '"$0" "$@" & server=$!; read _; kill -INT $server; wait $server'


def binaries():
    """The folder of a server's programs, or None."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda p: int(p.parent.name))


@contextlib.contextmanager
def server(programs):
    """The URL of a server that runs as long as the block."""
    port, folder = free_port(), Path(tempfile.mkdtemp(prefix="tutor-postgresql-"))
    who = _somebody_else()
    if who:
        shutil.chown(folder, who)
    data = folder / "data"
    made = [programs / "initdb", "-D", data, "-U", "sandbox", "-A", "trust", "-E", "UTF8", "--no-sync"]
    try:
        subprocess.run([*made, "--locale=C"], check=True, capture_output=True, user=who, cwd=folder)
        options = {"listen_addresses": "127.0.0.1", "fsync": "off", "unix_socket_directories": folder}
        arguments = [f"--{name}={value}" for name, value in options.items()]
        command = ["sh", "-c", _RUN, programs / "postgres", "-D", data, "-p", str(port), *arguments]
        log = (folder / "log").open("wb")
        with log, subprocess.Popen(command, stdin=subprocess.PIPE, stderr=log, user=who, cwd=folder) as shell:
            url = f"postgresql://sandbox@127.0.0.1:{port}"
            try:
                assert wait_until(lambda: _answers(url) or shell.poll() is not None, 20)
                yield url
            finally:
                shell.stdin.close()
                shell.wait(20)
    finally:
        shutil.rmtree(folder)


@contextlib.contextmanager
def fresh_database(url):
    """The URL of a new, empty database, which is gone when the block ends."""
    name = f"sandbox_{uuid.uuid4().hex}"
    _run(f"{url}/postgres", f"CREATE DATABASE {name}")
    try:
        yield f"{url}/{name}"
    finally:
        _run(f"{url}/postgres", f"DROP DATABASE {name} WITH (FORCE)")


def _somebody_else():
    if os.getuid():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)


def _answers(url):
    with contextlib.suppress(Exception):
        _run(f"{url}/postgres", "SELECT 1")
        return True
    return False


def _run(url, statement):
    import psycopg  # noqa: PLC0415 - only where there is a server to talk to

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)
