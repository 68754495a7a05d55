"""The main job in one piece: hundreds of files, a history with branches and merges, and every version read back."""

import dataclasses
import io

import lakefs
import lakefs_sdk
import pyarrow.parquet
import pytest
from corpus import blob, files, parquet, table
from lakefs.exceptions import ConflictException


@dataclasses.dataclass(frozen=True)
class History:
    """A repository that went through everything, with what each of its versions must hold."""

    repository: lakefs.Repository
    versions: dict[str, dict[str, bytes]]
    commits: dict[str, str]


def upload_all(branch, content):
    for path, data in content.items():
        branch.object(path).upload(data)


@pytest.fixture(scope="module")
def history(installation):
    repository = lakefs.Repository("main-job", client=installation.client())
    repository.create(storage_namespace="local://main-job")
    main = repository.branch("main")
    versions, commits = {"start": {}}, {"start": main.get_commit().id}

    def record(name, content, commit):
        versions[name], commits[name] = dict(content), commit if isinstance(commit, str) else commit.id

    # A first load.
    content = files()
    upload_all(main, content)
    record("loaded", content, main.commit("Load", metadata={"source": "corpus", "ünïcode": "✓"}))
    repository.tag("v1").create("main")

    # A branch that changes, deletes and adds.
    work = repository.branch("work").create("main")
    change = {path: data[::-1] + b"!" for path, data in content.items() if path.startswith("small/1/")}
    change |= {f"new/{number:03d}": blob(9_000 + number, 2_000) for number in range(40)}
    change["lakes/year=2020/part-0.parquet"] = parquet(table(99))
    upload_all(work, change)
    gone = [path for path in content if path.startswith("small/2/")] + ["sizes/large", "all/+ %&#?", "//two leading"]
    work.delete_objects(gone)
    worked = {path: data for path, data in (content | change).items() if path not in gone}
    record("worked", worked, work.commit("Rework"))

    # Meanwhile main moves too, elsewhere and in one place the same as the branch.
    on_main = {"small/3/0003": b"main was here", "main-only": b"m", "new/000": change["new/000"]}
    upload_all(main, on_main)
    record("moved", content | on_main, main.commit("Move main"))
    merged = worked | on_main
    record("merged", merged, work.merge_into(main, message="Merge the rework"))

    # Take the rework back, then put one part of it in again from elsewhere.
    main.revert(commits["merged"], parent_number=1)
    reverted = content | on_main
    record("reverted", reverted, main.get_commit().id)
    side = repository.branch("side").create(commits["loaded"])
    side.object("picked").upload(b"cherry")
    side_commit = side.commit("Grow a cherry")
    picked = main.cherry_pick(side_commit)
    record("picked", reverted | {"picked": b"cherry"}, picked.id)

    # A conflict, settled each way.
    left = repository.branch("left").create("main")
    right = repository.branch("right").create("main")
    base = versions["picked"]
    upload_all(left, {"small/3/0003": b"left", "left-only": b"l"})
    record("left", base | {"small/3/0003": b"left", "left-only": b"l"}, left.commit("Left"))
    right.object("small/3/0003").delete()
    upload_all(right, {"right-only": b"r"})
    on_right = {path: data for path, data in base.items() if path != "small/3/0003"} | {"right-only": b"r"}
    record("right", on_right, right.commit("Right"))
    with pytest.raises(ConflictException):
        right.merge_into(left)
    for strategy, winner in (("source-wins", on_right), ("dest-wins", versions["left"])):
        target = repository.branch(strategy).create("left")
        both = base | {"left-only": b"l", "right-only": b"r"}
        both.pop("small/3/0003")
        if "small/3/0003" in winner:
            both["small/3/0003"] = winner["small/3/0003"]
        record(strategy, both, right.merge_into(target, strategy=strategy))

    return History(repository, versions, commits)


VERSIONS = "start loaded worked moved merged reverted picked left right source-wins dest-wins".split()


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_read_back_byte_for_byte(history, version):
    ref = history.repository.ref(history.commits[version])
    expected = history.versions[version]

    assert [item.path for item in ref.objects()] == sorted(expected, key=str.encode)
    for path, content in expected.items():
        with ref.object(path).reader() as reader:
            assert reader.read() == content, path


def test_all_versions_were_checked(history):
    assert sorted(VERSIONS) == sorted(history.versions)


@pytest.mark.parametrize("version", ["loaded", "merged"])
def test_the_generated_client_reads_the_same_bytes(history, sdk, version):
    commit = history.commits[version]
    for path, content in history.versions[version].items():
        assert bytes(sdk.objects_api.get_object(history.repository.id, commit, path)) == content, path


@pytest.mark.parametrize("version", ["loaded", "worked", "reverted"])
def test_parquet_files_are_read_back_as_the_tables_they_were(history, version):
    ref = history.repository.ref(history.commits[version])
    for number in range(12):
        path = f"lakes/year={2015 + number}/part-0.parquet"
        expected = table(99) if version == "worked" and number == 5 else table(number)
        assert pyarrow.parquet.read_table(io.BytesIO(ref.object(path).reader().read())) == expected


def test_tags_stay_while_the_branch_moves(history):
    assert history.repository.tag("v1").get_commit().id == history.commits["loaded"]


def test_the_log_tells_what_happened(history):
    log = list(history.repository.branch("main").log())
    names = {commit: name for name, commit in history.commits.items()}
    assert {names[entry.id] for entry in log} == {"picked", "reverted", "merged", "moved", "worked", "loaded", "start"}
    by_name = {names[entry.id]: entry for entry in log}

    assert by_name["loaded"].metadata == {"source": "corpus", "ünïcode": "✓"}
    assert by_name["loaded"].parents == [history.commits["start"]]
    assert by_name["merged"].parents == [history.commits["moved"], history.commits["worked"]]
    assert by_name["merged"].message == "Merge the rework"
    assert by_name["reverted"].parents == [history.commits["merged"]]
    assert by_name["picked"].message == "Grow a cherry"


@pytest.mark.parametrize(
    ("left", "right"), [("loaded", "worked"), ("loaded", "merged"), ("merged", "reverted"), ("start", "picked")]
)
def test_a_diff_of_two_versions_is_what_differs(history, left, right):
    before, after = history.versions[left], history.versions[right]
    expected = {}
    for path in before.keys() | after.keys():
        if path not in before:
            expected[path] = "added"
        elif path not in after:
            expected[path] = "removed"
        elif before[path] != after[path]:
            expected[path] = "changed"

    changes = list(history.repository.ref(history.commits[left]).diff(history.commits[right], type="two_dot"))

    assert {change.path: change.type for change in changes} == expected
    assert [change.path for change in changes] == sorted(expected, key=str.encode)


def test_a_hard_reset_goes_back_to_any_version(history, sdk):
    repository = history.repository
    branch = repository.branch("rewound").create("main")
    sdk.experimental_api.hard_reset_branch(repository.id, "rewound", ref="v1")

    assert branch.get_commit().id == history.commits["loaded"]
    assert branch.object("small/1/0001").reader().read() == history.versions["loaded"]["small/1/0001"]

    branch.object("staged").upload(b"s")
    with pytest.raises(lakefs_sdk.ApiException, match="uncommitted changes") as refused:
        sdk.experimental_api.hard_reset_branch(repository.id, "rewound", ref="main")
    assert refused.value.status == 400
    assert branch.get_commit().id == history.commits["loaded"]
