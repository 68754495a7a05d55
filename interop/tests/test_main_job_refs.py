"""Names of versions: branches, tags, commit ids and expressions over them; the log; merges, reverts and picks."""

import lakefs_sdk
import pytest
from lakefs.exceptions import BadRequestException, ConflictException, NotFoundException


def put(branch, path, content, message=None):
    branch.object(path).upload(content)
    return branch.commit(message or f"Put {path}")


@pytest.fixture
def forked(repository, main):
    """main and work, grown apart from one commit and merged: commits by name."""
    commits = {"base": put(main, "base", b"b").id}
    work = repository.branch("work").create("main")
    commits["main1"] = put(main, "on-main", b"m").id
    commits["work1"] = put(work, "on-work", b"w1").id
    commits["work2"] = put(work, "on-work", b"w2").id
    commits["merge"] = work.merge_into(main)
    return commits


def resolved(repository, expression):
    return repository.ref(expression).get_commit().id


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("main", "merge"),
        ("main@", "merge"),
        ("main^0", "merge"),
        ("main~", "main1"),
        ("main^", "main1"),
        ("main^1", "main1"),
        ("main~1", "main1"),
        ("main~2", "base"),
        ("main^2", "work2"),
        ("main^2~1", "work1"),
        ("main^2^^", "base"),
        ("work~1", "work1"),
        ("v1.0", "work1"),
        ("v1.0~1", "base"),
        ("größe+100%", "base"),
    ],
)
def test_expressions_name_commits(repository, forked, expression, name):
    repository.tag("v1.0").create("work~1")
    repository.tag("größe+100%").create(forked["base"])
    if "%" in expression:
        assert repository.tag(expression).get_commit().id == forked[name]
    assert resolved(repository, expression) == forked[name]


def test_a_commit_is_named_by_the_start_of_its_id(repository, forked):
    assert resolved(repository, forked["work1"][:12]) == forked["work1"]
    assert resolved(repository, forked["work1"][:12] + "~1") == forked["base"]


@pytest.mark.parametrize("expression", ["none", "main~100", "0" * 64, "main^2~9"])
def test_what_is_not_there_is_not_found(repository, forked, expression):
    with pytest.raises(NotFoundException):
        list(repository.ref(expression).log())
    with pytest.raises(NotFoundException):
        repository.branch("from-nothing").create(expression)


@pytest.mark.parametrize("expression", ["main^3", "main@1", "main~x", "v1@"])
def test_a_malformed_expression_is_refused(repository, forked, expression):
    repository.tag("v1").create("main")
    with pytest.raises(BadRequestException):
        list(repository.ref(expression).log())


def test_the_log_is_paged_and_filtered(repository, main, forked, sdk):
    everything = [entry.id for entry in main.log()]
    assert set(forked.values()) < set(everything)
    assert len(everything) == 6
    assert [entry.id for entry in main.log(amount=1)] == everything
    assert [entry.id for entry in main.log(max_amount=2)] == everything[:2]

    def log(**filters):
        return [entry.id for entry in sdk.refs_api.log_commits(repository.id, "main", **filters).results]

    assert log(objects=["on-work"]) == [forked["work2"], forked["work1"]]
    assert log(prefixes=["on-"]) == [commit for commit in everything if commit in everything[1:4]]
    assert log(first_parent=True) == [forked["merge"], forked["main1"], forked["base"], everything[-1]]
    assert log(stop_at=forked["base"]) == everything[:-1]
    assert log(after=forked["merge"], amount=1) == everything[1:2]


def test_branches_and_tags_are_listed_in_pages(repository, main):
    for number in range(12):
        repository.branch(f"b{number:02d}").create("main")
        repository.tag(f"t{number:02d}").create("main")

    assert [branch.id for branch in repository.branches(amount=5)] == [f"b{n:02d}" for n in range(12)] + ["main"]
    assert [branch.id for branch in repository.branches(prefix="b1")] == ["b10", "b11"]
    assert [branch.id for branch in repository.branches(after="b10")] == ["b11", "main"]
    assert [tag.id for tag in repository.tags(amount=5)] == [f"t{n:02d}" for n in range(12)]
    assert [tag.id for tag in repository.tags(max_amount=2, after="t03")] == ["t04", "t05"]


def test_branches_and_tags_are_deleted(repository, main):
    repository.branch("old").create("main").delete()
    repository.tag("old-tag").create("main").delete()

    assert [branch.id for branch in repository.branches()] == ["main"]
    assert list(repository.tags()) == []
    with pytest.raises(NotFoundException):
        repository.branch("old").delete()
    with pytest.raises(NotFoundException):
        repository.tag("old-tag").delete()


def test_hidden_branches_are_listed_on_request(repository, main):
    repository.branch("shy").create("main", hidden=True)
    assert [branch.id for branch in repository.branches()] == ["main"]
    assert [branch.id for branch in repository.branches(show_hidden=True)] == ["main", "shy"]
    assert repository.branch("shy").get_commit() == main.get_commit()


def test_a_name_is_taken_once(repository, main):
    repository.tag("taken").create("main")
    repository.branch("held").create("main")
    for create in (
        lambda: repository.tag("taken").create("main"),
        lambda: repository.branch("taken").create("main"),
        lambda: repository.branch("held").create("main"),
        lambda: repository.tag("held").create("main"),
    ):
        with pytest.raises(ConflictException):
            create()
    assert repository.branch("held").create("main", exist_ok=True).id == "held"
    assert repository.tag("taken").create("main", exist_ok=True).id == "taken"


def test_merge_base_is_found(repository, forked, sdk):
    base = sdk.refs_api.find_merge_base(repository.id, forked["work2"], forked["main1"])
    assert base.base_commit_id == forked["base"]


@pytest.fixture
def conflicting(repository, main):
    """Three conflicts between work and main: changed in both, deleted in work, deleted in main."""
    for path in ("both", "gone-in-main", "gone-in-work", "same"):
        main.object(path).upload(b"base")
    main.commit("Base")
    work = repository.branch("work").create("main")
    for branch, gone in ((main, "gone-in-main"), (work, "gone-in-work")):
        for path in ("both", "gone-in-main", "gone-in-work"):
            branch.object(path).upload(branch.id.encode())
        branch.object(gone).delete()
        branch.object("same").upload(b"the same")
        branch.object(f"new-in-{branch.id}").upload(b"new")
        branch.commit(f"Change {branch.id}")
    return work


def content(branch):
    return {item.path: branch.object(item.path).reader().read() for item in branch.objects()}


def test_a_conflict_is_shown_and_refused(conflicting, main):
    before = main.get_commit().id
    shown = [(change.type, change.path) for change in main.diff(conflicting)]
    assert shown == [
        ("conflict", "both"),
        ("conflict", "gone-in-main"),
        ("conflict", "gone-in-work"),
        ("added", "new-in-work"),
    ]
    with pytest.raises(ConflictException):
        conflicting.merge_into(main)
    assert main.get_commit().id == before


def test_the_source_wins_when_told(conflicting, main):
    conflicting.merge_into(main, strategy="source-wins")
    assert content(main) == {
        "both": b"work",
        "gone-in-main": b"work",
        "same": b"the same",
        "new-in-main": b"new",
        "new-in-work": b"new",
    }


def test_the_destination_wins_when_told(conflicting, main):
    conflicting.merge_into(main, strategy="dest-wins")
    assert content(main) == {
        "both": b"main",
        "gone-in-work": b"main",
        "same": b"the same",
        "new-in-main": b"new",
        "new-in-work": b"new",
    }


def test_a_merge_keeps_message_metadata_and_parents(repository, main):
    work = repository.branch("work").create("main")
    on_main = put(main, "m", b"m").id
    on_work = put(work, "w", b"w").id
    merge = work.merge_into(main, message="Bring work in", metadata={"ticket": "7"})

    commit = repository.ref(merge).get_commit()
    assert commit.message == "Bring work in"
    assert commit.metadata["ticket"] == "7"
    assert commit.parents == [on_main, on_work]


def test_a_squashed_merge_has_one_parent(repository, main):
    work = repository.branch("work").create("main")
    on_main = put(main, "m", b"m").id
    put(work, "w", b"1")
    put(work, "w", b"2")
    merge = work.merge_into(main, squash_merge=True)

    assert repository.ref(merge).get_commit().parents == [on_main]
    assert content(main) == {"m": b"m", "w": b"2"}


def test_a_merge_without_changes_is_refused(repository, main):
    work = repository.branch("work").create("main")
    with pytest.raises(BadRequestException, match="no changes"):
        work.merge_into(main)
    assert work.merge_into(main, allow_empty=True) == main.get_commit().id


def test_a_merge_into_uncommitted_changes_is_refused(repository, main):
    work = repository.branch("work").create("main")
    put(work, "w", b"w")
    main.object("staged").upload(b"s")
    with pytest.raises(BadRequestException, match="uncommitted changes"):
        work.merge_into(main)
    assert content(main) == {"staged": b"s"}


def test_a_commit_is_reverted(main):
    put(main, "a", b"1")
    change = put(main, "a", b"2")
    put(main, "b", b"b")
    reverted = main.revert(change)

    assert content(main) == {"a": b"1", "b": b"b"}
    assert reverted.message == f"Revert {change.id}"
    with pytest.raises(BadRequestException, match="no changes"):
        main.revert(change)


def test_a_revert_that_conflicts_is_refused(main):
    put(main, "a", b"1")
    change = put(main, "a", b"2")
    put(main, "a", b"3")
    with pytest.raises(ConflictException):
        main.revert(change)
    assert content(main) == {"a": b"3"}


def test_a_merge_is_reverted_relative_to_a_parent(repository, forked, main):
    with pytest.raises(ConflictException):
        main.revert(forked["merge"])
    main.revert(forked["merge"], parent_number=1)
    assert content(main) == {"base": b"b", "on-main": b"m"}


def test_a_commit_is_picked(repository, main):
    work = repository.branch("work").create("main")
    put(work, "skipped", b"s")
    wanted = put(work, "wanted", b"w", message="Wanted")
    picked = main.cherry_pick(wanted)

    assert content(main) == {"wanted": b"w"}
    assert picked.message == "Wanted"
    assert picked.metadata["cherry-pick-origin"] == wanted.id
    assert repository.ref(wanted.id).get_commit().metadata == {}


def test_a_merge_is_picked_relative_to_a_parent(repository, forked):
    target = repository.branch("target").create(forked["base"])
    with pytest.raises(BadRequestException):
        target.cherry_pick(forked["merge"])
    target.cherry_pick(forked["merge"], parent_number=1)
    assert content(target) == {"base": b"b", "on-work": b"w2"}


def test_a_hard_reset_moves_the_head(repository, main, sdk):
    first = put(main, "a", b"1").id
    put(main, "a", b"2")
    sdk.experimental_api.hard_reset_branch(repository.id, "main", ref="main~1")
    assert main.get_commit().id == first
    assert content(main) == {"a": b"1"}


def test_a_diff_shows_sizes_and_what_is_on_the_right(repository, main, sdk):
    put(main, "a", b"1")
    work = repository.branch("work").create("main")
    work.object("a").upload(b"12345", content_type="text/plain", metadata={"k": "v"})
    work.commit("Grow")
    (entry,) = sdk.refs_api.diff_refs(repository.id, "main", "work", include_right_stats=True).results

    assert (entry.type, entry.path, entry.size_bytes) == ("changed", "a", 5)
    assert entry.right.content_type == "text/plain"
    assert entry.right.metadata == {"k": "v"}


def test_two_dots_compare_states_and_three_dots_changes(repository, forked, sdk):
    def diff(kind):
        results = sdk.refs_api.diff_refs(repository.id, forked["main1"], forked["work2"], type=kind).results
        return [(entry.type, entry.path) for entry in results]

    assert diff("two_dot") == [("removed", "on-main"), ("added", "on-work")]
    assert diff("three_dot") == [("added", "on-work")]


def test_a_diff_is_paged_and_grouped(repository, main):
    work = repository.branch("work").create("main")
    for number in range(10):
        work.object(f"{number % 2}/{number}").upload(b"x")
    work.commit("Add")

    everything = [f"0/{n}" for n in range(0, 10, 2)] + [f"1/{n}" for n in range(1, 10, 2)]
    assert [change.path for change in main.diff(work, amount=3)] == everything
    assert [change.path for change in main.diff(work, prefix="1/", max_amount=2)] == ["1/1", "1/3"]
    assert [change.path for change in main.diff(work, delimiter="/", amount=1)] == ["0/", "1/"]


def test_a_branch_made_by_one_client_is_seen_by_the_other(repository, main, sdk):
    sdk.branches_api.create_branch(repository.id, lakefs_sdk.BranchCreation(name="fresh", source="main"))
    put(repository.branch("fresh"), "a", b"a")
    assert sdk.branches_api.get_branch(repository.id, "fresh").commit_id == repository.branch("fresh").head.id
