"""How a home begins, and how another ledger takes the place of one: nothing is lost."""

from datetime import date

import pytest

from desktop import composition
from desktop.beginnings import HomeBeginnings
from desktop.composition import found_home, open_home
from desktop.data.backups import BACKUPS_NAME
from desktop.domain.recovery_codes import parse_recovery_code
from desktop.errors import (
    ConflictError,
    KeyringError,
    LedgerDamagedError,
    ValidationError,
    WrongKeyError,
)
from desktop.records import FrozenRecord, Person
from desktop.services.divisions import trace_division
from desktop.services.premises import read_premises
from desktop.services.sample_villages import read_sample_village

PASSPHRASE = "示例口令一二三"
DIVISIONS = trace_division("640323100999", "示例村")


def found(folder):
    return found_home(
        folder,
        divisions=DIVISIONS,
        keeper="示例记录人",
        sample=True,
        passphrase_source=lambda: PASSPHRASE,
        use_keyring=False,
    )


def open_here(folder):
    return open_home(folder, passphrase_source=lambda: PASSPHRASE)


def add_person(home, name):
    with home.ledger.act("enter") as work:
        work.add(Person(name=name))


def names_in(home):
    with home.ledger.read() as reading:
        return [person.name for person in reading.list(Person)]


@pytest.fixture
def no_keyring(monkeypatch):
    monkeypatch.delenv("YISHIBU_PASSPHRASE", raising=False)

    def refuse():
        raise KeyringError("没有密钥环。", "请设置口令。", reason="missing")

    monkeypatch.setattr(composition, "open_system_keyring", refuse)


def test_day_has_one_backup_that_restores(tmp_path):
    code = found(tmp_path / "home")
    with open_here(tmp_path / "home") as home:
        assert home.backup_state().newest is None
        add_person(home, "今天的人")
        state = home.back_up_daily()
        assert (state.count, home.back_up_daily()) == (1, state)
        (file,) = state.folder.glob("yishibu-daily-*.ysb")
    beginnings = HomeBeginnings(tmp_path / "other")
    beginnings.restore(file, code, passphrase=PASSPHRASE)

    with open_here(tmp_path / "other") as home:
        assert names_in(home) == ["今天的人"]


@pytest.mark.parametrize("reason", ["missing", "untrusted", "locked", "refused"])
def test_keyring_that_is_missing_or_refuses_means_a_passphrase(monkeypatch, tmp_path, reason):
    monkeypatch.delenv("YISHIBU_PASSPHRASE", raising=False)

    def refuse():
        raise KeyringError("打不开密钥环。", "请解锁。", reason=reason)

    monkeypatch.setattr(composition, "open_system_keyring", refuse)

    assert not HomeBeginnings(tmp_path).has_keyring()


def test_first_start_alone_opens_with_its_passphrase(no_keyring, tmp_path):
    beginnings = HomeBeginnings(tmp_path / "home")
    divisions = trace_division("640323100999", "示例村")

    with pytest.raises(ValidationError, match="口令"):
        beginnings.found(divisions, "经办人", sample=False, passphrase=None)
    code = beginnings.found(divisions, "经办人", sample=False, passphrase=PASSPHRASE)

    assert parse_recovery_code(code).text == code
    with open_here(tmp_path / "home") as home, home.ledger.read() as reading:
        assert read_premises(reading).keeper == "经办人"
        assert not read_premises(reading).is_sample


def test_first_start_with_samples_has_the_whole_case(no_keyring, tmp_path):
    HomeBeginnings(tmp_path / "home").play_sample(passphrase=PASSPHRASE)

    with open_here(tmp_path / "home") as home:
        assert len(names_in(home)) > len(read_sample_village().people)
        with home.ledger.read() as reading:
            assert read_premises(reading).is_sample
            assert reading.count(FrozenRecord) > 0


@pytest.fixture
def backed_up(tmp_path):
    """A sample home with a person and a backup of the day; the home's folder and its code."""
    folder = tmp_path / "home"
    code = found(folder)
    with open_here(folder) as home:
        add_person(home, "备份前的人")
        home.back_up_daily()
        add_person(home, "备份后的人")
    return folder, code


def test_own_ledger_takes_the_place_of_the_samples_which_are_kept(no_keyring, backed_up):
    folder, _ = backed_up
    left = []
    beginnings = HomeBeginnings(folder, leave=lambda: left.append("left"))

    beginnings.found(DIVISIONS, "经办人", sample=False, passphrase="另一个口令四五六")

    assert left == ["left"]
    with open_home(folder, passphrase_source=lambda: "另一个口令四五六") as home:
        assert names_in(home) == []
        with home.ledger.read() as reading:
            assert not read_premises(reading).is_sample
    with open_here(folder / "replaced" / "1") as home:
        assert names_in(home) == ["备份前的人", "备份后的人"]


def test_ledger_is_not_replaced_by_whoever_does_not_leave_it(no_keyring, backed_up):
    folder, _ = backed_up

    with pytest.raises(ConflictError):
        HomeBeginnings(folder).found(DIVISIONS, "经办人", sample=False, passphrase=PASSPHRASE)

    with open_here(folder) as home:
        assert names_in(home) == ["备份前的人", "备份后的人"]


def test_backup_takes_the_place_of_what_was_written_since_which_is_kept(no_keyring, backed_up):
    folder, code = backed_up
    beginnings = HomeBeginnings(folder, leave=lambda: None)
    (facts,) = beginnings.backups()
    assert beginnings.check(facts.file) == facts
    assert (facts.purpose, facts.with_attachments) == ("daily", False)

    beginnings.restore(facts.file, code, passphrase=PASSPHRASE)

    with open_here(folder) as home:
        assert names_in(home) == ["备份前的人"]
    with open_here(folder / "replaced" / "1") as home:
        assert names_in(home) == ["备份前的人", "备份后的人"]


def test_damaged_backup_is_found_before_anything_is_closed(backed_up):
    folder, _ = backed_up
    (file,) = (folder / BACKUPS_NAME).glob("*.ysb")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    beginnings = HomeBeginnings(folder, leave=lambda: pytest.fail("closed"))

    with pytest.raises(LedgerDamagedError):
        beginnings.check(file)


def test_wrong_code_leaves_the_ledger_that_is_there(no_keyring, backed_up, tmp_path):
    folder, _ = backed_up
    other = found(tmp_path / "other")
    beginnings = HomeBeginnings(folder, leave=lambda: None)
    (facts,) = beginnings.backups()

    with pytest.raises(WrongKeyError):
        beginnings.restore(facts.file, other, passphrase=PASSPHRASE)

    with open_here(folder) as home:
        assert names_in(home) == ["备份前的人", "备份后的人"]
    assert not (folder / "replaced").exists()


def test_recovery_sheet_can_be_drawn_for_a_printer(tmp_path):
    beginnings = HomeBeginnings(tmp_path)
    press = beginnings.press()

    pdf = beginnings.recovery_sheet(found(tmp_path / "home"), "示例村", date(2026, 11, 28))

    assert press.page_count(pdf) == 1
