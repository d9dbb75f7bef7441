"""Starting the sandbox's launcher for real, and looking at what it started."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time

import requests

TOKEN = "sandbox-token"
HEADERS = {"Biglearn-Api-Token": TOKEN, "Biglearn-Scheduler-Token": TOKEN, "Accept": "application/json"}


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that ended but that nobody asked about is gone for our purposes.
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(state.stdout.strip()) and not state.stdout.startswith("Z")


def wait_until(condition, seconds=5):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextlib.contextmanager
def launcher(state, *arguments, components):
    """The launcher's process. It, and everything it started, is gone when the block ends."""
    command = [sys.executable, "-m", "sandbox", "--state", str(state), "--components", components]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TUTOR_SANDBOX_")}
    with subprocess.Popen(
        [*command, "--until-parent-exits", *arguments], stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


@contextlib.contextmanager
def sandbox(state, *arguments, components):
    """The launcher once everything is up: its process, and the parts by name, each with url and pid."""
    with launcher(state, *arguments, components=components) as process:
        assert wait_until(lambda: state.exists() or process.poll() is not None, 15)
        assert process.poll() is None, process.stderr.read()
        yield process, json.loads(state.read_text())["components"]


def ask(url, call, body):
    """One call to Biglearn or its scheduler; its answer."""
    reply = requests.post(f"{url}/{call}", json=body, headers=HEADERS, timeout=20)
    assert reply.status_code == 200, (call, reply.status_code, reply.text)
    return reply.json()
