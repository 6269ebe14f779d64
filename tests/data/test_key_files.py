"""keys.json: what opens it, what is damage, what is newer."""

import json
from dataclasses import replace
from uuid import UUID

import pytest

from desktop.data import key_files
from desktop.data.key_files import (
    KeyFile,
    MasterKey,
    PassphraseCost,
    open_by_code,
    open_by_passphrase,
    parse_key_file,
    render_key_file,
    seal_by_code,
    seal_by_passphrase,
)
from desktop.domain.recovery_codes import RecoveryCode
from desktop.errors import LedgerDamagedError, LedgerTooNewError, StorageError, WrongKeyError

LEDGER = UUID("01890000-0000-7000-8000-000000000001")
OTHER_LEDGER = UUID("01890000-0000-7000-8000-000000000002")
CODE = RecoveryCode(bytes(range(16)))
KEY = MasterKey(bytes(range(32)))
CHEAP = PassphraseCost(rounds=1, memory_kib=64, lanes=1)
PASSPHRASE = "示例村 口令 2026"


def make_key_file(**changes):
    key_file = KeyFile(
        ledger_id=LEDGER,
        fingerprint=KEY.fingerprint(),
        recovery=seal_by_code(KEY, LEDGER, CODE),
        passphrase=seal_by_passphrase(KEY, LEDGER, PASSPHRASE, CHEAP),
    )
    return replace(key_file, **changes)


def signed(body):
    body = {name: value for name, value in body.items() if name != "sha256"}
    return json.dumps({**body, "sha256": key_files._checksum(body)}).encode()


def test_subkeys_differ_and_are_stable():
    assert KEY.ledger_key().hex() == (
        "df7e6cc9b8db993715de4a445005ead38d4fa552adeacaaf694ad0d55ab1fc78"
    )
    assert KEY.attachment_key().hex() == (
        "9f3f6a94b8457a73b8e17d83b0f115c10ae05f7f3a206f95375627e635517777"
    )
    assert len({KEY.material, KEY.ledger_key(), KEY.attachment_key()}) == 3


@pytest.mark.parametrize(
    ("typed", "opens"),
    [
        (PASSPHRASE, True),
        ("示例村 口令 ２０２６", True),
        ("示例村 口令 2027", False),
        ("示例村口令2026", False),
        ("", False),
        ("\udcff", False),
        ("长" * 2000, False),
    ],
)
def test_only_the_passphrase_opens(typed, opens):
    key_file = make_key_file()

    if opens:
        assert open_by_passphrase(key_file, typed) == KEY
    else:
        with pytest.raises(WrongKeyError, match="口令不对"):
            open_by_passphrase(key_file, typed)


def test_new_passphrase_costs_what_rfc_9106_recommends(monkeypatch):
    monkeypatch.setattr(key_files, "PassphraseCost", PassphraseCost)  # other tests pay less

    made = make_key_file(passphrase=seal_by_passphrase(KEY, LEDGER, PASSPHRASE))

    cost = made.passphrase.cost
    assert (cost.rounds, cost.memory_kib, cost.lanes) == (3, 64 * 1024, 4)
    assert open_by_passphrase(parse_key_file(render_key_file(made)), PASSPHRASE) == KEY


def test_code_of_another_ledger_is_told_from_a_typo():
    with pytest.raises(WrongKeyError, match="恢复码没有输错"):
        open_by_code(make_key_file(), RecoveryCode(bytes(16)))


def test_wraps_are_bound_to_their_ledger_and_kind():
    moved = make_key_file(ledger_id=OTHER_LEDGER)

    with pytest.raises(WrongKeyError):
        open_by_code(moved, CODE)
    with pytest.raises(WrongKeyError):
        open_by_passphrase(moved, PASSPHRASE)


def test_key_file_is_read_back():
    key_file = make_key_file(keyring=True)

    assert parse_key_file(render_key_file(key_file)) == key_file
    assert parse_key_file(render_key_file(replace(key_file, passphrase=None))).passphrase is None


def test_any_flipped_bit_of_the_key_file_is_found():
    whole = render_key_file(make_key_file())

    for at in range(len(whole)):
        for bit in range(8):
            flipped = bytearray(whole)
            flipped[at] ^= 1 << bit
            with pytest.raises(LedgerDamagedError):
                parse_key_file(bytes(flipped))


def test_any_cut_of_the_key_file_is_found():
    whole = render_key_file(make_key_file())

    for size in range(len(whole) - 1):
        with pytest.raises(LedgerDamagedError):
            parse_key_file(whole[:size])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"7",
        b'{"sha256": 1}',
        b"\xff\xfe",
        b"[" * 60_000,
        b" " * 70_000,
        b"9" * 10_000,
        "不是密钥".encode("gb18030"),
        signed({"format": 1}),
        signed({"format": "1"}),
        signed({"format": None}),
    ],
)
def test_what_is_no_key_file_is_damage(data):
    with pytest.raises(LedgerDamagedError) as caught:
        parse_key_file(data)

    assert caught.value.message == "密钥文件 keys.json 已损坏。"
    assert caught.value.advice.endswith("（需要恢复码），或还原整个备份。")


@pytest.mark.parametrize(
    "change",
    [
        {"rounds": 0},
        {"rounds": 10**6},
        {"memory_kib": 2**40},
        {"memory_kib": 0},
        {"lanes": 0},
        {"lanes": 10**6},
        {"rounds": "3"},
        {"salt": ""},
        {"nonce": "AAAA"},
        {"sealed": "AAAA"},
        {"sealed": 7},
    ],
)
def test_hostile_figures_are_damage(change):
    body = json.loads(render_key_file(make_key_file()))
    body["passphrase"] |= change

    with pytest.raises(LedgerDamagedError):
        parse_key_file(signed(body))


def test_newer_key_file_asks_for_a_newer_app():
    body = json.loads(render_key_file(make_key_file()))

    with pytest.raises(LedgerTooNewError, match="更新版本"):
        parse_key_file(signed({**body, "format": 2, "recovery": "说不准"}))


def test_memory_that_does_not_suffice_is_named(monkeypatch):
    def no_memory(*arguments, **options):
        raise MemoryError

    key_file = make_key_file()
    monkeypatch.setattr("argon2.low_level.hash_secret_raw", no_memory)

    with pytest.raises(StorageError, match="内存不足"):
        open_by_passphrase(key_file, PASSPHRASE)
