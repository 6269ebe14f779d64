"""`device list` and `device revoke`."""

from server_samples import Writer, add_orgs, id_of

from server.stores import open_store


def enrol_two(server_url, tmp_path):
    store = open_store(server_url, tmp_path / "home")
    add_orgs(store)
    Writer(store, "SLC-01", "village1").enrol()
    Writer(store, "SLC-02", "village1").enrol()
    store.close()


def test_an_empty_server_says_what_to_do(run):
    assert run("device", "list")[1] == (
        "还没有电脑加入；用 yishibu-server code --org 区划代码 发邀请码。\n"
    )


def test_devices_are_listed_and_shut_out(run, told, server_url, tmp_path):
    enrol_two(server_url, tmp_path)

    status, out, _ = run("device", "list")
    assert status == 0
    assert out.splitlines()[0] == (
        f"SLC-01  village1（village1）  room  SLC-01  还没有同步过  {id_of('device SLC-01')}"
    )
    assert run("device", "revoke", "slc-02") == (
        0,
        "SLC-02（village1）的同步已停用；它送来的都留着。\n",
        "",
    )
    first, second = told("device", "list")["devices"]
    assert (first["number"], first["revoked_at"], first["last_seen"]) == ("SLC-01", None, None)
    assert second["revoked_at"].endswith("+00:00")
    assert second["id"] == id_of("device SLC-02")
    assert "停用" in run("device", "list")[1].splitlines()[1]


def test_who_is_not_there_cannot_be_shut_out(run, tree):
    assert run("device", "revoke", "SLC-09") == (
        2,
        "",
        "没有编号是“SLC-09”的电脑。 用 yishibu-server device list 查看全部。\n",
    )
