"""The server starts, is set up, and a published client can write a commit and read it back."""

import lakefs
from lakefs.client import Client


def test_a_commit_is_read_back(installation, repository_name):
    client = Client(
        host=installation.endpoint,
        username=installation.access_key_id,
        password=installation.secret_access_key,
    )
    repository = lakefs.Repository(repository_name, client=client).create(
        storage_namespace=f"local://{repository_name}"
    )
    main = repository.branch("main")
    main.object("greeting.txt").upload("good morning\n")
    commit = main.commit("Greet")

    assert repository.ref(commit.id).object("greeting.txt").reader().read() == "good morning\n"
    assert [entry.message for entry in repository.ref("main").log(max_amount=1)] == ["Greet"]
