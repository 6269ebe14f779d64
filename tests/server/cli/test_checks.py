"""`check`: all is well, or what is not, one line each."""

from server_samples import Writer, add_orgs, row_patch
from sqlalchemy import update

from server.acceptance import accept
from server.stores import open_store
from server.tables import change


def test_what_is_whole_is_said_to_be_and_what_is_not_is_named(run, told, server_url, tmp_path):
    store = open_store(server_url, tmp_path / "home")
    add_orgs(store)
    writer = Writer(store, "one", "village1").enrol()
    writer.write(row_patch("concern", title="路"))
    accept(store, writer.id, writer.batch(), writer.clock, store.now())

    assert run("check") == (0, "全部完整、有序。\n", "")
    assert told("check") == {"ok": True, "problems": []}

    with store.writing() as connection:
        connection.execute(update(change).values(act="改过的"))
    store.close()

    status, out, err = run("check")
    assert (status, err) == (1, "")
    assert out.splitlines()[0].startswith(f"链 {writer.id}/")
    assert out.splitlines()[-1].startswith("共")
    assert '"ok": false' in run("check", "--json")[1]
