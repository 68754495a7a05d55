"""The generated client by itself: the whole round from an empty repository to a merge, call by call."""

import hashlib

import lakefs_sdk
import pytest
from corpus import blob


@pytest.fixture
def upload(sdk, repository, tmp_path):
    """Puts content at a path of a branch by way of a file, as the client's users do."""

    def put(branch, path, content):
        source = tmp_path / "source"
        source.write_bytes(content)
        return sdk.objects_api.upload_object(repository.id, branch, path, content=str(source))

    return put


def commit(sdk, repository, branch, message):
    return sdk.commits_api.commit(repository.id, branch, lakefs_sdk.CommitCreation(message=message))


def test_a_round_of_work(sdk, repository, upload):
    name = repository.id
    stats = upload("main", "a b/+%&#?.bin", blob(1, 70_000))
    upload("main", "second", b"2")
    assert (stats.path, stats.size_bytes) == ("a b/+%&#?.bin", 70_000)
    assert stats.checksum == hashlib.md5(blob(1, 70_000)).hexdigest()
    first = commit(sdk, repository, "main", "First")

    head = sdk.branches_api.create_branch(name, lakefs_sdk.BranchCreation(name="work", source="main"))
    assert head == first.id
    upload("work", "a b/+%&#?.bin", blob(2, 80_000))
    copied = sdk.objects_api.copy_object(
        name, "work", "copy", lakefs_sdk.ObjectCopyCreation(src_path="a b/+%&#?.bin", src_ref=first.id)
    )
    assert (copied.path, copied.checksum) == ("copy", stats.checksum)
    sdk.objects_api.delete_object(name, "work", "second")
    changes = sdk.branches_api.diff_branch(name, "work").results
    assert [(change.type, change.path) for change in changes] == [
        ("changed", "a b/+%&#?.bin"),
        ("added", "copy"),
        ("removed", "second"),
    ]
    second = commit(sdk, repository, "work", "Second")
    assert second.parents == [first.id]

    merged = sdk.refs_api.merge_into_branch(name, "work", "main", merge=lakefs_sdk.Merge(message="Both"))
    tag = sdk.tags_api.create_tag(name, lakefs_sdk.TagCreation(id="v1", ref="main"))
    assert tag.commit_id == merged.reference
    assert bytes(sdk.objects_api.get_object(name, "v1", "a b/+%&#?.bin")) == blob(2, 80_000)
    assert bytes(sdk.objects_api.get_object(name, "v1~1", "a b/+%&#?.bin")) == blob(1, 70_000)
    assert bytes(sdk.objects_api.get_object(name, "v1", "copy")) == blob(1, 70_000)

    sdk.branches_api.revert_branch(name, "main", lakefs_sdk.RevertCreation(ref="main", parent_number=1))
    assert [item.path for item in sdk.objects_api.list_objects(name, "main").results] == ["a b/+%&#?.bin", "second"]
    picked = sdk.branches_api.cherry_pick(name, "main", lakefs_sdk.CherryPickCreation(ref=second.id))
    assert picked.message == "Second"
    assert [item.path for item in sdk.objects_api.list_objects(name, "main").results] == ["a b/+%&#?.bin", "copy"]


def test_parts_of_an_object_are_read(sdk, repository, upload):
    content = blob(3, 100_000)
    upload("main", "a", content)

    def read(part):
        return bytes(sdk.objects_api.get_object(repository.id, "main", "a", range=part))

    assert read("bytes=0-0") == content[:1]
    assert read("bytes=500-9999") == content[500:10_000]
    assert read("bytes=99990-200000") == content[99_990:]
    assert read("bytes=-10") == content[-10:]
    with pytest.raises(lakefs_sdk.ApiException) as refused:
        read("bytes=100000-")
    assert refused.value.status == 416
    assert refused.value.headers["Content-Range"] == "bytes */100000"


def test_the_head_of_an_object_tells_its_size(sdk, repository, upload):
    stats = upload("main", "a", blob(4, 12_345))
    answer = sdk.objects_api.head_object_with_http_info(repository.id, "main", "a")
    assert answer.headers["Content-Length"] == "12345"
    assert answer.headers["ETag"] == f'"{stats.checksum}"'


def test_more_paths_than_allowed_are_not_deleted(sdk, repository, upload):
    upload("main", "0", b"0")
    with pytest.raises(lakefs_sdk.ApiException) as refused:
        sdk.objects_api.delete_objects(
            repository.id, "main", lakefs_sdk.PathList(paths=[str(number) for number in range(1001)])
        )
    assert refused.value.status == 400
    assert sdk.objects_api.stat_object(repository.id, "main", "0").size_bytes == 1


def test_a_repository_comes_with_samples_on_request(sdk, repository_name):
    sdk.repositories_api.create_repository(
        lakefs_sdk.RepositoryCreation(
            name=repository_name, storage_namespace=f"local://{repository_name}", sample_data=True
        )
    )
    assert sdk.objects_api.list_objects(repository_name, "main@").results
    assert not sdk.branches_api.diff_branch(repository_name, "main").results
