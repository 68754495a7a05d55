"""What the quickstart prints is true: the address, the keys, and the commands to try."""

import io
import json
import os
import re
import signal
import subprocess
import threading

import lakefs
import pyarrow.parquet
import pytest
from conftest import ROOT, START_TIMEOUT, STOP_TIMEOUT, free_port
from lakefs.client import Client


class Quickstart:
    """A running quickstart and what it printed."""

    def __init__(self, folder, port):
        self._process = subprocess.Popen(
            [str(ROOT / "tarn"), "quickstart", "--port", str(port), "--dir", str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"LAKEFS_DATABASE_TYPE": "not-used-here"},
            text=True,
        )
        watchdog = threading.Timer(START_TIMEOUT, self._process.kill)
        watchdog.start()
        self.printed = ""
        for line in self._process.stdout:
            self.printed += line
            if "stops the server" in line:
                break
        watchdog.cancel()

    def value(self, label):
        return re.search(rf"^ *{label} +(\S+)$", self.printed, re.MULTILINE).group(1)

    def commands(self):
        return re.findall(r"^ *(curl .*)$", self.printed, re.MULTILINE)

    def interrupt(self):
        self._process.send_signal(signal.SIGINT)
        self._process.stdout.read()
        return self._process.wait(STOP_TIMEOUT)

    def end(self):
        self._process.kill()
        self._process.wait(STOP_TIMEOUT)


def curl(command):
    """Runs a printed command, with an answer other than 2xx as a failure; what it answers."""
    done = subprocess.run(
        command.replace("curl ", "curl --silent --show-error --fail-with-body ", 1),
        shell=True,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def start(tmp_path):
    started = []

    def start():
        started.append(Quickstart(tmp_path / "tarn", free_port()))
        return started[-1]

    yield start
    for quickstart in started:
        quickstart.end()


def test_the_printed_commands_work(start):
    quickstart = start()
    answers = [curl(command) for command in quickstart.commands()]

    assert len(answers) == 3
    listed = [item["path"] for item in json.loads(answers[0])["results"]]
    assert "README.md" in listed
    assert "sample" in json.loads(answers[2])["results"][0]["message"]
    assert curl(f"curl {quickstart.value('Web page')}")


def test_the_sample_repository_holds_real_tables(start):
    quickstart = start()
    client = Client(
        host=quickstart.value("Web page").rstrip("/"),
        username=quickstart.value("Access key ID"),
        password=quickstart.value("Secret access key"),
    )
    main = lakefs.Repository("quickstart", client=client).branch("main")
    tables = [item.path for item in main.objects() if item.path.endswith(".parquet")]

    assert tables
    for path in tables:
        assert pyarrow.parquet.read_table(io.BytesIO(main.object(path).reader().read())).num_rows > 0
    assert list(main.uncommitted()) == []


def test_the_next_start_goes_on_with_the_same_data(start):
    first = start()
    for command in first.commands():
        curl(command)
    assert first.interrupt() in (0, 130)

    second = start()
    assert "as you left it" in second.printed
    for command in second.commands():
        curl(command)
    branches = json.loads(curl(second.commands()[1].split(" -H ")[0]))["results"]
    assert [branch["id"] for branch in branches] == ["main", "try-1", "try-2"]
