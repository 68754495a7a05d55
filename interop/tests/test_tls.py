"""A server with a certificate of its own."""

import subprocess

import lakefs
import lakefs_sdk
import lakefs_sdk.client
import pytest
import requests
from conftest import Server
from corpus import blob
from lakefs.client import Client


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost "
        f"-addext subjectAltName=DNS:localhost,IP:127.0.0.1 -out {certificate} -keyout {key}",
        shell=True,
        check=True,
        capture_output=True,
    )
    server = Server(folder, tls=(certificate, key))
    server.start()
    yield server, server.set_up()
    server.stop()


def test_clients_that_trust_the_certificate_work(secure):
    server, installation = secure
    client = Client(
        host=installation.endpoint,
        username=installation.access_key_id,
        password=installation.secret_access_key,
        ssl_ca_cert=server.certificate,
    )
    main = lakefs.Repository("secure", client=client).create(storage_namespace="local://secure").branch("main")
    main.object("a").upload(blob(1, 3_000_000))
    commit = main.commit("Over TLS")

    sdk = lakefs_sdk.client.LakeFSClient(
        lakefs_sdk.Configuration(
            host=installation.api,
            username=installation.access_key_id,
            password=installation.secret_access_key,
            ssl_ca_cert=server.certificate,
        )
    )
    assert bytes(sdk.objects_api.get_object("secure", commit.id, "a")) == blob(1, 3_000_000)


def test_clients_that_do_not_trust_it_refuse(secure):
    server, _ = secure
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(server.endpoint + "/_health", timeout=30)


def test_plain_http_is_not_served(secure):
    server, _ = secure
    with pytest.raises(requests.exceptions.RequestException):
        requests.get(server.endpoint.replace("https", "http") + "/_health", timeout=30).raise_for_status()
