import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.data.workbooks import read_workbook
from desktop.domain.partial_dates import from_edtf
from desktop.domain.rosters import RosterPerson, read_roster
from desktop.errors import NotFoundError
from desktop.records import Household, Membership, Person
from desktop.services.rosters import (
    ImportCounts,
    count_outcomes,
    import_people,
    import_roster,
    plan_import,
)

ROSTERS = sorted((Path(__file__).parent.parent / "fixtures" / "rosters").iterdir())
NUMBERS = ("640323195103124521", "640323196207081234")
PHONES = ("13900000001", "13900000002", "13900000003")


def row(name="示例人", at=2, **facts):
    birth = facts.pop("born", None)
    return RosterPerson(
        sheet="名单", row=at, name=name, birth=from_edtf(birth) if birth else None, **facts
    )


def people_of(village):
    fields = ("name", "sex", "identity_number", "phone", "other_phone", "born_on", "group")
    fields += ("household_name", "is_householder", "householder", "remark")
    return [tuple(getattr(one, name) for name in fields) for one in village.list(Person)]


def outcomes(plan):
    return [planned.outcome for planned in plan]


def bring(village, *rows):
    """Import rows and return what became of each."""
    return outcomes(import_roster(village.ledger, rows))


def whole(village):
    """Return every row of people, households and memberships with every field."""
    return [
        village.sql(f'SELECT * FROM "{table}"') for table in ("person", "household", "membership")
    ]


def test_row_becomes_a_person_with_all_it_tells(village):
    told = row(
        sex="female",
        identity_number=NUMBERS[0],
        phones=PHONES[:2],
        born="1951-03-12",
        group="三组",
        household_number="17",
        household_size=4,
        householder_name="户主",
        is_householder=False,
        is_party_member=True,
        memberships=("villager_representative", "party_member"),
        duties="村民代表",
        remark="腿脚不便",
    )

    assert bring(village, told) == ["imported"]

    assert people_of(village) == [
        (
            "示例人",
            "female",
            NUMBERS[0],
            PHONES[0],
            PHONES[1],
            "1951-03-12",
            "三组",
            "17",
            "no",
            "户主",
            "腿脚不便",
        )
    ]
    (household,) = village.list(Household)
    assert (household.number, household.group, household.size) == ("17", "三组", 4)
    assert [(one.kind, one.office) for one in village.list(Membership)] == [
        ("villager_representative", "村民代表"),
        ("party_member", "村民代表"),
    ]


@pytest.mark.parametrize("file", ROSTERS, ids=lambda path: path.name)
def test_second_import_of_a_real_file_changes_nothing(village, file):
    read = read_roster(read_workbook(file), today=date(2026, 5, 10))
    first = import_roster(village.ledger, read.people)
    before = whole(village)

    with village.nothing_written():
        second = import_roster(village.ledger, read.people)

    assert count_outcomes(first) == ImportCounts(len(read.people), 0, 0)
    assert count_outcomes(second) == ImportCounts(0, 0, len(read.people))
    assert whole(village) == before


def test_real_files_of_one_village_bring_nobody_twice(village):
    """The four are one roster in four layouts, as far as they overlap by number."""
    for file in ROSTERS:
        import_roster(
            village.ledger, read_roster(read_workbook(file), today=date(2026, 5, 10)).people
        )

    numbers = [one.identity_number for one in village.list(Person) if one.identity_number]
    assert sorted(numbers) == sorted(set(numbers))


@st.composite
def roster_rows(draw):
    """Rows of a village of namesakes; each person of the file stands in it once."""
    optional = {
        "identity_number": st.sampled_from(NUMBERS),
        "phones": st.lists(st.sampled_from(PHONES), max_size=2, unique=True).map(tuple),
        "born": st.sampled_from(["1951", "1951-03", "1962-07-08"]),
        "group": st.sampled_from(["一组", "二组"]),
        "household_number": st.sampled_from(["1", "2"]),
        "household_size": st.sampled_from([3, 4]),
        "memberships": st.sampled_from([(), ("villager_representative",)]),
        "is_party_member": st.booleans(),
        "remark": st.sampled_from(["", "低保"]),
    }
    facts = draw(
        st.lists(
            st.fixed_dictionaries({"name": st.sampled_from(["甲", "乙"])}, optional=optional),
            max_size=6,
            unique_by=lambda facts: facts.get("identity_number", object()),
        )
    )
    return [row(at=place, **each) for place, each in enumerate(facts, start=2)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(roster_rows(), roster_rows())
def test_second_import_changes_nothing_whatever_came_before(new_village, before, rows):
    village = new_village()
    import_roster(village.ledger, before)
    first = import_roster(village.ledger, rows)

    with village.nothing_written():
        second = import_roster(village.ledger, rows)

    left_out = [planned.problem != "" for planned in first]
    assert [planned.problem != "" for planned in second] == left_out
    assert {planned.outcome for planned in second} <= {"unchanged", "left_out"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(roster_rows(), roster_rows())
def test_import_empties_no_field_and_removes_nobody(new_village, before, rows):
    village = new_village()
    import_roster(village.ledger, before)
    told = {one.id: dict(vars(one)) for one in village.list(Person)}

    import_roster(village.ledger, rows)

    now = {one.id: vars(one) for one in village.list(Person)}
    emptied = [
        (name, fields[name])
        for person, fields in told.items()
        for name in fields
        if not name.startswith("_") and fields[name] and not now[person][name]
    ]
    assert emptied == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(roster_rows(), st.randoms(use_true_random=False))
def test_rows_with_numbers_find_their_people_in_any_order(new_village, rows, random):
    village = new_village()
    numbered = {one.identity_number: one for one in rows if one.identity_number}
    rows = list(numbered.values())
    import_roster(village.ledger, rows)
    known = {one.identity_number: one.id for one in village.list(Person) if one.identity_number}

    with village.ledger.read() as reading:
        plan = plan_import(reading, random.sample(rows, len(rows)))

    assert {one.row.identity_number: one.person for one in plan} == {
        number: known[number] for number in numbered
    }


def test_known_person_is_filled_up(village):
    bring(village, row(group="三组", phones=PHONES[:1]))

    assert bring(village, row(group="三组", phones=PHONES[:1], born="1951", remark="低保")) == [
        "updated"
    ]

    (one,) = village.list(Person)
    assert (one.phone, one.born_on, one.remark) == (PHONES[0], "1951", "低保")


def test_new_phone_goes_first_and_the_old_one_stays(village):
    bring(village, row(identity_number=NUMBERS[0], phones=PHONES[:1]))
    bring(village, row(identity_number=NUMBERS[0], phones=PHONES[1:]))

    (one,) = village.list(Person)
    assert (one.phone, one.other_phone) == (PHONES[1], f"{PHONES[2]}、{PHONES[0]}")


def test_person_is_found_by_any_of_their_phones(village):
    bring(village, row(group="一组", phones=PHONES))

    assert bring(village, row(group="二组", phones=PHONES[2:])) == ["updated"]

    (one,) = village.list(Person)
    assert (one.group, one.phone) == ("二组", PHONES[0])


def test_number_is_surer_than_the_name(village):
    bring(village, row("甲", identity_number=NUMBERS[0]))

    assert bring(village, row("乙", identity_number=NUMBERS[0])) == ["updated"]
    assert bring(village, row("乙", identity_number=NUMBERS[1])) == ["imported"]

    assert [one.name for one in village.list(Person)] == ["乙", "乙"]


def test_surest_sign_decides_before_the_order_of_rows(village):
    bring(village, row(group="一组", phones=PHONES[:1]))
    (known,) = village.list(Person)

    bring(village, row(group="一组", at=2), row(group="一组", phones=PHONES[:1], at=3))

    phones = {one.id: one.phone for one in village.list(Person)}
    assert phones[known.id] == PHONES[0]
    assert sorted(phones.values()) == ["", PHONES[0]]


@pytest.mark.parametrize(
    "other",
    [
        {"born": "1962"},
        {"identity_number": NUMBERS[1]},
        {"group": "二组"},
        {"household_number": "2"},
    ],
)
def test_namesake_told_apart_is_somebody_new(village, other):
    mine = {
        "born": "1951",
        "identity_number": NUMBERS[0],
        "group": "一组",
        "household_number": "1",
    }
    bring(village, row(**mine))
    shared = {} if "group" in other or "household_number" in other else {"group": "一组"}

    assert bring(village, row(**shared, **other)) == ["imported"]


def test_list_of_names_alone_finds_who_has_the_name(village):
    bring(village, row("甲", group="一组", phones=PHONES[:1]), row("乙", group="二组"))

    found = bring(village, row("甲", memberships=("villager_representative",)))

    assert found == ["updated"]
    (membership,) = village.list(Membership)
    assert (membership.kind, len(village.list(Person))) == ("villager_representative", 2)


def test_name_that_may_mean_two_is_left_out_and_says_so(village):
    bring(village, row("甲", group="一组"), row("甲", group="二组"))

    (planned,) = import_roster(
        village.ledger, [row("甲", memberships=("villager_representative",))]
    )

    assert planned.outcome == "left_out"
    assert planned.problem == (
        "账本里有2个人都可能是“甲”，分不清是哪一位。请补上身份证号、电话、出生日期或小组。"
    )
    assert (len(village.list(Person)), village.list(Membership)) == (2, [])


def test_namesakes_without_any_sign_keep_their_order(village):
    rows = [row("甲", group="一组", at=2, remark="大"), row("甲", group="一组", at=3, remark="小")]

    assert bring(village, *rows) == ["imported", "imported"]
    assert bring(village, *rows) == ["unchanged", "unchanged"]
    assert [one.remark for one in village.list(Person)] == ["大", "小"]


def test_household_number_begins_anew_in_each_group(village):
    bring(
        village,
        row("甲", group="一组", household_number="1"),
        row("乙", group="二组", household_number="1"),
        row("丙", group="一组", household_number="1"),
    )

    households = {one.id: one.group for one in village.list(Household)}
    assert sorted(households.values()) == ["一组", "二组"]
    assert {one.name: households[one.household] for one in village.list(Person)} == {
        "甲": "一组",
        "乙": "二组",
        "丙": "一组",
    }


def test_size_of_a_household_is_filled_in_once(village):
    one = {"group": "一组", "household_number": "1"}
    bring(village, row(**one))

    assert bring(village, row(**one, household_size=4)) == ["updated"]
    assert bring(village, row(**one, household_size=5)) == ["unchanged"]
    (household,) = village.list(Household)
    assert household.size == 4


def test_person_who_moves_goes_into_another_household(village):
    bring(village, row(identity_number=NUMBERS[0], household_number="1"))
    bring(village, row(identity_number=NUMBERS[0], household_number="2"))

    (person,) = village.list(Person)
    assert person.household_name == "2"
    assert [one.number for one in village.list(Household)] == ["1", "2"]


def test_membership_is_added_once(village):
    told = {"group": "一组", "memberships": ("villager_representative",)}
    bring(village, row(**told))
    bring(village, row(**told))
    bring(village, row(group="一组", is_party_member=True))

    assert [one.kind for one in village.list(Membership)] == [
        "villager_representative",
        "party_member",
    ]


def test_large_roster_goes_in_as_one_act_and_twice_changes_nothing(village):
    rows = [
        row(
            f"村民{number:04}",
            at=number + 2,
            phones=(f"139{number:08}",),
            group=f"{number % 12}组",
            household_number=str(number // 4),
            memberships=("villager_representative",) if number % 60 == 0 else (),
        )
        for number in range(3000)
    ]

    first = import_roster(village.ledger, rows)
    with village.nothing_written():
        second = import_roster(village.ledger, rows)

    assert count_outcomes(first) == ImportCounts(3000, 0, 0)
    assert count_outcomes(second) == ImportCounts(0, 0, 3000)
    assert len(village.list(Membership)) == 50
    ids = village.sql("SELECT count(DISTINCT act_id) FROM change WHERE act = 'import_people'")
    assert ids == [(1,)]


def test_plan_writes_nothing(village):
    with village.nothing_written(), village.ledger.read() as reading:
        plan = plan_import(reading, [row(household_number="1")])

    assert outcomes(plan) == ["imported"]
    assert (village.list(Person), village.list(Household)) == ([], [])


def test_plan_can_be_carried_out_later(village):
    with village.ledger.read() as reading:
        plan = plan_import(reading, [row()])

    import_people(village.ledger, plan)

    assert [one.name for one in village.list(Person)] == ["示例人"]


def test_row_that_cannot_be_kept_keeps_all_others_out(village):
    rows = [row("甲"), row("乙" * 301, at=3), row("丙", at=4)]

    with village.nothing_written(), pytest.raises(Exception, match="300"):
        import_roster(village.ledger, rows)

    assert village.list(Person) == []


@pytest.mark.parametrize("point", ["journal.written", "ledger.before_commit"])
def test_process_killed_while_it_imports_leaves_nothing(village, point):
    child = f"""
import sys
from pathlib import Path
from desktop.data.crash_points import arm
from desktop.data.ledgers import SqlLedger
from desktop.domain.rosters import RosterPerson
from desktop.services.rosters import import_roster
ledger = SqlLedger(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
arm({point!r})
rows = [RosterPerson(sheet="名单", row=n, name=f"村民{{n}}") for n in range(2, 700)]
import_roster(ledger, rows)
"""
    before = village.head

    killed = subprocess.run(
        [sys.executable, "-c", child, str(village.path), village.key.hex()], check=False
    )

    assert killed.returncode == -signal.SIGKILL
    assert (village.list(Person), village.head) == ([], before)
    assert bring(village, row()) == ["imported"]


def test_plan_for_somebody_who_is_gone_is_refused_whole(new_village):
    village, elsewhere = new_village(), new_village()
    bring(village, row("甲", group="一组"))
    with village.ledger.read() as reading:
        plan = plan_import(reading, [row("乙"), row("甲", group="一组", remark="低保")])

    with elsewhere.nothing_written(), pytest.raises(NotFoundError):
        import_people(elsewhere.ledger, plan)
