"""A fresh server for the tests: its own folder, its own port, an admin made through the API; and clients of it."""

import dataclasses
import json
import os
import pathlib
import secrets
import signal
import socket
import subprocess
import time

import lakefs
import lakefs_sdk
import lakefs_sdk.client
import pytest
import requests
from lakefs.client import Client

ROOT = pathlib.Path(__file__).resolve().parent.parent
START_TIMEOUT = 180.0
STOP_TIMEOUT = 45.0


@dataclasses.dataclass(frozen=True)
class Installation:
    """What a client needs to know of the server."""

    endpoint: str
    access_key_id: str
    secret_access_key: str
    folder: pathlib.Path

    @property
    def api(self) -> str:
        return self.endpoint + "/api/v1"

    @property
    def auth(self) -> tuple[str, str]:
        return self.access_key_id, self.secret_access_key

    def client(self) -> Client:
        """A new high-level client."""
        return Client(host=self.endpoint, username=self.access_key_id, password=self.secret_access_key)

    def sdk(self) -> lakefs_sdk.client.LakeFSClient:
        """A new client of the kind that is generated from the API's description."""
        return lakefs_sdk.client.LakeFSClient(
            lakefs_sdk.Configuration(host=self.api, username=self.access_key_id, password=self.secret_access_key)
        )


class Server:
    """A server process that can be stopped, killed and started again on the same folder."""

    def __init__(self, folder: pathlib.Path, java_opts: str = "", tls: tuple[pathlib.Path, pathlib.Path] | None = None):
        """With tls, a certificate and its key, the server speaks HTTPS alone."""
        self.folder = folder
        self.java_opts = java_opts
        self.port = free_port()
        self.endpoint = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        self.certificate = str(tls[0]) if tls else None
        self.log = folder / "server.log"
        self._process = None
        config = {
            "listen_address": f"127.0.0.1:{self.port}",
            "database": {"type": "local", "local": {"path": str(folder / "metadata")}},
            "blockstore": {"type": "local", "local": {"path": str(folder / "objects")}},
            "auth": {"encrypt": {"secret_key": secrets.token_hex(16)}},
        }
        if tls:
            config["tls"] = {"enabled": True, "cert_file": str(tls[0]), "key_file": str(tls[1])}
        self.config = folder / "config.json"
        self.config.write_text(json.dumps(config))

    def start(self) -> None:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("LAKEFS_")}
        environment["TARN_JAVA_OPTS"] = self.java_opts
        with open(self.log, "ab") as log:
            self._process = subprocess.Popen(
                [str(ROOT / "tarn"), "run", "--config", str(self.config)],
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment,
            )
        deadline = time.monotonic() + START_TIMEOUT
        while not self._healthy():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                tail = self.log.read_text(errors="replace")[-4000:]
                pytest.fail(f"the server did not start:\n{tail}", pytrace=False)
            time.sleep(0.05)

    def _healthy(self) -> bool:
        try:
            health = requests.get(self.endpoint + "/_health", timeout=5, verify=self.certificate or True)
            return health.status_code == 200
        except requests.RequestException:
            return False

    def set_up(self) -> Installation:
        """Makes the admin of a fresh server."""
        answer = requests.post(
            self.endpoint + "/api/v1/setup_lakefs",
            json={"username": "admin"},
            timeout=30,
            verify=self.certificate or True,
        )
        assert answer.status_code == 200, answer.text
        keys = answer.json()
        return Installation(self.endpoint, keys["access_key_id"], keys["secret_access_key"], self.folder)

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(STOP_TIMEOUT)

    def kill(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait(STOP_TIMEOUT)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def pytest_addoption(parser):
    parser.addoption("--full", action="store_true", help="run the long forms too")


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--full"):
        deselected = [item for item in items if item.get_closest_marker("full")]
        if deselected:
            config.hook.pytest_deselected(items=deselected)
            items[:] = [item for item in items if item not in deselected]


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The process that most tests share. However much they ask of it, it must never answer that it failed."""
    running = Server(tmp_path_factory.mktemp("server"))
    running.start()
    yield running
    running.stop()
    failed = [line for line in running.log.read_text(errors="replace").splitlines() if " status_code=5" in line]
    assert failed == []


@pytest.fixture(scope="session")
def installation(server) -> Installation:
    """The server, set up, with the keys of its admin."""
    return server.set_up()


@pytest.fixture
def repository_name() -> str:
    """A name that no other test uses."""
    return "r-" + secrets.token_hex(6)


@pytest.fixture
def client(installation) -> Client:
    return installation.client()


@pytest.fixture
def sdk(installation) -> lakefs_sdk.client.LakeFSClient:
    return installation.sdk()


@pytest.fixture
def repository(client, repository_name) -> lakefs.Repository:
    """A new repository with an empty branch main."""
    return lakefs.Repository(repository_name, client=client).create(storage_namespace=f"local://{repository_name}")


@pytest.fixture
def main(repository) -> lakefs.Branch:
    return repository.branch("main")


@pytest.fixture
def own_server(tmp_path):
    """A server of the test's own, not yet started."""
    server = Server(tmp_path)
    yield server
    server.kill()
