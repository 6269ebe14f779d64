import pytest
from chain_samples import Course
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.draws import draw_lots
from desktop.errors import ConflictError, ValidationError
from desktop.records import (
    Consultation,
    Membership,
    Participant,
    Person,
    Roster,
    RosterEntry,
)
from desktop.services.meetings import call_meeting, open_meeting
from desktop.services.selections import (
    choose_selection,
    draw_participants,
    invite_people,
    list_candidates,
    number_lines,
    read_draw_record,
    set_coming,
    view_draw,
)
from desktop.services.undo import undo_last_act


@pytest.fixture
def course(village):
    return Course(village)


@pytest.fixture
def pool(village):
    """A roster of six, two of one name."""
    people = [Person(name=name) for name in ("马某", "杨某", "石某", "𬳵某", "马某", "贺某")]
    roster = Roster(title="三组户代表")
    village.add(roster, *people)
    village.add(*(RosterEntry(roster=roster.id, person=one.id, households=1) for one in people))
    return roster.id


def draw(course, **values):
    return draw_participants(course.ledger, course.id, **{"number": 2, "seed": "0510"} | values)


def view(course):
    with course.ledger.read() as reading:
        return view_draw(reading, course.id)


def test_draw_is_recorded_in_words_and_can_be_done_again(course, village, pool):
    drawn = draw(course, roster=pool)

    lines = number_lines(village.list(RosterEntry, roster=pool))
    expected = draw_lots(lines, 2, "0510")
    assert course.row.drawn_with == (
        f"2026年5月10日从“三组户代表”6人中抽取2人；种子：0510；名单校验码：{expected.digest}"
    )
    assert course.row.selection == "drawn"
    assert view(course).draw == expected
    entries = village.list(RosterEntry, roster=drawn)
    assert [one.person for one in entries] == [lines[line].person for line in expected.drawn]
    assert [one.households for one in entries] == [1, 1]
    assert village.get(Roster, drawn).source == course.row.drawn_with


def test_people_of_one_name_are_told_apart(village, pool):
    lines = number_lines(village.list(RosterEntry, roster=pool))

    assert [line[5:] for line in lines] == ["杨某", "石某", "贺某", "马某", "马某", "𬳵某"]
    assert len({entry.person for entry in lines.values()}) == 6


@given(random=st.randoms())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_do_not_depend_on_the_order_of_entry(village, pool, random):
    entries = village.list(RosterEntry, roster=pool)
    shuffled = entries[:]
    random.shuffle(shuffled)

    one, other = number_lines(entries), number_lines(shuffled)

    assert {line: row.id for line, row in one.items()} == {
        line: row.id for line, row in other.items()
    }


def test_draw_from_a_membership_keeps_the_list_it_was_drawn_from(course, village):
    people = village.add(*(Person(name=f"代表{number}") for number in range(5)))
    village.add(*(Membership(person=one, kind="party_member") for one in people))

    draw(course, membership="party_member", number=3)

    assert view(course).record.total == 5
    assert len(view(course).draw.drawn) == 3


def test_roster_that_was_changed_since_is_told(course, village, pool):
    draw(course, roster=pool)
    with village.ledger.act("enter_for_test") as work:
        work.remove(work.list(RosterEntry, roster=pool)[0])

    assert (view(course).record.seed, view(course).draw) == ("0510", None)


def test_draw_is_taken_back_whole(course, village, pool):
    drawn = draw(course, roster=pool)

    undo_last_act(course.ledger)

    assert (course.row.drawn_with, course.row.selection) == ("", None)
    assert view(course) is None
    assert village.get(Roster, drawn).removed_at is not None


def test_title_and_seed_may_hold_any_characters(course, village):
    roster, person = Roster(title="甲”3人中抽取1人；种子：7"), Person(name="马某")
    village.add(roster, person)
    village.add(RosterEntry(roster=roster.id, person=person.id))

    draw(course, roster=roster.id, number=1, seed="8；名单校验码：9")

    record = read_draw_record(course.row.drawn_with)
    assert (record.title, record.seed) == ("甲”3人中抽取1人；种子：7", "8；名单校验码：9")
    assert view(course).draw.drawn == ("0001 马某",)


@pytest.mark.parametrize("text", ["", "抽过了", "2026年5月10日从“甲”6人中抽取2人；种子：1"])
def test_what_is_no_record_of_a_draw_reads_as_none(text):
    assert read_draw_record(text) is None


@pytest.mark.parametrize(
    ("values", "field"),
    [({"number": 7}, "number"), ({"seed": " "}, "seed"), ({"roster": None}, "roster")],
)
def test_draw_that_cannot_be_is_refused(course, village, pool, values, field):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        draw(course, **{"roster": pool} | values)

    assert caught.value.details["field"] == field


def test_way_of_selection_is_written_down(course, village, pool):
    choose_selection(course.ledger, course.id, "applied")
    assert course.row.selection == "applied"
    for wrong in ("moon", "drawn"):
        with village.nothing_written(), pytest.raises(ValidationError):
            choose_selection(course.ledger, course.id, wrong)
    draw(course, roster=pool)
    choose_selection(course.ledger, course.id, None)
    choose_selection(course.ledger, course.id, "drawn")
    assert course.row.selection == "drawn"


def test_archived_consultation_draws_nobody(course, village, pool):
    with village.ledger.act("enter_for_test") as work:
        work.get(Consultation, course.id).ended_at = village.clock.now

    with pytest.raises(ConflictError):
        draw(course, roster=pool)
    with pytest.raises(ConflictError):
        choose_selection(course.ledger, course.id, "applied")


@pytest.fixture
def meeting(village):
    return call_meeting(village.ledger, title="议事会", held_on="2026-05-14", place="村部")


def test_people_are_invited_once_with_what_they_are(village, meeting):
    one, two = village.add(Person(name="马某", group="三组"), Person(name="杨某"))
    village.add(Membership(person=one, kind="expert"), Membership(person=one, kind="party_member"))

    assert invite_people(village.ledger, meeting, [one, one], coming="applied") == 1
    assert invite_people(village.ledger, meeting, [one, two], capacity="entitled") == 1

    rows = village.list(Participant, meeting=meeting)
    assert [(row.stakeholder_class, row.group, row.capacity, row.coming) for row in rows] == [
        ("党员、专家", "三组", "observer", "applied"),
        ("", "", "entitled", "invited"),
    ]
    set_coming(village.ledger, [rows[1].id], "delegate")
    assert village.get(Participant, rows[1].id).coming == "delegate"


def test_candidates_are_those_who_are_not_invited(village, meeting):
    one, two = village.add(Person(name="马某"), Person(name="杨某"))
    invite_people(village.ledger, meeting, [one])

    with village.ledger.read() as reading:
        found = [line.id for line in list_candidates(reading, meeting)]

    assert found == [two]


def test_roster_of_a_vote_lets_nobody_else_be_entitled(village):
    meeting = village.meeting(2)
    (person,) = village.add(Person(name="马某"))

    with village.nothing_written(), pytest.raises(ConflictError):
        invite_people(village.ledger, meeting, [person], capacity="entitled")
    assert invite_people(village.ledger, meeting, [person]) == 1


@pytest.mark.parametrize(
    "values", [{"people": []}, {"capacity": "king"}, {"coming": "flying"}], ids=str
)
def test_invitation_of_nobody_or_in_no_way_is_refused(village, meeting, values):
    (person,) = village.add(Person(name="马某"))

    with village.nothing_written(), pytest.raises(ValidationError):
        invite_people(village.ledger, meeting, **{"people": [person]} | values)


def test_nobody_is_invited_to_a_meeting_that_has_ended(village):
    meeting = village.meeting(1)
    village.end(meeting)
    (person,) = village.add(Person(name="马某"))

    with village.nothing_written(), pytest.raises(ConflictError):
        invite_people(village.ledger, meeting, [person])


def test_unknown_way_of_coming_is_refused(village, meeting):
    open_meeting(village.ledger, meeting)
    with village.nothing_written(), pytest.raises(ValidationError):
        set_coming(village.ledger, [], "flying")
