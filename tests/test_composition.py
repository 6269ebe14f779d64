from datetime import date

import pytest

from desktop.composition import (
    found_home,
    open_home,
    rebuild_home,
    reopen_home,
    restore_home,
    verify_home,
)
from desktop.data.backups import read_backup
from desktop.domain.recovery_codes import parse_recovery_code
from desktop.errors import (
    LedgerDamagedError,
    NotFoundError,
    StorageError,
    ValidationError,
    WrongKeyError,
)
from desktop.records import Person
from desktop.services.attachments import attach_file
from desktop.services.divisions import trace_division

PASSPHRASE = "示例口令一二三"


def found(folder, **changes):
    options = {"passphrase_source": lambda: PASSPHRASE, "use_keyring": False} | changes
    return found_home(
        folder,
        divisions=trace_division("640323100999", "示例村"),
        keeper="示例记录人",
        sample=True,
        **options,
    )


def open_here(folder):
    return open_home(folder, passphrase_source=lambda: PASSPHRASE)


def add_person(home, name):
    with home.ledger.act("enter") as work:
        work.add(Person(name=name))


def names_in(home):
    with home.ledger.read() as reading:
        return [person.name for person in reading.list(Person)]


def test_founding_without_keyring_and_passphrase_leaves_nothing(tmp_path):
    with pytest.raises(ValidationError, match="口令"):
        found(tmp_path / "home", passphrase_source=lambda: None)

    assert not (tmp_path / "home" / "ledger.db").exists()
    found(tmp_path / "home")


def test_home_that_is_none_is_named(tmp_path):
    with pytest.raises(NotFoundError, match="没有账本"), open_here(tmp_path):
        pass


def test_restore_goes_on_in_a_new_epoch_and_keeps_what_was_there(tmp_path):
    code = found(tmp_path / "home")
    with open_here(tmp_path / "home") as home:
        add_person(home, "备份前的人")
        home.back_up(tmp_path / "copy.ysb")
        add_person(home, "备份后的人")

    replaced = restore_home(
        tmp_path / "copy.ysb",
        tmp_path / "home",
        code=parse_recovery_code(code),
        passphrase_source=lambda: None,
        replace_ledger=True,
    )

    assert replaced is not None
    assert (replaced / "ledger.db").exists()
    with open_here(tmp_path / "home") as home:
        add_person(home, "恢复后的人")
        assert names_in(home) == ["备份前的人", "恢复后的人"]
        with home.ledger.read() as reading:
            person = reading.list(Person, name="恢复后的人")[0]
            assert [written.created for written in reading.history(person.id)] == [True]
        assert verify_home(home).problems == ()


def test_rebuild_is_backed_up_first(tmp_path):
    found(tmp_path)
    with open_here(tmp_path) as home:
        add_person(home, "马䶮")

        backup = rebuild_home(home)

        assert read_backup(backup).label.purpose == "rebuild"
        assert names_in(home) == ["马䶮"]
        assert verify_home(home).problems == ()


def test_damaged_attachment_is_found_and_refused(tmp_path):
    found(tmp_path)
    with open_here(tmp_path) as home:
        add_person(home, "马䶮")
        with home.ledger.read() as reading:
            person = reading.list(Person)[0].id
        attach_file(
            home.ledger,
            home.files,
            home.fit,
            subject=person,
            name="说明.pdf",
            data=b"%PDF-1.4 text",
        )
        (digest,) = home.files.list_digests()
        path = home.files.path_of(digest)
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)

        assert [problem.code for problem in verify_home(home).problems] == ["attachment"]
        with pytest.raises(LedgerDamagedError):
            home.files.read(digest)


def test_passphrase_and_code_changed_in_an_open_home_open_it_next_time(tmp_path):
    old = found(tmp_path / "home")
    with open_here(tmp_path / "home") as home:
        code = home.renew_code()
        home.change_passphrase("另一个口令四五六")

    with pytest.raises(WrongKeyError), open_here(tmp_path / "home"):
        pass
    with pytest.raises(WrongKeyError):
        reopen_home(tmp_path / "home", parse_recovery_code(old), passphrase_source=lambda: None)
    with open_home(tmp_path / "home", passphrase_source=lambda: "另一个口令四五六") as home:
        assert home.recovery_sheet(code, "示例村", date(2026, 11, 23)).startswith(b"%PDF")


def test_file_for_somebody_outside_is_whole_or_says_why(tmp_path):
    found(tmp_path / "home")
    target = tmp_path / "记录.pdf"
    with open_here(tmp_path / "home") as home:
        home.save_file(target, b"first")
        home.save_file(target, b"second")
        with pytest.raises(StorageError, match="文件夹不在了"):
            home.save_file(tmp_path / "usb" / "记录.pdf", b"third")
        with pytest.raises(StorageError):
            home.save_file(tmp_path, b"fourth")

    assert target.read_bytes() == b"second"
    assert not (tmp_path / "usb").exists()
