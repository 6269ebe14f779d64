"""A machine without a line asks to join by stick, and joins by the way back, once."""

import json
from dataclasses import replace

import pytest
from bundle_samples import Room, bundling, ignore
from paper_store import name

from desktop.domain.changes import canonical
from desktop.errors import ConflictError, StorageError, SyncError
from desktop.sync.bundle_enrolments import invited, read_enrolled, write_request
from desktop.sync.enrolment import Enrolment, write_enrolment


@pytest.fixture
def file(county):
    """Give the county's enrolment file."""
    enrolment = Enrolment(
        address="https://yishibu.example.cn",
        ca="",
        server=county.id,
        server_name="示例县政协",
        receipt_key=county.signing.public_key().public_bytes_raw().hex(),
        sealing_key=county.sealing.public_key().public_bytes_raw().hex(),
        code="ABCD2345",
        org="示例村",
    )
    return write_enrolment(enrolment)


@pytest.fixture
def alone():
    return Room()


@pytest.fixture
def own(alone, tmp_path):
    return replace(bundling(alone, tmp_path / "home"), name="办公室", app="0.1.0")


def told(county, **changes):
    return {
        "token": "s" * 43,
        "number": "SL-02",
        "role": "room",
        "org": name("village"),
        "server": {"id": county.id, "name": "", "receipt_key": "", "sealing_key": ""},
        "scope": json.loads(county.scope.to_json()),
    } | changes


def test_request_goes_with_all_that_was_recorded(county, alone, own, file, stick):
    alone.write("修路")

    out = own.ask_to_join(stick / "out.yishibu-bundle", file, ignore)

    items = county.open(stick / "out.yishibu-bundle")[0]
    assert [item.kind for item in items] == ["asking", "enrol", "batch"]
    assert json.loads(items[1].body) == {
        "app": "0.1.0",
        "code": "ABCD2345",
        "device": alone.device,
        "ledger_org": name("village"),
        "name": "办公室",
        "public_key": alone.identity().public_key,
        "schema": 4,
        "sealing_key": alone.identity().sealing_key,
    }
    assert (out.asks, out.changes) == (True, 1)
    assert alone.history[-1].figures["asks"] == "示例县政协"
    assert b"ABCD2345" not in (stick / "out.yishibu-bundle").read_bytes()
    assert own.export_bundle(stick / "again.yishibu-bundle", ignore).asks


def test_way_back_joins_once(county, alone, own, file, stick):
    changes = [alone.write("修路")]
    own.ask_to_join(stick / "out.yishibu-bundle", file, ignore)
    items = (
        ("enrolled", canonical(told(county))),
        county.answer(alone),
        county.receipts(county.receipt(changes)),
    )
    back = county.write_back(stick / "back.yishibu-bundle", alone, *items)

    seen = own.check_bundle(back)
    first = own.import_bundle(back, ignore)
    joining = alone.joining()
    alone.join(replace(joining, token="newer"), county.scope)
    second = own.import_bundle(back, ignore)

    assert seen.sentence == "这是县里写给本机的回程包，完整：加入的答复1份、回执1份。"
    assert (first.enrolled, first.receipted, first.complete) == (True, 1, True)
    assert (joining.token, joining.number, joining.org) == ("s" * 43, "SL-02", name("village"))
    assert joining.url == "https://yishibu.example.cn"
    assert joining.since != ""
    assert (second.enrolled, alone.joining().token) == (False, "newer")
    assert not own.export_bundle(stick / "more.yishibu-bundle", ignore).asks


def test_refused_request_says_why_and_changes_nothing(county, alone, own, file, stick):
    from desktop.sync.bundle_messages import Refused

    changes = [alone.write("修路")]
    own.ask_to_join(stick / "out.yishibu-bundle", file, ignore)
    refused = Refused(code="code", message="这个邀请码已经过期。", advice="请要一个新的。")
    back = county.write_back(
        stick / "back.yishibu-bundle",
        alone,
        county.answer(alone, refused=(refused,)),
        county.receipts(county.receipt(changes)),
    )

    found = own.import_bundle(back, ignore)

    assert [each.code for each in found.left_out] == ["code"]
    assert (found.enrolled, found.receipted, alone.joining()) == (False, 0, None)


def test_joined_ledger_does_not_ask(county, alone, own, file, stick):
    county.enrol(alone)

    with pytest.raises(ConflictError, match="已经加入"):
        own.ask_to_join(stick / "out.yishibu-bundle", file, ignore)

    assert list(stick.iterdir()) == []


def test_what_could_not_be_written_was_not_asked(alone, own, file, stick):
    with pytest.raises(StorageError, match="文件夹不在了"):
        own.ask_to_join(stick / "gone" / "out.yishibu-bundle", file, ignore)
    assert alone.invitation() == ""
    own.ask_to_join(stick / "out.yishibu-bundle", file, ignore)
    with pytest.raises(StorageError):
        own.ask_to_join(stick / "gone" / "out.yishibu-bundle", file + b"\n", ignore)

    assert alone.invitation() == file.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"YISHIBU-BUNDLE\n{}", "这是议事簿的同步包，不是入网文件"),
        (b"PK\x03\x04" + bytes(26) + b"ledger.db", "这是议事簿的备份，不是入网文件"),
    ],
)
def test_other_files_of_ours_say_what_they_are(own, stick, data, words):
    with pytest.raises(SyncError, match=words):
        own.ask_to_join(stick / "out.yishibu-bundle", data, ignore)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"%PDF-1.7"])
def test_other_files_are_no_invitation(alone, own, stick, data):
    with pytest.raises(SyncError, match="这不是入网文件"):
        own.ask_to_join(stick / "out.yishibu-bundle", data, ignore)

    assert alone.invitation() == ""
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"token": ""},
        {"role": "king"},
        {"org": "x"},
        {"server": {"id": name("another")}},
        {"server": []},
        {"scope": {}},
        {"scope": None},
        {"more": 1},
    ],
)
def test_nonsense_is_no_answer(county, alone, file, changes):
    asked = invited(file.decode(), alone.identity())

    with pytest.raises(SyncError) as caught:
        read_enrolled(canonical(told(county, **changes)), asked)

    assert caught.value.details["code"] == "format"


def test_request_is_for_this_machine(alone, file):
    request = json.loads(write_request(file.decode(), alone.identity(), name="", app=""))

    assert request["device"] == invited(file.decode(), alone.identity()).device == alone.device
