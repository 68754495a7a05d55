"""The server starts, is set up, and a published client can write a commit and read it back."""


def test_a_commit_is_read_back(repository, main):
    main.object("greeting.txt").upload("good morning\n")
    commit = main.commit("Greet")

    assert repository.ref(commit.id).object("greeting.txt").reader(mode="r").read() == "good morning\n"
    assert [entry.message for entry in repository.ref("main").log(max_amount=1)] == ["Greet"]
