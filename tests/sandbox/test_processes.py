"""The launcher, started for real: it comes up, says no clearly, and leaves nothing behind."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

COMPONENTS = ("biglearn", "scheduler")


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


@contextlib.contextmanager
def launcher(state, *arguments):
    command = [sys.executable, "-m", "sandbox", "--state", str(state), "--components", ",".join(COMPONENTS)]
    with subprocess.Popen([*command, *arguments], stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def ping(url):
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=5)
    connection.request("GET", "/ping")
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_when_the_launcher_ends_nothing_is_left_running(tmp_path, how):
    state = tmp_path / "state.json"
    with launcher(state) as process:
        assert wait_until(state.exists)
        told = json.loads(state.read_text())
        pids = [c["pid"] for c in told["components"].values()]
        assert sorted(told["components"]) == sorted(COMPONENTS)
        assert all(ping(c["url"]) == 200 for c in told["components"].values())
        assert all(is_there(pid) for pid in pids)
        process.send_signal(how)
        process.wait(5)
        assert wait_until(lambda: not any(is_there(pid) for pid in pids))


def test_a_port_in_use_is_said_in_one_line(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with launcher(tmp_path / "state.json", "--biglearn-port", str(port)) as process:
            _, said = process.communicate(timeout=10)
    assert process.returncode == 3
    assert said.count("\n") == 1
    assert f"port {port}" in said
    assert not (tmp_path / "state.json").exists()
