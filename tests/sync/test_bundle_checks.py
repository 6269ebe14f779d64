"""What a bundle is, said to whoever holds it in hand."""

from dataclasses import replace

import pytest
from bundle_samples import County, Room, bundling, ignore

from desktop.errors import StorageError
from desktop.sync.bundles import read_head


def test_own_bundle_is_known_by_what_was_written(county, room, sticks, stick):
    changes = [room.write("修路")]
    path = sticks.export_bundle(stick / "out.yishibu-bundle", ignore).file

    before = sticks.check_bundle(path)
    room.take_receipt(county.receipt(changes))
    after = sticks.check_bundle(path)
    room.history.clear()
    forgotten = sticks.check_bundle(path)

    assert (before.ok, before.run) == (True, 0)
    assert "一字不差" in before.sentence
    assert before.sentence.endswith("还没有回执。")
    assert after.sentence.endswith("都已回执。")
    assert (forgotten.ok, "历史里没有它" in forgotten.sentence) == (False, True)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: data[:-1], "不完整"),
        (lambda data: data[: len(data) // 2], "不完整"),
        (lambda data: data[:500] + bytes(4) + data[504:], "损坏"),
        (lambda data: b"%PDF" + data, "不是议事簿的同步包"),
    ],
)
def test_damage_is_said(room, sticks, stick, damage, words):
    path = sticks.export_bundle(stick / "out.yishibu-bundle", ignore).file
    path.write_bytes(damage(path.read_bytes()))

    found = sticks.check_bundle(path)

    assert not found.ok
    assert words in found.sentence


def test_way_back_says_what_is_in_it(county, room, sticks, stick):
    changes = [room.write("修路")]
    path = county.write_back(
        stick / "back.yishibu-bundle",
        room,
        county.answer(room),
        county.receipts(county.receipt(changes)),
    )

    found = sticks.check_bundle(path)

    assert found.ok
    assert found.sentence == "这是县里写给本机的回程包，完整：回执1份。"
    assert room.chains()[0].receipted == 0


def test_way_back_by_a_forger_is_found(county, room, sticks, stick):
    forger = County()
    other = forger.write_back(stick / "1.yishibu-bundle", room, forger.answer(room))
    with other.open("rb") as file:
        head = replace(read_head(file), signer=room.joining().receipt_key)
    claimed = forger.write_back(stick / "2.yishibu-bundle", room, forger.answer(room), head=head)

    assert [sticks.check_bundle(path).ok for path in (other, claimed)] == [False, False]


def test_bundles_of_others_are_whole_and_closed(county, sticks, stick, tmp_path):
    other = county.enrol(Room("other"))
    out = (
        bundling(other, tmp_path / "other").export_bundle(stick / "out.yishibu-bundle", ignore).file
    )
    back = county.write_back(stick / "back.yishibu-bundle", other, county.answer(other))
    foreign = County("elsewhere")
    guest = bundling(foreign.enrol(Room("guest")), tmp_path / "guest")
    alien = guest.export_bundle(stick / "alien.yishibu-bundle", ignore).file

    found = [sticks.check_bundle(path) for path in (out, back, alien)]

    assert [each.ok for each in found] == [True, True, False]
    assert f"尾号{other.device[-8:]}" in found[0].sentence
    assert "写给县里" in found[0].sentence
    assert "从县里带回" in found[1].sentence


def test_bundle_that_claims_to_be_ours_is_found(county, room, sticks, stick, tmp_path):
    twin = county.enrol(Room())  # the same id, another key
    path = (
        bundling(twin, tmp_path / "twin").export_bundle(stick / "out.yishibu-bundle", ignore).file
    )

    found = sticks.check_bundle(path)

    assert (found.ok, found.sentence) == (False, "同步包写着是本机的，但不是本机签的。")


def test_missing_file_is_said(sticks, stick):
    with pytest.raises(StorageError, match="读写失败"):
        sticks.check_bundle(stick / "none.yishibu-bundle")
