"""The command that takes in a stick and writes the way back."""

import json

import pytest
from bundle_rooms import Place, StickRoom

from server.stores import open_store


@pytest.fixture
def place(server_url, tmp_path):
    """Give a store in the home of the commands."""
    store = open_store(server_url, tmp_path / "home")
    yield Place(store, tmp_path)
    store.close()


@pytest.fixture
def room(place):
    return place.enrol(StickRoom())


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_bundle_comes_in_and_the_way_back_goes_out(run, place, room, stick):
    room.write("修路")
    (stick / "out.yishibu-bundle").write_bytes(place.export(room))

    status, out, err = run(
        "bundle", "import", stick / "out.yishibu-bundle", "--out", stick / "back.yishibu-bundle"
    )
    again = run(
        "bundle",
        "import",
        stick / "out.yishibu-bundle",
        "--out",
        stick / "again.yishibu-bundle",
        "--json",
    )

    assert (status, err) == (0, "")
    assert f"尾号{room.device[-8:]}的电脑的同步包：记录1条" in out
    assert "回程包已写好并验过" in out
    told = json.loads(again[1])
    assert (again[0], told["changes"], told["receipts"], told["refused"]) == (0, 1, 1, [])
    assert place.bring(room, (stick / "back.yishibu-bundle").read_bytes()).receipted == 1


def test_cut_bundle_counts_as_far_as_it_goes_and_says_so(run, place, room, stick):
    room.write("修路")
    (stick / "out.yishibu-bundle").write_bytes(place.export(room)[:-20])

    status, out, err = run(
        "bundle", "import", stick / "out.yishibu-bundle", "--out", stick / "back.yishibu-bundle"
    )

    assert status == 1
    assert "记录1条" in out
    assert err == "没有收：同步包不完整，后面的部分没有拷过来。 请重新拷贝一次，或重新导出。\n"
    assert place.bring(room, (stick / "back.yishibu-bundle").read_bytes()).receipted == 1


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("none.yishibu-bundle", "--out", "back.yishibu-bundle"), 1, "读写失败"),
        (("photo.jpg", "--out", "back.yishibu-bundle"), 1, "这不是议事簿的同步包"),
        (("out.yishibu-bundle", "--out", "out.yishibu-bundle"), 2, "不能写在同步包上面"),
        (("out.yishibu-bundle", "--out", "gone/back.yishibu-bundle"), 1, "读写失败"),
    ],
)
def test_what_cannot_be_is_said(run, full, words, status, said):
    words = [word if word.startswith("--") else full / word for word in words]

    found = run("bundle", "import", *words)

    assert (found[0], found[1]) == (status, "")
    assert said in found[2]
    assert names(full) == ["out.yishibu-bundle", "photo.jpg"]


@pytest.fixture
def full(place, room, stick):
    """Give a stick with a bundle and a photo."""
    (stick / "out.yishibu-bundle").write_bytes(place.export(room))
    (stick / "photo.jpg").write_bytes(b"\xff\xd8")
    return stick
