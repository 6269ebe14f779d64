"""`check`: all is well, or what is not, one line each; and what is still awaited."""

import re
from datetime import datetime

from server_samples import Writer, add_orgs, row_patch
from sqlalchemy import update

from desktop.domain.changes import digest_of
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
    assert told("check") == {"ok": True, "problems": [], "awaited": []}

    with store.writing() as connection:
        connection.execute(update(change).values(act="改过的"))
    store.close()

    status, out, err = run("check")
    assert (status, err) == (1, "")
    assert out.splitlines()[0].startswith(f"链 {writer.id}/")
    assert out.splitlines()[-1].startswith("共")
    assert '"ok": false' in run("check", "--json")[1]


def test_attachments_that_are_awaited_are_named_with_a_way_to_them(run, told, server_url, tmp_path):
    store = open_store(server_url, tmp_path / "home")
    add_orgs(store)
    writer = Writer(store, "SLC-01", "village1").enrol()
    for number in range(52):
        patch = row_patch(str(number), type="Attachment", file_digest=digest_of(b"%d" % number))
        writer.write(patch)
    accept(store, writer.id, writer.batch(), writer.clock, store.now())
    store.close()

    status, out, err = run("check")
    lines = out.splitlines()
    assert (status, err, lines[0]) == (0, "", "全部完整、有序。")
    assert lines[1] == "另有52个附件只有记录，文件还没有传到："
    assert re.fullmatch(r"附件 [0-9a-f]{64}：village1，SLC-01 [-: 0-9]{16} 登记", lines[2])
    assert lines[-2] == "还有2个，用 --json 查看全部。"
    assert "同步一次" in lines[-1]
    awaited = told("check")["awaited"]
    assert len(awaited) == 52
    assert (awaited[0]["org"], awaited[0]["devices"]) == ("village1", ["SLC-01"])
    assert datetime.fromisoformat(awaited[0]["since"]).tzinfo is not None
