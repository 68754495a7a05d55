"""Several clients at once: nobody's work is lost and nobody sees an error for somebody else's speed."""

import concurrent.futures

import lakefs
from corpus import blob


def test_two_clients_of_two_kinds_work_on_one_branch(installation, repository, main, tmp_path):
    """Each puts, commits and reads back its own files; in the end all are in one history."""
    rounds, files = 8, 5

    def with_the_high_level_client():
        branch = lakefs.Repository(repository.id, client=installation.client()).branch("main")
        for turn in range(rounds):
            for number in range(files):
                branch.object(f"high/{turn}/{number}").upload(blob(turn * files + number, 3_000))
            branch.commit(f"high {turn}", allow_empty=True)
            for number in range(files):
                read = branch.object(f"high/{turn}/{number}").reader().read()
                assert read == blob(turn * files + number, 3_000)

    def with_the_generated_client():
        sdk = installation.sdk()
        for turn in range(rounds):
            for number in range(files):
                source = tmp_path / f"{turn}-{number}"
                source.write_bytes(blob(1_000 + turn * files + number, 3_000))
                sdk.objects_api.upload_object(repository.id, "main", f"low/{turn}/{number}", content=str(source))
            sdk.commits_api.commit(repository.id, "main", {"message": f"low {turn}", "allow_empty": True})
            for number in range(files):
                read = sdk.objects_api.get_object(repository.id, "main", f"low/{turn}/{number}")
                assert bytes(read) == blob(1_000 + turn * files + number, 3_000)

    run_all([with_the_high_level_client, with_the_generated_client])

    main.commit("The rest", allow_empty=True)
    committed = [item.path for item in repository.ref("main@").objects()]
    turns = [(kind, turn) for kind in ("high", "low") for turn in range(rounds)]
    assert committed == [f"{kind}/{turn}/{number}" for kind, turn in turns for number in range(files)]
    assert {f"{kind} {turn}" for kind, turn in turns} <= {entry.message for entry in main.log()}


def test_many_branches_are_merged_into_one_at_once(installation, repository, main):
    """Contention is not an error: each merge succeeds without a retry by the client."""
    clients, merges = 6, 5

    def work(number):
        mine = lakefs.Repository(repository.id, client=installation.client())
        for turn in range(merges):
            branch = mine.branch(f"b-{number}-{turn}").create("main")
            branch.object(f"{number}/{turn}").upload(f"{number} {turn}")
            branch.commit("Work")
            branch.merge_into("main")

    run_all([lambda number=number: work(number) for number in range(clients)])

    expected = [f"{number}/{turn}" for number in range(clients) for turn in range(merges)]
    assert [item.path for item in repository.ref("main@").objects()] == expected
    assert sum(1 for _ in main.log(first_parent=True)) == clients * merges + 1


def run_all(tasks):
    with concurrent.futures.ThreadPoolExecutor(len(tasks)) as pool:
        for finished in [pool.submit(task) for task in tasks]:
            finished.result(timeout=120)
