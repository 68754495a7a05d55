"""Objects: any name, any size, any content, as files to read from and write to."""

import hashlib
import io
import pathlib

import lakefs
import lakefs_sdk
import pyarrow.parquet
import pytest
from corpus import AWKWARD_NAMES, MIB, blob, parquet, table
from lakefs.exceptions import ObjectExistsException, ObjectNotFoundException


@pytest.mark.parametrize("name", AWKWARD_NAMES, ids=lambda name: ascii(name)[:40])
def test_a_name_is_kept_as_it_is(client, sdk, shared, name):
    content = blob(len(name), 100)
    shared.object(name).upload(content)

    assert shared.object(name).stat().path == name
    assert shared.object(name).reader().read() == content
    assert bytes(sdk.objects_api.get_object(shared.repo_id, shared.id, name)) == content
    assert sdk.objects_api.stat_object(shared.repo_id, shared.id, name).path == name
    assert [item.path for item in shared.objects(prefix=name, max_amount=1)] == [name]

    shared.object(name).copy("main", name + ".copy")
    assert shared.object(name + ".copy").reader().read() == content

    shared.object(name).delete()
    assert not shared.object(name).exists()
    assert shared.object(name + ".copy").exists()


@pytest.fixture(scope="module")
def shared(installation):
    """One branch for tests that don't get in each other's way."""
    name = "shared-objects"
    repository = lakefs.Repository(name, client=installation.client())
    return repository.create(storage_namespace=f"local://{name}").branch("main")


@pytest.mark.parametrize("size", [0, 1, 4096, MIB, 50 * MIB])
def test_a_size_is_kept_and_a_checksum_told(sdk, shared, tmp_path, size):
    content = blob(size, size)
    file = tmp_path / "upload"
    file.write_bytes(content)

    stats = sdk.objects_api.upload_object(shared.repo_id, "main", f"size/{size}", content=str(file))

    assert stats.size_bytes == size
    assert stats.checksum == hashlib.md5(content).hexdigest()
    assert bytes(sdk.objects_api.get_object(shared.repo_id, "main", f"size/{size}")) == content
    assert shared.object(f"size/{size}").stat().size_bytes == size


def test_a_name_longer_than_the_limit_is_refused(shared):
    shared.object("n" * 1024).upload(b"fits")
    with pytest.raises(lakefs.exceptions.BadRequestException, match="above maximum length"):
        shared.object("n" * 1025).upload(b"does not")


def test_a_parquet_file_is_read_in_place(shared):
    written = table(7, rows=20_000)
    shared.object("in-place.parquet").upload(parquet(written))

    with shared.object("in-place.parquet").reader() as reader:
        file = pyarrow.parquet.ParquetFile(pyarrow.PythonFile(reader, mode="r"))
        assert file.read() == written
        assert file.read_row_group(1, columns=["depth"]) == written.slice(500, 500).select(["depth"])


def test_parquet_is_written_straight_into_a_writer(shared):
    written = table(8)
    with shared.object("direct.parquet").writer() as writer:
        writer.write(parquet(written))
    assert pyarrow.parquet.read_table(io.BytesIO(shared.object("direct.parquet").reader().read())) == written


def test_text_is_written_and_read_as_text(shared):
    with shared.object("text.txt").writer(mode="w", content_type="text/plain; charset=utf-8") as writer:
        assert writer.writable()
        writer.write("First: žluťoučký\n")
        writer.write("Second: 湖\n")

    reader = shared.object("text.txt").reader(mode="r")
    assert reader.read() == "First: žluťoučký\nSecond: 湖\n"
    assert list(shared.object("text.txt").reader(mode="r")) == ["First: žluťoučký\n", "Second: 湖\n"]
    assert shared.object("text.txt").reader(mode="rb").readline() == "First: žluťoučký\n".encode()
    assert shared.object("text.txt").stat().content_type == "text/plain; charset=utf-8"


def test_a_reader_seeks(shared):
    content = blob(5, 10_000)
    shared.object("seek.bin").upload(content)

    with shared.object("seek.bin").reader() as reader:
        assert reader.read(10) == content[:10]
        assert reader.tell() == 10
        reader.seek(5_000)
        assert reader.read(1) == content[5_000:5_001]
        reader.seek(99, io.SEEK_CUR)
        assert reader.read(100) == content[5_100:5_200]
        reader.seek(-4, io.SEEK_END)
        assert reader.read() == content[-4:]
        assert reader.read() == b""
        reader.seek(20_000)
        assert reader.read() == b""
        reader.seek(9_990)
        assert reader.read(1_000) == content[9_990:]


def test_an_empty_object_is_read_as_nothing(shared):
    shared.object("empty").upload(b"")
    assert shared.object("empty").reader().read() == b""
    assert shared.object("empty").reader().read(10) == b""
    assert shared.object("empty").reader(mode="r").read() == ""


def test_nothing_is_written_when_the_writer_fails(shared):
    with pytest.raises(RuntimeError), shared.object("aborted").writer() as writer:
        writer.write(b"half")
        raise RuntimeError("the producer broke")
    assert not shared.object("aborted").exists()


def test_exclusive_creation_keeps_what_is_there(shared):
    shared.object("once").upload(b"first", mode="xb")
    with pytest.raises(ObjectExistsException):
        shared.object("once").upload(b"second", mode="xb")
    assert shared.object("once").reader().read() == b"first"


def test_exclusive_creation_is_decided_by_the_server(sdk, shared, tmp_path):
    (tmp_path / "one").write_bytes(b"one")
    sdk.objects_api.upload_object(shared.repo_id, "main", "cond", if_none_match="*", content=str(tmp_path / "one"))
    with pytest.raises(lakefs_sdk.ApiException) as refused:
        sdk.objects_api.upload_object(shared.repo_id, "main", "cond", if_none_match="*", content=str(tmp_path / "one"))
    assert refused.value.status == 412


def test_overwriting_replaces_content_and_metadata(shared):
    shared.object("over").upload(b"first", content_type="text/plain", metadata={"kept": "no"})
    shared.object("over").upload(b"second, longer", metadata={"other": "yes"})

    stats = shared.object("over").stat()
    assert shared.object("over").reader().read() == b"second, longer"
    assert stats.size_bytes == 14
    assert stats.metadata == {"other": "yes"}


def test_user_metadata_is_kept_through_commit_and_copy(repository, main, sdk):
    main.object("a").upload(b"a", content_type="application/x-a", metadata={"owner": "lab 3", "empty": ""})
    main.commit("Add a")
    main.object("a").copy("main", "b")

    for path in ("a", "b"):
        stats = main.object(path).stat()
        assert stats.metadata == {"owner": "lab 3", "empty": ""}
        assert stats.content_type == "application/x-a"
    listed = sdk.objects_api.list_objects(repository.id, "main").results
    assert [(item.path, item.metadata) for item in listed] == [(path, {"owner": "lab 3", "empty": ""}) for path in "ab"]

    sdk.experimental_api.update_object_user_metadata(
        repository.id, "main", "a", lakefs_sdk.UpdateObjectUserMetadata(set={"Owner": "lab 4"})
    )
    assert main.object("a").stat().metadata == {"Owner": "lab 4"}
    assert repository.ref("main@").object("a").stat().metadata == {"owner": "lab 3", "empty": ""}
    assert main.object("a").reader().read() == b"a"


def test_copies_come_from_any_ref(repository, main):
    main.object("a").upload(b"old")
    old = main.commit("Old")
    main.object("a").upload(b"new")

    repository.ref(old.id).object("a").copy("main", "from-commit")
    main.object("a").copy("main", "from-branch")

    assert main.object("from-commit").reader().read() == b"old"
    assert main.object("from-branch").reader().read() == b"new"


def test_many_objects_are_deleted_at_once(repository, main):
    for number in range(30):
        main.object(f"bulk/{number:02d}").upload(b"x")
    main.commit("Add")
    main.object("bulk/staged").upload(b"x")

    main.delete_objects([f"bulk/{number:02d}" for number in range(29)] + ["bulk/staged", "never there"])

    assert [item.path for item in main.objects()] == ["bulk/29"]
    assert sum(1 for _ in repository.ref("main@").objects()) == 30


def test_a_missing_object_is_a_missing_file(repository, main):
    with pytest.raises(ObjectNotFoundException):
        main.object("none").reader().read()
    with pytest.raises(FileNotFoundError):
        main.object("none").stat()
    assert not main.object("none").exists()
    assert not repository.ref("no-such-ref").object("none").exists()


def test_an_object_is_linked_from_a_place_the_server_named(installation, repository, main, sdk):
    location = sdk.staging_api.get_physical_address(repository.id, "main", "linked")
    content = blob(1, 1_000)
    # Local storage takes no presigned uploads, so the test puts the data where the address points.
    placed = pathlib.Path(location.physical_address.removeprefix("local://"))
    assert placed.is_relative_to(installation.folder / "objects" / repository.id / "data")
    placed.parent.mkdir(parents=True, exist_ok=True)
    placed.write_bytes(content)

    stats = sdk.staging_api.link_physical_address(
        repository.id,
        "main",
        "linked",
        lakefs_sdk.StagingMetadata(
            staging=location, checksum=hashlib.md5(content).hexdigest(), size_bytes=len(content)
        ),
    )

    assert stats.path == "linked"
    assert main.object("linked").reader().read() == content
