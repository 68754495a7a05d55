"""Changes that are not committed: seen, compared, taken back; listing; transactions."""

import lakefs_sdk
import pytest
from lakefs.exceptions import BadRequestException, ObjectNotFoundException, TransactionException
from lakefs.models import CommonPrefix


def paths(listing):
    return [item.path for item in listing]


def changes(diff):
    return [(change.type, change.path) for change in diff]


@pytest.fixture
def changed(main):
    """A branch with three committed objects, of which one is changed, one deleted, and a new one."""
    for path in ("a/changed", "a/deleted", "b/same"):
        main.object(path).upload(path.encode())
    main.commit("Start")
    main.object("a/changed").upload(b"new content")
    main.object("a/deleted").delete()
    main.object("c/new").upload(b"new")
    main.object("b/same").upload(b"b/same")
    main.object("b/fleeting").upload(b"x")
    main.object("b/fleeting").delete()
    return main


def test_uncommitted_changes_are_listed(changed):
    assert changes(changed.uncommitted()) == [("changed", "a/changed"), ("removed", "a/deleted"), ("added", "c/new")]
    assert changes(changed.uncommitted(prefix="c/")) == [("added", "c/new")]
    assert changes(changed.uncommitted(after="a/changed", max_amount=1)) == [("removed", "a/deleted")]


def test_uncommitted_changes_are_grouped(changed, sdk):
    results = sdk.branches_api.diff_branch(changed.repo_id, "main", delimiter="/").results
    assert [(entry.path, entry.path_type) for entry in results] == [("a/", "common_prefix"), ("c/", "common_prefix")]


def test_a_branch_shows_staged_data_and_its_head_does_not(changed, repository):
    assert paths(changed.objects()) == ["a/changed", "b/same", "c/new"]
    assert paths(repository.ref("main@").objects()) == ["a/changed", "a/deleted", "b/same"]
    assert paths(repository.ref("main$").objects()) == ["a/changed", "b/same", "c/new"]
    assert repository.ref("main@").object("a/changed").reader().read() == b"a/changed"
    with pytest.raises(ObjectNotFoundException):
        changed.object("a/deleted").stat()


def test_an_object_is_reset(changed):
    changed.reset_changes("object", "a/deleted")
    assert changes(changed.uncommitted()) == [("changed", "a/changed"), ("added", "c/new")]
    assert changed.object("a/deleted").reader().read() == b"a/deleted"


def test_a_prefix_is_reset(changed):
    changed.reset_changes("common_prefix", "a/")
    assert changes(changed.uncommitted()) == [("added", "c/new")]
    assert changed.object("a/changed").reader().read() == b"a/changed"


def test_everything_is_reset(changed):
    changed.reset_changes()
    assert changes(changed.uncommitted()) == []
    assert paths(changed.objects()) == ["a/changed", "a/deleted", "b/same"]


def test_a_new_branch_starts_without_staged_data(changed, repository):
    branch = repository.branch("next").create("main")
    assert paths(branch.objects()) == ["a/changed", "a/deleted", "b/same"]
    assert changes(branch.uncommitted()) == []


def test_a_commit_takes_all_changes_and_leaves_none(changed, repository):
    commit = changed.commit("All")
    assert changes(changed.uncommitted()) == []
    assert changes(repository.ref("main~1").diff(commit)) == [
        ("changed", "a/changed"),
        ("removed", "a/deleted"),
        ("added", "c/new"),
    ]
    with pytest.raises(BadRequestException, match="no changes"):
        changed.commit("Nothing")
    assert changed.commit("Nothing", allow_empty=True).get_commit().message == "Nothing"


def test_staged_data_is_compared_with_any_ref(changed, repository):
    compared = repository.ref("main").diff("main$", type="two_dot")
    assert changes(compared) == [("changed", "a/changed"), ("removed", "a/deleted"), ("added", "c/new")]


@pytest.fixture
def listed(main):
    """Objects of which half are committed and half staged, so that each page mixes both."""
    for number in range(0, 60, 2):
        main.object(f"data/{number % 3}/{number:03d}").upload(b"x")
    main.object("top").upload(b"x")
    main.commit("Half")
    for number in range(1, 60, 2):
        main.object(f"data/{number % 3}/{number:03d}").upload(b"x")
    return sorted(f"data/{number % 3}/{number:03d}" for number in range(60)) + ["top"]


@pytest.mark.parametrize("amount", [1, 7, 60, 61, 1000])
def test_pages_of_any_size_add_up(listed, main, amount):
    assert paths(main.objects(amount=amount)) == listed


@pytest.mark.parametrize("amount", [1, 2, 1000])
def test_a_delimiter_groups(listed, main, amount):
    items = list(main.objects(delimiter="/", amount=amount))
    assert [(item.path, isinstance(item, CommonPrefix)) for item in items] == [("data/", True), ("top", False)]
    below = list(main.objects(prefix="data/", delimiter="/", amount=amount))
    assert [(item.path, isinstance(item, CommonPrefix)) for item in below] == [
        ("data/0/", True),
        ("data/1/", True),
        ("data/2/", True),
    ]


def test_a_listing_starts_where_it_is_told(listed, main):
    assert paths(main.objects(after="data/1/055")) == [path for path in listed if path > "data/1/055"]
    assert paths(main.objects(prefix="data/1/", after="data/1/0")) == [path for path in listed if "data/1/" in path]
    assert paths(main.objects(prefix="data/2/", max_amount=3)) == [path for path in listed if "data/2/" in path][:3]
    assert paths(main.objects(prefix="none")) == []


def test_a_page_says_whether_there_is_more(listed, main, sdk):
    page = sdk.objects_api.list_objects(main.repo_id, "main", amount=60)
    assert (page.pagination.has_more, page.pagination.next_offset, page.pagination.results) == (True, listed[59], 60)
    rest = sdk.objects_api.list_objects(main.repo_id, "main", amount=60, after=page.pagination.next_offset)
    assert (rest.pagination.has_more, rest.pagination.next_offset, rest.pagination.results) == (False, "", 1)


def test_a_transaction_takes_effect_as_a_whole(main, repository):
    main.object("old").upload(b"old")
    main.commit("Start")
    with main.transact(commit_message="Swap", commit_metadata={"why": "test"}, tag="swapped") as transaction:
        transaction.object("new").upload(b"new")
        transaction.object("old").delete()
        assert paths(main.objects()) == ["old"]

    assert paths(main.objects()) == ["new"]
    assert changes(main.uncommitted()) == []
    assert paths(repository.tag("swapped").objects()) == ["new"]
    assert [branch.id for branch in repository.branches(show_hidden=True)] == ["main"]
    assert {"Swap"} <= {entry.message for entry in main.log()}


def test_a_transaction_that_fails_leaves_nothing(main, repository):
    main.object("old").upload(b"old")
    before = main.commit("Start").id
    with pytest.raises(RuntimeError), main.transact(commit_message="Never") as transaction:
        transaction.object("new").upload(b"new")
        raise RuntimeError("changed my mind")

    assert main.get_commit().id == before
    assert paths(main.objects()) == ["old"]
    assert [branch.id for branch in repository.branches(show_hidden=True)] == ["main"]


def test_a_transaction_loses_to_a_change_of_the_same_object(main):
    main.object("contested").upload(b"start")
    main.commit("Start")
    with pytest.raises(TransactionException), main.transact(commit_message="Lose") as transaction:
        transaction.object("contested").upload(b"transaction")
        main.object("contested").upload(b"main")
        main.commit("Win")

    assert main.object("contested").reader().read() == b"main"


def test_a_commit_keeps_its_date_and_metadata(main, sdk):
    main.object("a").upload(b"a")
    made = sdk.commits_api.commit(
        main.repo_id,
        "main",
        lakefs_sdk.CommitCreation(message="Dated\n\nwith a body", metadata={"k": "", "": "v"}, date=1_000_000_000),
    )
    read = sdk.commits_api.get_commit(main.repo_id, made.id)
    assert read == made
    assert (read.message, read.metadata, read.creation_date) == (
        "Dated\n\nwith a body",
        {"k": "", "": "v"},
        1_000_000_000,
    )
    assert read.committer == "admin"
