"""The launcher, started for real: it comes up, says no clearly, and leaves nothing behind."""

import http.client
import json
import os
import re
import signal
import socket

import pytest

from tests.sandbox.launching import free_port, is_there, launcher, wait_until

COMPONENTS = "biglearn,scheduler"


def ping(url):
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=5)
    connection.request("GET", "/ping")
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_when_the_launcher_ends_nothing_is_left_running(tmp_path, how):
    state = tmp_path / "state.json"
    with launcher(state, components=COMPONENTS) as process:
        assert wait_until(state.exists)
        told = json.loads(state.read_text())
        pids = [c["pid"] for c in told["components"].values()]
        assert sorted(told["components"]) == ["biglearn", "scheduler"]
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
        with launcher(
            tmp_path / "state.json", "--biglearn-port", str(port), components=COMPONENTS
        ) as process:
            _, said = process.communicate(timeout=10)
    assert process.returncode == 3
    assert said.count("\n") == 1
    assert f"port {port}" in said
    assert not (tmp_path / "state.json").exists()


def test_a_component_that_is_killed_ends_the_rest_and_is_named(tmp_path):
    state = tmp_path / "state.json"
    with launcher(state, components=COMPONENTS) as process:
        assert wait_until(state.exists)
        pids = {name: c["pid"] for name, c in json.loads(state.read_text())["components"].items()}
        os.kill(pids["scheduler"], signal.SIGKILL)
        _, said = process.communicate(timeout=5)
    assert process.returncode == 3
    assert said == "sandbox: scheduler ended by itself (status -9)\n"
    assert not any(is_there(pid) for pid in pids.values())
    assert not state.exists()


def test_a_component_that_cannot_start_says_why_at_once(tmp_path):
    nobody = f"postgresql://sandbox@127.0.0.1:{free_port()}/none"
    with launcher(tmp_path / "state.json", "--database", nobody, components=COMPONENTS) as process:
        _, said = process.communicate(timeout=5)
    assert process.returncode == 3
    assert said.count("\n") == 1
    # All of them need it; which of them is first to say so is open.
    assert re.match(r"sandbox: (tutor|biglearn|scheduler) does not start: connection failed", said)
    assert "refused" in said


def test_a_state_file_belongs_to_one_sandbox_at_a_time(tmp_path):
    state = tmp_path / "state.json"
    with launcher(state, components=COMPONENTS):
        assert wait_until(state.exists)
        before = state.read_text()
        with launcher(state, components=COMPONENTS) as second:
            _, said = second.communicate(timeout=5)
        assert second.returncode == 3
        assert "runs already" in said
        assert state.read_text() == before
