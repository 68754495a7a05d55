"""What was acknowledged is there after the process is killed and started again."""

import threading

import lakefs
import pytest
import requests
from corpus import blob


@pytest.mark.parametrize("end", ["kill", "stop"])
def test_everything_acknowledged_survives(own_server, end):
    own_server.start()
    installation = own_server.set_up()
    repository = lakefs.Repository("survivor", client=installation.client())
    main = repository.create(storage_namespace="local://survivor", default_branch="main").branch("main")
    for number in range(20):
        main.object(f"committed/{number:02d}").upload(blob(number, 10_000))
    commit = main.commit("Before")
    repository.tag("before").create(commit)
    main.object("committed/00").delete()
    main.object("committed/01").upload(b"changed")

    acknowledged = put_until(installation, main, getattr(own_server, end), enough=100)
    own_server.start()

    assert main.get_commit().id == commit.id
    assert repository.tag("before").get_commit().id == commit.id
    for number in range(20):
        assert repository.ref("before").object(f"committed/{number:02d}").reader().read() == blob(number, 10_000)
    assert not main.object("committed/00").exists()
    assert main.object("committed/01").reader().read() == b"changed"
    for path, content in acknowledged.items():
        assert main.object(path).reader().read() == content, path
    listed = {item.path for item in main.objects(prefix="busy/")}
    assert acknowledged.keys() <= listed

    after = main.commit("After")
    assert after.get_commit().parents == [commit.id]
    assert list(main.uncommitted()) == []


def put_until(installation, branch, end, enough):
    """Puts objects until the server is ended, which happens after enough of them; the acknowledged ones."""
    acknowledged = {}
    reached = threading.Event()

    def put():
        number = 0
        while True:
            path, content = f"busy/{number:05d}", blob(number, 500)
            try:
                answer = requests.post(url, params={"path": path}, data=content, auth=installation.auth, timeout=30)
            except requests.RequestException:
                return
            if answer.status_code != 201:
                return
            acknowledged[path] = content
            number += 1
            if number == enough:
                reached.set()

    url = f"{installation.api}/repositories/{branch.repo_id}/branches/{branch.id}/objects"
    writer = threading.Thread(target=put)
    writer.start()
    assert reached.wait(60)
    end()
    writer.join(60)
    assert len(acknowledged) >= enough
    return acknowledged
