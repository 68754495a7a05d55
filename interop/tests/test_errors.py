"""Refusals reach the clients as the errors that their users catch."""

import lakefs
import lakefs_sdk
import lakefs_sdk.client
import pytest
import requests
from lakefs.client import Client
from lakefs.exceptions import (
    BadRequestException,
    ConflictException,
    ForbiddenException,
    NotAuthorizedException,
    NotFoundException,
    ObjectNotFoundException,
    PermissionException,
)


def test_what_is_missing_is_not_found(client, repository):
    for ask in (
        lambda: lakefs.Repository("no-such-repository", client=client).properties,
        lambda: repository.branch("none").head,
        lambda: repository.branch("none").commit("x"),
        lambda: repository.branch("none").object("a").upload(b"a"),
        lambda: repository.branch("new").create("none"),
        lambda: repository.tag("new").create("none"),
        lambda: repository.tag("none").delete(),
        lambda: repository.ref("none").get_commit(),
        lambda: repository.branch("main").revert("none"),
        lambda: repository.ref("none").merge_into("main"),
        lambda: list(repository.ref("none").objects()),
        lambda: list(repository.branch("none").uncommitted()),
    ):
        with pytest.raises(NotFoundException):
            ask()
    with pytest.raises(ObjectNotFoundException):
        repository.branch("none").object("a").stat()


def test_the_default_branch_is_not_deleted(repository):
    with pytest.raises(ForbiddenException, match="default branch"):
        repository.branch("main").delete()


def test_a_read_only_repository_forbids_writing(client, sdk, repository_name):
    sdk.repositories_api.create_repository(
        lakefs_sdk.RepositoryCreation(
            name=repository_name, storage_namespace=f"local://{repository_name}", read_only=True
        )
    )
    main = lakefs.Repository(repository_name, client=client).branch("main")
    with pytest.raises(ForbiddenException, match="read-only"):
        main.object("a").upload(b"a")
    with pytest.raises(ForbiddenException, match="read-only"):
        main.commit("x")


def test_what_exists_conflicts(client, repository):
    again = lakefs.Repository(repository.id, client=client)
    with pytest.raises(ConflictException):
        again.create(storage_namespace=f"local://{repository.id}-2")
    assert again.create(storage_namespace=f"local://{repository.id}-2", exist_ok=True).id == repository.id
    assert again.properties.storage_namespace == f"local://{repository.id}"


@pytest.mark.parametrize("name", ["ab", "Upper", "under_score", "-dash", "a" * 64, "dot.dot"])
def test_a_bad_repository_name_is_refused(installation, name):
    answer = requests.post(
        f"{installation.api}/repositories",
        auth=installation.auth,
        json={"name": name, "storage_namespace": "local://bad-name"},
        timeout=30,
    )
    assert answer.status_code == 400
    assert answer.json()["message"]


@pytest.mark.parametrize("name", ["with space", "dot.dot", "slash/slash", "-dash", "ünïcode"])
def test_a_bad_branch_name_is_refused(repository, name):
    with pytest.raises(BadRequestException):
        repository.branch(name).create("main")


@pytest.mark.parametrize("key", ["AKIAIOSFODNN7EXAMPLE", ""])
def test_wrong_credentials_are_refused(installation, key):
    stranger = Client(host=installation.endpoint, username=key or installation.access_key_id, password="wrong")
    with pytest.raises(NotAuthorizedException):
        list(lakefs.repositories(client=stranger))


def test_an_object_is_not_shown_to_a_stranger(installation, repository):
    repository.branch("main").object("a").upload(b"a")
    stranger = Client(host=installation.endpoint, username=installation.access_key_id, password="wrong")
    theirs = lakefs.Repository(repository.id, client=stranger).branch("main").object("a")
    with pytest.raises(PermissionException):
        theirs.stat()
    with pytest.raises(PermissionError):
        theirs.exists()


def test_no_credentials_are_refused(installation):
    stranger = lakefs_sdk.client.LakeFSClient(lakefs_sdk.Configuration(host=installation.api))
    with pytest.raises(lakefs_sdk.ApiException) as refused:
        stranger.repositories_api.list_repositories()
    assert refused.value.status == 401


def test_a_token_from_login_works_as_bearer(installation, repository):
    login = requests.post(
        f"{installation.api}/auth/login",
        json={"access_key_id": installation.access_key_id, "secret_access_key": installation.secret_access_key},
        timeout=30,
    )
    assert login.status_code == 200
    bearer = lakefs_sdk.client.LakeFSClient(
        lakefs_sdk.Configuration(host=installation.api, access_token=login.json()["token"])
    )
    assert bearer.repositories_api.get_repository(repository.id).id == repository.id


def test_a_deleted_repository_is_gone(client, repository):
    repository.branch("main").object("a").upload(b"a")
    repository.delete()
    with pytest.raises(NotFoundException):
        repository.branch("main").head
    assert repository.id not in [found.id for found in lakefs.repositories(client=client)]


def test_repositories_are_listed_by_prefix(client):
    for suffix in ("a", "b", "c"):
        name = f"listed-{suffix}"
        lakefs.Repository(name, client=client).create(storage_namespace=f"local://{name}")
    assert [found.id for found in lakefs.repositories(client=client, prefix="listed-", amount=2)] == [
        "listed-a",
        "listed-b",
        "listed-c",
    ]


def test_the_version_and_configuration_are_told(client, sdk):
    assert client.version
    assert client.storage_config.blockstore_type == "local"
    assert sdk.config_api.get_config().version_config.version
    assert sdk.auth_api.get_current_user().user.id == "admin"


def test_a_presigned_address_is_refused_where_storage_has_none(repository, sdk):
    repository.branch("main").object("a").upload(b"a")
    with pytest.raises(lakefs_sdk.ApiException) as refused:
        sdk.objects_api.get_object(repository.id, "main", "a", presign=True)
    assert refused.value.status == 400
    with pytest.raises(BadRequestException):
        repository.branch("main").object("a").stat(pre_sign=True)
