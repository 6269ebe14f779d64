import pytest
from fake_sync_stores import (
    AT,
    COUNTY,
    DEVICE,
    OTHER_DEVICE,
    TOWNSHIP,
    VILLAGE,
    FakeSyncStore,
    stamp,
)

from desktop.records import Account, Device, Motion, Organization, Person, Task, declaration_of
from desktop.records.values import to_plain
from desktop.services.sync_names import SyncNames, plain_words

STRANGER = "01890000-0000-7000-8000-00000000ffff"


@pytest.fixture
def names(village):
    with village.ledger.read() as reading:
        yield SyncNames(reading, FakeSyncStore())


@pytest.mark.parametrize(
    ("device", "org", "place", "name"),
    [
        (DEVICE, VILLAGE.id, "here", ""),
        (DEVICE, TOWNSHIP.id, "here", ""),  # written here, of whomever
        (OTHER_DEVICE, VILLAGE.id, "ours", ""),
        (OTHER_DEVICE, VILLAGE.aliases[0], "ours", ""),
        (OTHER_DEVICE, TOWNSHIP.id, "township", "示例镇"),
        (OTHER_DEVICE, COUNTY.id, "county", "示例县"),
        (OTHER_DEVICE, STRANGER, "other", ""),
        (OTHER_DEVICE, "", "other", ""),
        ("", "not an id", "other", ""),
    ],
)
def test_where_something_was_written_is_told_from_device_and_scope(names, device, org, place, name):
    origin = names.origin("", device, org, stamp())

    assert (origin.place, origin.name, origin.by, origin.at) == (place, name, "", AT)


def test_of_types_that_those_above_may_write_an_unknown_machine_is_above(village):
    machine = Device(name="会议室电脑")
    village.add(machine)
    with village.ledger.read() as reading:
        names = SyncNames(reading, FakeSyncStore())
        found = [
            names.origin("", device, VILLAGE.id, "", from_above=True)
            for device in (OTHER_DEVICE, str(machine.id), DEVICE)
        ]

    assert [one.place for one in found] == ["above", "ours", "here"]
    assert [one.at for one in found] == [None] * 3  # what came in a snapshot has no time


def test_people_machines_and_organizations_of_this_ledger_are_named(village):
    account, machine, org = (
        Account(name="白海燕"),
        Device(name="会议室电脑"),
        Organization(name="邻村"),
    )
    village.add(account, machine, org)
    with village.ledger.read() as reading:
        names = SyncNames(reading, FakeSyncStore())
        ours = names.origin(str(account.id), str(machine.id), VILLAGE.id, stamp())
        other = names.origin(STRANGER, str(machine.id), str(org.id), stamp())

    assert (ours.place, ours.name, ours.by) == ("ours", "会议室电脑", "白海燕")
    assert (other.place, other.name, other.by) == ("other", "邻村", "")


def test_without_a_server_nothing_is_known_and_nothing_breaks(village):
    with village.ledger.read() as reading:
        names = SyncNames(reading, FakeSyncStore(joined=None, seen_scope=None))

        assert names.origin("", DEVICE, VILLAGE.id, stamp()).place == "other"


def test_part_that_is_named_by_a_choice_is_called_by_what_it_is_a_part_of(village):
    _, motion, ballot = village.vote()
    with village.ledger.read() as reading:
        subject = SyncNames(reading, FakeSyncStore()).subject("Ballot", str(ballot))

    assert (subject.kind, subject.name) == ("表决", village.get(Motion, motion).title)


@pytest.mark.parametrize(
    ("type_name", "row", "kind"),
    [("Task", STRANGER, "落实事项"), ("Task", "", "落实事项"), ("FromTheFuture", STRANGER, "")],
)
def test_row_that_is_not_here_has_no_name(names, type_name, row, kind):
    subject = names.subject(type_name, row)

    assert (subject.type, subject.kind, subject.name) == (type_name, kind, "")


@pytest.mark.parametrize(
    ("kind", "name", "value", "words"),
    [
        (Task, "due", "2026-12-05", "2026年12月5日"),
        (Task, "due", None, ""),
        (Task, "due", "2026", "2026年"),
        (Task, "state", "not_begun", "未开始"),
        (Task, "unit", "", ""),
        (Person, "removed_at", AT, "2026-11-21 16:20"),
    ],
)
def test_values_read_as_people_say_them(village, kind, name, value, words):
    field = declaration_of(kind).field(name)
    with village.ledger.read() as reading:
        assert plain_words(reading, field, to_plain(field, value)) == words


def test_reference_is_called_by_the_name_it_had_or_else_by_its_row(village):
    field = declaration_of(Task).field("outcome")
    person = declaration_of(Account).field("person")
    row = Person(name="贺占林")
    village.add(row)
    with village.ledger.read() as reading:
        assert plain_words(reading, field, STRANGER, "旧名") == "旧名"
        assert plain_words(reading, field, STRANGER) == STRANGER
        assert plain_words(reading, field, None) == ""
        assert plain_words(reading, person, str(row.id)) == "贺占林"
