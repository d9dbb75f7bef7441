"""Signals that come at any moment: each is noted, and none stops the one that waits for it for good."""

import os
import signal
import subprocess
import sys
import time

import pytest

HAMMERED = """
import signal, time
from sandbox.stopping import Stop
stop = Stop()
signal.signal(signal.SIGALRM, signal.getsignal(signal.SIGTERM))
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
end = time.monotonic() + 2
while time.monotonic() < end:
    stop._is_told = False
    stop.wait(0.000001)
signal.setitimer(signal.ITIMER_REAL, 0)
print("ended")
"""
WAITING = """
from sandbox.stopping import Stop
stop = Stop()
print("waiting", flush=True)
print(stop.wait(60))
"""
FORKED = """
import os, signal
from sandbox.stopping import Stop, forget
stop = Stop()
ready, tell = os.pipe()
child = os.fork()
if not child:
    forget()
    signal.alarm(20)  # it must not stay, whatever goes wrong
    os.write(tell, b"!")
    signal.pause()
os.read(ready, 1)
os.kill(child, signal.SIGTERM)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), stop.wait(0.1))
"""


def said(script, seconds=20):
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=True).stdout


def test_signals_in_the_middle_of_a_wait_do_no_harm():
    assert said(HAMMERED) == "ended\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_wait_at_once(number):
    with subprocess.Popen([sys.executable, "-c", WAITING], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "waiting\n"
        began = time.monotonic()
        os.kill(process.pid, number)
        assert process.stdout.readline() == "True\n"
        assert time.monotonic() - began < 10


def test_a_forked_process_is_ended_by_a_signal_and_its_parent_hears_nothing():
    assert said(FORKED) == "-15 False\n"
