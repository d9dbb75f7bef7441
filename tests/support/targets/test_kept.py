"""A sandbox that keeps running: it comes up in every combination, tells how it is, leaves nothing behind."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from support.cli import main
from support.targets import Component, Target, kept
from support.targets.embedded import SandboxError, running
from support.waiting import eventually

BOTH = kept.Wish({"biglearn": 0, "scheduler": 0})
STARTER = """
import sys, signal
from support.targets import Component, Target
from support.targets.embedded import start
part = Component(None)
target = start(Target("t", frozenset(), {"biglearn": part, "scheduler": part})).ready()
print(*(c.address for c in target.components.values()), flush=True)
signal.pause()
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("DATABASE", "BIGLEARN_TOKEN", "SCHEDULER_TOKEN"):
        monkeypatch.delenv(f"TUTOR_SANDBOX_{name}", raising=False)
    folder = tmp_path / "kept"
    yield folder
    kept.stop(folder)


def target(**urls):
    return Target("t", frozenset(), {name: Component(url) for name, url in urls.items()})


def answers(url):
    try:
        return requests.get(f"{url}/ping", timeout=2).status_code == 200
    except requests.ConnectionError:
        return False


def pid_of(folder, name):
    return json.loads((folder / "sandbox.json").read_text())["components"][name]["pid"]


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def test_all_of_it_comes_up_at_the_ports_asked_for_and_goes(folder):
    ports = {name: free_port() for name in ("tutor", "biglearn", "scheduler")}
    found = kept.start(kept.Wish(ports), folder)
    assert dict(found.urls) == {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    assert all(answers(url) for url in found.urls.values())
    assert kept.find(folder) == found
    assert found.serves(target(tutor=None, biglearn=None, scheduler=None))
    assert stat.S_IMODE((folder / "tokens.json").stat().st_mode) == 0o600
    assert kept.stop(folder)
    assert not any(answers(url) for url in found.urls.values())
    assert kept.look(folder) == kept.Seen(None)
    assert sorted(p.name for p in folder.iterdir()) == ["sandbox.json.lock", "starting.lock"]


def test_some_of_it_can_be_up_alone(folder):
    found = kept.start(BOTH, folder)
    assert found.started == {"biglearn", "scheduler"}
    assert found.serves(target(biglearn=None, scheduler=None))
    assert not found.serves(target(tutor=None, biglearn=None, scheduler=None))
    assert not found.serves(target(tutor="https://tutor.example", biglearn=None, scheduler=None))
    filled = found.fill(target(biglearn=None, scheduler=None))
    assert filled.component("biglearn").address == found.urls["biglearn"]
    assert filled.component("biglearn").token == found.tokens["biglearn"]


def test_a_component_elsewhere_is_used_by_its_url_and_token(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("TUTOR_SANDBOX_BIGLEARN_TOKEN", "known-to-both")
    other = tmp_path / "other"
    there = kept.start(kept.Wish({"biglearn": 0}), other).urls["biglearn"]
    try:
        found = kept.start(kept.Wish({"tutor": 0}, {"biglearn": there}), folder)
        assert found.started == {"tutor"}
        assert found.tokens["biglearn"].reveal() == "known-to-both"
        assert found.serves(target(tutor=None, biglearn=there))
        assert not found.serves(target(tutor=None, biglearn="http://somewhere.example"))
        assert found.fill(target(tutor=None, biglearn=there)).component("biglearn").address == there
    finally:
        kept.stop(other)
    assert kept.find(folder) == found, "what is elsewhere may be away"


def test_a_second_one_is_refused_and_leaves_the_first_alone(folder):
    first = kept.start(BOTH, folder)
    with pytest.raises(SandboxError, match="up already"):
        kept.start(BOTH, folder)
    assert kept.find(folder) == first


def test_of_two_started_at_once_one_comes_up(folder):
    def attempt(_):
        try:
            return kept.start(BOTH, folder)
        except SandboxError as error:
            return str(error)

    with ThreadPoolExecutor(2) as threads:
        told = list(threads.map(attempt, range(2)))
    [up] = [t for t in told if isinstance(t, kept.Kept)]
    [refused] = [t for t in told if isinstance(t, str)]
    assert "up already" in refused
    assert kept.find(folder) == up


def test_a_port_in_use_is_said_and_nothing_stays(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SandboxError, match=f"scheduler cannot listen on port {port}"):
            kept.start(kept.Wish({"biglearn": 0, "scheduler": port}), folder)
    assert kept.look(folder).kept is None


def test_stopping_nothing_is_no_mistake(folder):
    assert kept.stop(folder) is False
    assert kept.look(folder) == kept.Seen(None)


def test_a_component_that_was_killed_is_named_when_the_rest_has_ended(folder):
    kept.start(BOTH, folder)
    os.kill(pid_of(folder, "scheduler"), signal.SIGKILL)
    seen = eventually(lambda: (s := kept.look(folder)).ended and s, reason="the rest to end, and say why")
    assert seen.kept is None
    assert seen.ended == "scheduler ended by itself (status -9)"
    kept.start(BOTH, folder)
    assert kept.find(folder), "a new one can be started"


def test_a_component_that_hangs_is_named_and_can_be_stopped(folder):
    found = kept.start(BOTH, folder)
    os.kill(pid_of(folder, "biglearn"), signal.SIGSTOP)
    seen = kept.look(folder)
    assert (seen.kept, seen.silent) == (found, {"biglearn"})
    assert kept.find(folder) is None, "no run may use it"
    assert kept.stop(folder)
    assert kept.look(folder).kept is None


def test_a_killed_launcher_takes_the_rest_with_it(folder):
    found = kept.start(BOTH, folder)
    os.kill(found.pid, signal.SIGKILL)
    seen = eventually(lambda: (s := kept.look(folder)).kept is None and s, reason="the components to end")
    assert seen.ended == "it was killed"
    assert not any(answers(url) for url in found.urls.values())


def test_even_a_hanging_component_without_launcher_is_stopped(folder):
    found = kept.start(BOTH, folder)
    os.kill(pid_of(folder, "biglearn"), signal.SIGSTOP)
    os.kill(found.pid, signal.SIGKILL)
    assert kept.stop(folder)
    assert kept.look(folder).kept is None


def test_what_a_run_started_ends_with_the_run_however_that_ends():
    with subprocess.Popen([sys.executable, "-c", STARTER], stdout=subprocess.PIPE, text=True) as run:
        urls = run.stdout.readline().split()
        assert len(urls) == 2
        assert all(answers(url) for url in urls)
        run.kill()
    eventually(lambda: not any(answers(url) for url in urls), reason="the sandbox to end", within=5)


def test_the_command_line_tells_what_there_is(folder, capsys):
    where = ["--folder", str(folder)]
    assert main(["sandbox", "status", "--json", *where]) == 3
    assert json.loads(capsys.readouterr().out) == {"pid": None, "urls": {}, "components": {}, "ended": None}
    assert main(["sandbox", "up", "--json", "--components", "biglearn,scheduler", *where]) == 0
    up = json.loads(capsys.readouterr().out)
    assert up["components"] == {
        name: {"url": up["urls"][name], "answers": True} for name in ("biglearn", "scheduler")
    }
    assert main(["sandbox", "up", *where]) == 3
    assert "up already" in capsys.readouterr().err
    assert main(["sandbox", "status", *where]) == 0
    assert capsys.readouterr().out.split() == [
        *("biglearn", up["urls"]["biglearn"]),
        *("scheduler", up["urls"]["scheduler"]),
    ]
    os.kill(pid_of(folder, "scheduler"), signal.SIGSTOP)
    assert main(["sandbox", "status", "--json", *where]) == 3
    assert json.loads(capsys.readouterr().out)["components"]["scheduler"]["answers"] is False
    assert main(["sandbox", "down", *where]) == 0
    assert main(["sandbox", "down", *where]) == 0
    assert capsys.readouterr().out == "the sandbox is stopped\nno sandbox was up\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--components", "tutor,other"], "there is no 'other'"),
        (["--components", "tutor", "--tutor-url", "http://a.example"], "give one of them"),
        (["--components", "tutor", "--biglearn-port", "3000"], "biglearn is not started here"),
        (["--biglearn-url", "a.example"], "does not begin with http"),
        (["--tutor-port", "70000"], "70000 is no port"),
        (["--tutor-port", "x"], "x is no port"),
        ([f"--{n}-url=http://{n}.example" for n in ("tutor", "biglearn", "scheduler")], "nothing to start"),
    ],
)
def test_a_wish_that_makes_no_sense_is_a_mistake(folder, capsys, options, said):
    with pytest.raises(SystemExit) as ended:
        main(["sandbox", "up", "--folder", str(folder), *options])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_strict_one_serves_only_what_wants_a_strict_one(folder):
    found = kept.start(kept.Wish({"biglearn": 0}, is_strict=True, defects=(24,)), folder)
    assert kept.find(folder).set_up == (True, (24,))

    def wanting(**set_up):
        return Target("t", frozenset(), {"biglearn": Component(None, **set_up)})

    assert found.serves(wanting(is_strict=True, defects=(24,)))
    assert not found.serves(wanting())
    assert not found.serves(wanting(is_strict=True))
    headers = {"Biglearn-Api-Token": found.tokens["biglearn"].reveal()}
    body = {"metadata_sequence_number_offset": 0, "max_num_metadatas": 1001}
    url = f"{found.urls['biglearn']}/fetch_course_metadatas"
    reply = requests.post(url, json=body, headers=headers, timeout=5)
    assert reply.status_code == 400
    assert "$.max_num_metadatas" in reply.json()["errors"][1]


def test_an_unknown_defect_is_told(folder):
    with pytest.raises(SandboxError, match="'99' are no known defects"):
        kept.start(kept.Wish({"biglearn": 0}, defects=(99,)), folder)


def test_a_run_s_own_sandbox_is_as_strict_as_its_target(folder):
    with running(Target("t", frozenset(), {"biglearn": Component(None, is_strict=True)})) as started:
        part = started.component("biglearn")
        headers = {"Biglearn-Api-Token": part.token.reveal()}
        reply = requests.post(f"{part.address}/update_rosters", json={}, headers=headers, timeout=5)
    assert (reply.status_code, reply.json()["errors"][1:]) == (400, ['$: "rosters" is a required property'])
