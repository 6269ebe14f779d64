"""The commands for a USB stick, as a person at the laptop types them."""

import sys
from pathlib import Path

import pytest

SYNC = Path(__file__).parent.parent / "sync"
sys.path[:0] = [str(SYNC), str(SYNC / "client")]

from bundle_samples import County  # noqa: E402 – lies in tests/sync

from desktop.composition import open_home, passphrase_from_environment  # noqa: E402 – as above
from desktop.services.sync_ports import Joining  # noqa: E402 – as above


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def county():
    return County()


@pytest.fixture
def joined(home, county):
    """Give the home, joined to a county."""
    with open_home(home, passphrase_source=passphrase_from_environment) as opened:
        store = opened.sync_store
        device = store.identity().device
        store.join(
            Joining(
                url="https://localhost",
                ca="",
                token="t" * 43,
                device=device,
                server=county.id,
                server_name="示例县",
                receipt_key=county.signing.public_key().public_bytes_raw().hex(),
                sealing_key=county.sealing.public_key().public_bytes_raw().hex(),
                number="SL-01",
                role="room",
                org=county.scope.org.id,
            ),
            county.scope,
        )
    return home


def test_ledger_that_works_alone_is_told_to_join(home, run, stick):
    status, out, err = run("bundle", "export", stick / "out.yishibu-bundle")

    assert (status, out) == (1, "")
    assert err == (
        "这个账本是单机使用，还没有加入县里。"
        " 请先用邀请码或入网文件加入本县，再用 U 盘；没有网的，用入网文件和 U 盘加入。\n"
    )


def test_export_says_what_it_wrote_and_verify_knows_it(joined, run, answer, stick):
    status, out, err = run("bundle", "export", stick / "out.yishibu-bundle")
    told = answer("bundle", "export", stick / "again.yishibu-bundle")

    assert (status, err) == (0, "")
    assert "同步包已写好并验过" in out
    assert "都还算没传" in out
    assert told["changes"] > 0
    assert told["file"] == str(stick / "again.yishibu-bundle")
    assert run("verify", stick / "out.yishibu-bundle")[:2] == (
        0,
        "这是本机导出的同步包，和写出时一字不差；其中的内容县里还没有回执。\n",
    )
    assert answer("verify", stick / "again.yishibu-bundle")["ok"] is True


def test_way_back_brings_receipts(joined, county, run, answer, stick):
    exported = answer("bundle", "export", stick / "out.yishibu-bundle")
    (batch,) = county.batches(stick / "out.yishibu-bundle")
    with open_home(joined, passphrase_source=passphrase_from_environment) as opened:
        store = opened.sync_store
        receiver = SealedTo(store.identity())
        items = county.answer(store), county.receipts(county.receipt(batch.changes))
        county.write_back(stick / "back.yishibu-bundle", receiver, *items)

    verified = run("verify", stick / "back.yishibu-bundle")
    told = answer("bundle", "import", stick / "back.yishibu-bundle")
    status, out, err = run("bundle", "import", stick / "back.yishibu-bundle")

    assert verified[:2] == (0, "这是县里写给本机的回程包，完整：回执1份。\n")
    assert (told["complete"], told["receipted"]) == (True, exported["changes"])
    assert told["unsent"] == 0
    assert (status, err) == (0, "")
    assert "本机0条有了县里的回执" in out
    assert run("verify", stick / "out.yishibu-bundle")[1].endswith("其中的内容县里都已回执。\n")


class SealedTo:
    """What a way back is sealed to."""

    def __init__(self, identity):
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

        self.device = identity.device
        key = X25519PublicKey.from_public_bytes(bytes.fromhex(identity.sealing_key))
        self.sealing = type("Key", (), {"public_key": lambda _: key})()


def test_own_and_damaged_bundles_are_said(joined, run, stick):
    run("bundle", "export", stick / "out.yishibu-bundle")

    own = run("bundle", "import", stick / "out.yishibu-bundle")
    (stick / "out.yishibu-bundle").write_bytes((stick / "out.yishibu-bundle").read_bytes()[:-30])
    damaged = run("verify", stick / "out.yishibu-bundle")
    missing = run("bundle", "import", stick / "none.yishibu-bundle")

    assert own[0] == 1
    assert "这是本机自己导出的同步包" in own[2]
    assert damaged[0] == 1
    assert "同步包不完整" in damaged[1]
    assert missing[0] == 1
    assert "读写失败" in missing[2]
    assert run("verify", stick / "none.yishibu-bundle")[0] == 2


def test_stick_that_is_not_there_is_said(joined, run, stick):
    status, out, err = run("bundle", "export", stick / "gone" / "out.yishibu-bundle")

    assert (status, out) == (1, "")
    assert "U 盘可能拔出来了" in err
