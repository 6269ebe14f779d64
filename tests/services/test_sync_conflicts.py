from dataclasses import replace
from uuid import UUID

import pytest
from fake_sync_stores import (
    AT,
    COUNTY,
    DEVICE,
    OTHER_DEVICE,
    TOWNSHIP,
    VILLAGE,
    FakeSyncStore,
    conflict,
)

from desktop.data.ledgers import SqlLedger
from desktop.domain.feeds import Scope
from desktop.errors import ConflictError, LedgerLockedError, ValidationError
from desktop.records import Account, Organization, Person, Supervision, Task
from desktop.services.sync_conflicts import (
    count_conflicts,
    list_conflict_views,
    settle_conflict,
)

HAMLET = replace(VILLAGE, id="01890000-0000-7000-8000-000000000009", aliases=())

HERE = ("", DEVICE, VILLAGE.id)
THERE = ("", OTHER_DEVICE, TOWNSHIP.id)


def views(village, *conflicts):
    with village.ledger.read() as reading:
        return list_conflict_views(reading, FakeSyncStore(open=list(conflicts)))


@pytest.fixture
def task(village):
    row = Task(title="四组人饮主管道换管", first_due="2026-11-20", due="2026-11-20")
    village.add(row)
    return row.id


def test_both_values_are_told_with_who_when_and_where_and_what_was_before(village, task):
    account = Account(name="马晓梅")
    village.add(account)
    values = ((*THERE, "2026-12-05"), (str(account.id), *HERE[1:], "2026-11-27"))

    (view,) = views(village, conflict("Task", task, "due", *values, before="2026-11-20"))

    assert (view.subject.kind, view.subject.name, view.label) == (
        "落实事项",
        "四组人饮主管道换管",
        "现期限",
    )
    told = [(one.origin.place, one.origin.by, one.words.value) for one in view.sides]
    assert told == [("here", "马晓梅", "2026年11月27日"), ("township", "", "2026年12月5日")]
    assert {one.origin.at for one in view.sides} == {AT}
    assert view.before.value == "2026年11月20日"
    assert view.key == (str(task), "due")


def test_the_value_before_may_be_unknown_and_a_value_empty(village, task):
    (view,) = views(village, conflict("Task", task, "due", (*HERE, None), (*THERE, "2026")))

    assert view.before is None
    assert [one.words.value for one in view.sides] == ["", "2026年"]


def test_three_sides_stay_three(village, task):
    third = ("", "01890000-0000-7000-8000-0000000000d3", VILLAGE.id)
    values = [(*THERE, "a"), (*third, "b"), (*HERE, "c")]

    (view,) = views(village, conflict("Task", task, "unit", *values))

    assert [(one.origin.place, one.plain) for one in view.sides] == [
        ("here", "c"),
        ("township", "a"),
        ("ours", "b"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "masked"),
    [
        ("phone", "13812342047", "*******2047"),
        ("identity_number", "640323197001010027", "640323***********7"),
        ("remark", "打 13812342047 找他", "打 *******2047 找他"),
        ("remark", "常在外地", "常在外地"),
        ("group", "三组", "三组"),
    ],
)
def test_numbers_are_masked_until_somebody_asks(village, field, value, masked):
    person = Person(name="贺占林")
    village.add(person)

    (view,) = views(
        village, conflict("Person", person.id, field, (*HERE, value), (*THERE, ""), before=value)
    )

    words = view.sides[0].words
    assert (words.value, words.masked, words.is_masked) == (value, masked, value != masked)
    assert view.before.masked == masked


def test_reference_and_the_name_it_had_are_one_choice(village):
    first, second, account = Person(name="穆新"), Person(name="石玉珍"), Account(name="经办人")
    village.add(first, second, account)
    ids = conflict(
        "Account", account.id, "person", (*HERE, str(first.id)), (*THERE, str(second.id))
    )
    names = conflict("Account", account.id, "person_name", (*HERE, "穆新"), (*THERE, "石玉珍改"))

    (view,) = views(village, names, ids)

    assert view.field == "person"
    assert [one.words.value for one in view.sides] == ["穆新", "石玉珍改"]
    assert {one.field for one in view.seen} == {"person", "person_name"}


def test_names_alone_may_differ(village):
    person, account = Person(name="穆新"), Account(name="经办人")
    village.add(person, account)

    (view,) = views(
        village, conflict("Account", account.id, "person_name", (*HERE, "穆新"), (*THERE, "穆　新"))
    )

    assert (view.field, view.label) == ("person_name", "人员")
    assert [one.words.value for one in view.sides] == ["穆新", "穆　新"]


@pytest.mark.parametrize(
    ("kind", "org", "shown"),
    [
        (Task, None, True),
        (Task, VILLAGE.aliases[0], True),
        (Task, HAMLET.id, False),  # what a village wrote twice is the village's to settle
        (Supervision, HAMLET.id, True),
        (Supervision, COUNTY.id, False),
    ],
)
def test_only_what_may_be_written_here_waits_for_a_decision_here(village, kind, org, shown):
    of = {"org": UUID(org)} if org else {}
    if org:
        village.add(Organization(id=UUID(org), org=UUID(org), name="另一个"))
    row = task = Task(title="修路", **of)
    if kind is Supervision:
        row = Supervision(task=task.id, **of)
        village.add(task)
    village.add(row)
    store = FakeSyncStore(
        seen_scope=Scope(org=VILLAGE, role="township", above=(COUNTY,), below=(HAMLET,)),
        open=[conflict(kind.__name__, row.id, "due", (*HERE, "2026"), (*THERE, "2027"))],
    )

    with village.ledger.read() as reading:
        found = list_conflict_views(reading, store)
        counted = count_conflicts(reading, store)

    assert (len(found), counted) == (shown, shown)


def test_rows_and_fields_stand_apart(village, task):
    other = Task(title="另一件")
    village.add(other)
    found = views(
        village,
        conflict("Task", task, "due", (*HERE, "2026"), (*THERE, "2027")),
        conflict("Task", task, "unit", (*HERE, "甲"), (*THERE, "乙")),
        conflict("Task", other.id, "due", (*HERE, "2026"), (*THERE, "2027")),
    )

    assert [one.key for one in found] == [
        (str(task), "due"),
        (str(task), "unit"),
        (str(other.id), "due"),
    ]


@pytest.mark.parametrize(("chosen", "due"), [(0, "2026-11-27"), (1, "2026-12-05")])
def test_the_chosen_value_holds_and_the_row_says_who_chose(village, task, chosen, due):
    one = conflict("Task", task, "due", (*HERE, "2026-11-27"), (*THERE, "2026-12-05"))
    (view,) = views(village, one)

    settle_conflict(village.ledger, FakeSyncStore(open=[one]), view, chosen)

    assert village.get(Task, task).due == due
    with village.ledger.read() as reading:
        last = reading.history(task)[-1]
    assert (last.act, last.fields) == ("choose_side", {"due": due})


def test_value_that_is_shown_already_is_written_again_so_that_it_settles(village, task):
    one = conflict("Task", task, "due", (*HERE, "2026-11-20"), (*THERE, "2026-12-05"))
    (view,) = views(village, one)

    settle_conflict(village.ledger, FakeSyncStore(open=[one]), view, 0)

    with village.ledger.read() as reading:
        assert reading.history(task)[-1].fields == {"due": "2026-11-20"}


@pytest.mark.parametrize("now", [(), (("Task", "due", "2027"),)])
def test_conflict_that_is_another_by_now_is_refused(village, task, now):
    one = conflict("Task", task, "due", (*HERE, "2026-11-27"), (*THERE, "2026-12-05"))
    (view,) = views(village, one)
    others = [conflict(kind, task, name, (*HERE, value)) for kind, name, value in now]

    with village.nothing_written(), pytest.raises(ConflictError):
        settle_conflict(village.ledger, FakeSyncStore(open=others), view, 1)


def test_nothing_can_come_between_the_last_look_and_the_choice(village, task):
    """A value that came meanwhile would be replaced by a person who never saw it."""
    one = conflict("Task", task, "due", (*HERE, "2026-11-27"), (*THERE, "2026-12-05"))
    (view,) = views(village, one)
    waited = []

    class Watched(FakeSyncStore):
        def conflicts(self):
            page = SqlLedger(village.path, village.key, busy_timeout_s=0)
            with pytest.raises(LedgerLockedError), page.transaction():
                pass
            page.close()
            waited.append(True)
            return super().conflicts()

    settle_conflict(village.ledger, Watched(open=[one]), view, 0)

    assert waited == [True]


def test_reference_that_has_not_come_is_refused(village):
    account = Account(name="经办人")
    village.add(account)
    one = conflict("Account", account.id, "person", (*HERE, None), (*THERE, OTHER_DEVICE))
    (view,) = views(village, one)

    with village.nothing_written(), pytest.raises(ValidationError) as refused:
        settle_conflict(village.ledger, FakeSyncStore(open=[one]), view, 1)

    assert refused.value.details["field"] == "person"
