"""Lists, counts, histories and last acts, as services see them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from ledger_factory import ACCOUNT

from desktop.errors import NotFoundError
from desktop.records import Account, Concern, Household, Meeting, Outcome, Person


def enter(ledger, *rows):
    with ledger.act("enter") as work:
        for row in rows:
            work.add(row)


def edit(ledger, row, **values):
    with ledger.act("edit") as work:
        found = work.get(type(row), row.id)
        for name, value in values.items():
            setattr(found, name, value)


@pytest.fixture
def households(ledger):
    rows = [Household(number=number, size=size) for number, size in (("2", 4), ("1", 3), ("3", 3))]
    enter(ledger, *rows)
    return rows


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, ["2", "1", "3"]),
        ({"order_by": "number"}, ["1", "2", "3"]),
        ({"order_by": "-number"}, ["3", "2", "1"]),
        ({"order_by": "size"}, ["1", "3", "2"]),
        ({"order_by": "-size"}, ["2", "1", "3"]),
        ({"size": 3}, ["1", "3"]),
        ({"size": 3, "number": "1"}, ["1"]),
        ({"size": None}, []),
        ({"group": ""}, ["2", "1", "3"]),
        ({"limit": 2}, ["2", "1"]),
        ({"limit": 2, "offset": 2}, ["3"]),
        ({"offset": 1}, ["1", "3"]),
        ({"limit": 0}, []),
    ],
)
def test_rows_are_listed_as_asked(ledger, households, query, numbers):
    with ledger.read() as look:
        assert [row.number for row in look.list(Household, **query)] == numbers


def test_removed_rows_are_listed_on_demand_only(ledger, households):
    with ledger.act("remove") as work:
        work.remove(work.get(Household, households[0].id))

    with ledger.read() as look:
        assert [row.number for row in look.list(Household)] == ["1", "3"]
        assert [row.number for row in look.list(Household, with_removed=True)] == ["2", "1", "3"]
        assert (look.count(Household), look.count(Household, size=3)) == (2, 2)
        assert look.get(Household, households[0].id).removed_at is not None


def test_list_by_a_field_that_is_none_is_refused(ledger):
    with ledger.read() as look, pytest.raises(KeyError):
        look.list(Household, chicken=1)


def test_values_come_back_as_they_were(ledger):
    at = datetime(2026, 5, 10, 1, 30, 0, 123_456, tzinfo=UTC)
    person = Person(name="马䶮", born_on="195X")
    meeting = Meeting(opened_at=at, tellers=(person.id,))
    outcome = Outcome(title="成果", cost=Decimal("2200000.00"))
    account = Account(name="人", roles=("leader", "recorder"))
    enter(ledger, person, meeting, outcome, account)

    with ledger.read() as look:
        assert look.get(Meeting, meeting.id).opened_at == at
        assert look.get(Meeting, meeting.id).tellers == (person.id,)
        assert str(look.get(Outcome, outcome.id).cost) == "2200000.00"
        assert look.get(Account, account.id).roles == ("leader", "recorder")
        assert look.get(Person, person.id).born_on == "195X"


def test_history_tells_what_was_written_when_by_whom(open_ledger):
    start = datetime(2041, 11, 23, 8, 0, tzinfo=UTC)  # the ledger began by the real clock
    times = iter([start + timedelta(hours=hours) for hours in range(9)])
    ledger = open_ledger(clock=lambda: next(times))
    household = Household(number="1")
    enter(ledger, household)
    edit(ledger, household, number="2")
    edit(ledger, household, size=5)

    with ledger.read() as look:
        first, second, third = look.history(household.id)
    assert [(line.act, line.actor, line.at, line.created) for line in (first, second, third)] == [
        ("enter", str(ACCOUNT), start, True),
        ("edit", str(ACCOUNT), start + timedelta(hours=1), False),
        ("edit", str(ACCOUNT), start + timedelta(hours=2), False),
    ]
    assert {line.type for line in (first, second, third)} == {"Household"}
    assert {line.row for line in (first, second, third)} == {household.id}
    assert second.fields == {"number": "2"}
    assert first.current == {"removed_at", "group"}
    assert (second.current, third.current) == ({"number"}, {"size"})


def test_history_holds_values_of_every_audience(ledger):
    concern = Concern(title="路", withheld_name="王某")
    enter(ledger, concern)
    edit(ledger, concern, withheld_name="李某")

    with ledger.read() as look:
        history = look.history(concern.id)
    assert [line.fields["withheld_name"] for line in history[1:]] == ["王某", "李某"]
    assert [line.current for line in history[1:]] == [frozenset(), {"withheld_name"}]


def test_history_of_what_is_not_here_is_empty(ledger):
    with ledger.read() as look:
        assert look.history(uuid4()) == []


def test_last_act_is_this_accounts_on_this_device(ledger):
    mine, other = Household(number="1"), Account(name="另一个")
    enter(ledger, mine, other)
    ledger.sign_in(other)
    enter(ledger, Household(number="2"))

    with ledger.read() as look:
        assert {line.row for line in look.last_act(ACCOUNT)} == {mine.id, other.id}
        assert [line.fields["number"] for line in look.last_act(other.id)] == ["2"]
        assert look.last_act(uuid4()) == []


def test_last_act_of_many_changes_is_whole(ledger):
    enter(ledger, Household(number="before"))
    people = [Person(name=f"人{number}") for number in range(450)]
    with ledger.act("import", why="村里的花名册") as work:
        for person in people:
            work.add(person)

    with ledger.read() as look:
        written = look.last_act(ACCOUNT)
    assert {line.act for line in written} == {"import"}
    assert len({line.act_id for line in written}) == 1
    assert [line.row for line in written[:-1]] == [person.id for person in people]
    assert written[-1].fields["reason"] == "村里的花名册"


def test_setting_that_was_never_made_is_empty(ledger):
    with ledger.read() as look:
        assert look.setting("none") == ""


def test_row_that_is_not_here_is_named_in_the_error(ledger):
    row = uuid4()
    with ledger.read() as look, pytest.raises(NotFoundError) as caught:
        look.get(Meeting, row)

    assert caught.value.details == {"type": "会议", "id": str(row)}
