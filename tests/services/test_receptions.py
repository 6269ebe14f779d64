"""接待登记: one act, every asker kept, nothing asked that is not needed."""

from datetime import date
from uuid import uuid4

import pytest

from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import Attachment, Concern, Person
from desktop.services.askers import count_heads
from desktop.services.attachments import FileFacts
from desktop.services.receptions import Visitor, find_visitors, read_desk, record_visit
from desktop.services.undo import undo_last_act

VALUES = {"content": "自来水后半夜就停水，三组二十来户都这样", "answer_by": "2026-05-25"}
SCAN = FileFacts("信.jpg", "image/jpeg", "ab" * 32, 12)


@pytest.fixture
def he(village):
    return village.add(Person(name="贺占林", group="三组", phone="13800002047"))[0]


def visit(village, visitor=None, **values):
    visitor = visitor or Visitor(name="示例人")
    return village.get(Concern, record_visit(village.ledger, visitor, **VALUES | values))


def test_visit_of_somebody_known_is_one_act(village, he):
    before = len(village.patches())
    row = visit(village, Visitor(person=he), channel="phone", category="water", households=20)

    assert (row.asker, row.title, row.content, row.channel, row.category, row.households) == (
        he,
        "自来水后半夜就停水",
        VALUES["content"],
        "phone",
        "water",
        20,
    )
    assert (row.raised_on, row.number, row.state) == ("2026-05-10", "示接〔2026〕1号", "open")
    assert {patch[0] for patch in village.patches()[before:]} == {"record_visit"}


def test_somebody_new_becomes_a_person(village):
    row = visit(village, Visitor(name=" 海 生 ", phone="138 0000 2047"))

    person = village.get(Person, row.asker)
    assert (person.name, person.phone) == ("海生", "13800002047")


def test_name_of_somebody_in_the_roster_has_to_be_decided(village, he):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        visit(village, Visitor(name="贺占林"))
    assert caught.value.details["field"] == "name"

    row = visit(village, Visitor(name="贺占林", is_new=True))
    assert row.asker != he
    assert len(village.list(Person, name="贺占林")) == 2


def test_new_number_goes_before_the_old_one(village, he):
    visit(village, Visitor(person=he, phone="0953-6012345"))
    person = village.get(Person, he)
    assert (person.phone, person.other_phone) == ("0953-6012345", "13800002047")

    visit(village, Visitor(person=he, phone="13800002047"))
    person = village.get(Person, he)
    assert (person.phone, person.other_phone) == ("0953-6012345", "13800002047")


def test_withheld_name_stays_local_and_makes_nobody(village):
    before = len(village.list(Person))
    row = visit(village, Visitor(name="勉秀英", phone="13800001111", withheld=True))

    assert (row.asker, row.anonymous, row.withheld_name) == (None, True, "勉秀英 13800001111")
    assert len(village.list(Person)) == before
    shared = [fields for _, kind, _, fields in village.patches() if kind == "Concern"]
    assert [f for f in shared if "withheld_name" in f and "content" in f] == []


def test_nobody_has_to_leave_a_name(village):
    row = visit(village, Visitor(withheld=True))
    assert (row.asker, row.anonymous, row.withheld_name) == (None, True, "")


def test_person_who_wishes_no_name_is_not_named_by_the_roster(village, he):
    row = visit(village, Visitor(person=he, name="贺占林", withheld=True))
    assert (row.asker, row.asker_name) == (None, "")


@pytest.mark.parametrize(
    ("visitor", "values", "field"),
    [
        (Visitor(), {}, "name"),
        (Visitor(name=" \t"), {}, "name"),
        (Visitor(name="海生3"), {}, "name"),
        (Visitor(name="海" * 51), {}, "name"),
        (Visitor(name="海生", phone="打不通"), {}, "phone"),
        (Visitor(name="海生", phone="640323196403021234"), {}, "phone"),
        (Visitor(name="海生", phone="64032319640302123X"), {}, "phone"),
        (Visitor(name="海生", phone="*******2047"), {}, "phone"),
        (Visitor(name="海生"), {"content": " \n"}, "content"),
        (Visitor(name="海生"), {"content": "，。"}, "title"),
        (Visitor(name="海生"), {"answer_by": None}, "answer_by"),
        (Visitor(name="海生"), {"answer_by": "2026-13-45"}, "answer_by"),
        (Visitor(name="海生"), {"category": "moon"}, "category"),
        (Visitor(name="海生"), {"households": "二十"}, "households"),
        (Visitor(name="海生"), {"number": "自己编的"}, "number"),
    ],
)
def test_what_is_missing_or_wrong_is_named_and_nothing_written(village, visitor, values, field):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        visit(village, visitor, **values)
    assert caught.value.details["field"] == field


def test_unknown_person_is_refused(village):
    with village.nothing_written(), pytest.raises(NotFoundError):
        visit(village, Visitor(person=uuid4()))


def test_merged_visit_keeps_its_own_asker_and_answer(village, he):
    first = visit(village, Visitor(person=he))
    second = visit(village, Visitor(name="海生"), into=first.id, answer_by="2026-06-01")

    assert (second.merged_into, second.merged_into_name) == (first.id, first.title)
    assert (second.asker_name, second.answer_by, second.state) == ("海生", "2026-06-01", "open")
    with village.nothing_written(), pytest.raises(ConflictError):
        visit(village, Visitor(name="海生二"), into=second.id)


def test_files_come_with_the_visit_and_do_not_hinder_undo(village):
    row = visit(village, Visitor(name="海生"), files=(SCAN, SCAN))
    (kept,) = village.list(Attachment, subject=row.id)
    assert (kept.title, kept.file_digest, kept.size_bytes) == ("信.jpg", SCAN.digest, 12)

    assert undo_last_act(village.ledger) == "接待登记"
    assert village.list(Concern) == []
    assert village.list(Person, name="海生") == []

    undo_last_act(village.ledger)
    assert [one.id for one in village.list(Concern)] == [row.id]
    assert [one.id for one in village.list(Attachment, subject=row.id)] == [kept.id]


def test_number_of_a_visit_that_was_taken_back_is_not_given_again(village):
    visit(village)
    undo_last_act(village.ledger)
    assert visit(village, Visitor(name="另一人")).number == "示接〔2026〕2号"


@pytest.fixture
def desk(village):
    def desk():
        with village.ledger.read() as reading:
            return read_desk(reading, village.clock())

    return desk


def test_desk_knows_number_day_and_people(village, desk):
    village.add(
        Person(name="贺占林", group="三组", phone="13800002047", born_on="1964-05-10"),
        Person(name="马秀兰", born_on="1971"),
        Person(name="未生", born_on="2030-01-01"),
    )
    visit(village, raised_on="2026-05-09")
    visit(village, Visitor(name="另一人"))

    found = desk()
    assert (found.number, found.of_day) == ("示接〔2026〕3号", 2)
    ages = {one.name: (one.group, one.age, one.phone) for one in found.visitors}
    assert ages["贺占林"] == ("三组", 62, "*******2047")
    assert ages["马秀兰"] == ("", 54, "")
    assert ages["未生"] == ("", None, "")


def test_age_grows_on_the_birthday(village, desk):
    village.add(Person(name="甲", born_on="1964-05-11"), Person(name="乙", born_on="1964-05-10"))
    assert [one.age for one in sorted(desk().visitors, key=lambda one: one.name)] == [62, 61]
    assert date(2026, 5, 10) == village.clock().date()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("hzl", ["贺占林"]),
        ("h", ["海玉林", "贺占林"]),
        ("林", ["海玉林", "贺占林"]),
        ("贺", ["贺占林"]),
        ("贺占林", ["贺占林"]),
        ("2047", ["贺占林"]),
        ("13800002047", ["贺占林"]),
        ("9999", []),
        ("", []),
        ("  ", []),
        ("zzz", []),
    ],
)
def test_visitors_are_found_by_initials_name_and_end_of_the_number(village, desk, typed, names):
    village.add(Person(name="贺占林", phone="13800002047"), Person(name="海玉林"))
    assert sorted(one.name for one in find_visitors(desk().visitors, typed)) == sorted(names)


def test_everybody_who_came_along_is_kept(village):
    (known,) = village.add(Person(name="穆新", phone="13800001111"))
    party = (Visitor(person=known), Visitor(name="𬳵㐂", is_new=True), Visitor(person=known))
    row = visit(village, Visitor(name="马秀兰", is_new=True), companions=party)

    assert (row.asker_name, row.companions_names) == ("马秀兰", ("穆新", "𬳵㐂"))


def test_the_names_of_a_party_that_withholds_them_stay_in_the_room(village):
    (known,) = village.add(Person(name="穆新"))
    visitor = Visitor(name="马秀兰", phone="138 0000 1111", withheld=True)
    party = (Visitor(person=known, name="穆新"), Visitor())
    row = visit(village, visitor, companions=party)

    assert (row.asker, row.companions, row.anonymous) == (None, (), True)
    assert (row.withheld_name, count_heads(row)) == ("马秀兰 13800001111、穆新、", 3)


@pytest.mark.parametrize(
    "companion",
    [
        Visitor(name="穆新", withheld=True),
        Visitor(name=""),
        Visitor(name="穆新", phone="12"),
        Visitor(name="马秀兰"),
    ],
)
def test_a_companion_who_is_not_clear_is_refused(village, companion):
    village.add(Person(name="马秀兰"))
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        visit(village, Visitor(name="石玉珍", is_new=True), companions=[companion])
    assert caught.value.details["field"] == "companions"
