from uuid import uuid4

import pytest

from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import AgendaItem, Meeting, Opinion, Participant, Person, WrittenSheet
from desktop.services import written_rounds
from desktop.services.opinions import respond_to_opinion
from desktop.services.written_rounds import (
    ONLY_TICKED,
    SheetAnswer,
    add_sheets,
    call_round,
    end_round,
    enter_sheet,
    find_sheet,
    hand_out,
    read_number,
    remind,
    take_back_sheet,
)

DAYS = {"title": "修路征求意见", "held_on": "2026-05-10", "return_by": "2026-05-20"}


class Round:
    """A round that asks three people two questions, on five sheets; all of them are out."""

    def __init__(self, village, **values):
        self.village = village
        self.people = village.add(*(Person(name=f"村民{one}", group="三组") for one in "甲乙丙"))
        self.id = call_round(
            village.ledger,
            questions=["修不修", " 怎么  出工 "],
            people=self.people,
            unnamed=2,
            **DAYS | values,
        )
        hand_out(village.ledger, [one.id for one in self.sheets], on="2026-05-10")

    @property
    def sheets(self):
        return self.village.list(WrittenSheet, meeting=self.id, order_by="number")

    @property
    def questions(self):
        rows = self.village.list(AgendaItem, meeting=self.id, order_by="position")
        return [row.id for row in rows]

    def find(self, typed):
        with self.village.ledger.read() as reading:
            return find_sheet(reading, self.id, typed)

    def enter(self, at, first=("support", "该修"), second=("", ""), **values):
        answers = {
            question: SheetAnswer(*one)
            for question, one in zip(self.questions, (first, second), strict=True)
        }
        given = {"returned_on": "2026-05-12"} | values
        return enter_sheet(self.village.ledger, self.sheets[at].id, answers, **given)

    def opinions(self):
        return self.village.list(Opinion, meeting=self.id)


@pytest.fixture
def asked(village):
    return Round(village)


def test_round_is_a_meeting_with_numbered_sheets(village, asked):
    meeting = village.get(Meeting, asked.id)

    assert (meeting.form, meeting.body, meeting.state) == ("written", "", "open")
    assert [(one.number, one.participant_name) for one in asked.sheets] == [
        ("001", "村民甲"),
        ("002", "村民乙"),
        ("003", "村民丙"),
        ("004", ""),
        ("005", ""),
    ]
    titles = village.list(AgendaItem, meeting=asked.id, order_by="position")
    assert [one.title for one in titles] == ["修不修", "怎么 出工"]
    assert {one.handed_on for one in asked.sheets} == {"2026-05-10"}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"questions": []}, "questions"),
        ({"questions": [" ", ""]}, "questions"),
        ({"return_by": None}, "return_by"),
        ({"return_by": "2026-05-09"}, "return_by"),
        ({"people": [], "unnamed": 0}, "people"),
        ({"people": [], "unnamed": -4}, "people"),
        ({"people": [], "unnamed": 3001}, "people"),
        ({"title": " "}, "title"),
    ],
)
def test_round_that_lacks_something_is_refused(village, given, field):
    values = {"questions": ["修不修"], "unnamed": 1} | DAYS | given

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        call_round(village.ledger, **values)

    assert caught.value.details["field"] == field


def test_day_of_return_may_be_the_day_it_goes_out(village):
    assert call_round(
        village.ledger, questions=["修不修"], unnamed=1, **DAYS | {"return_by": "2026-05-10"}
    )


def test_most_sheets_there_can_be(village, monkeypatch):
    monkeypatch.setattr(written_rounds, "MAX_SHEETS", 3)

    meeting = call_round(village.ledger, questions=["修不修"], unnamed=3, **DAYS)

    with pytest.raises(ValidationError):
        add_sheets(village.ledger, meeting, unnamed=1)


def test_somebody_asked_twice_has_one_sheet(village):
    (person,) = village.add(Person(name="村民甲"))

    meeting = call_round(village.ledger, questions=["修不修"], people=[person, person], **DAYS)

    assert len(village.list(WrittenSheet, meeting=meeting)) == 1


def test_more_sheets_go_on_with_the_numbers(village, asked):
    (person,) = village.add(Person(name="村民丁"))

    add_sheets(village.ledger, asked.id, people=[asked.people[0], person], unnamed=1)

    assert [(one.number, one.participant_name) for one in asked.sheets][5:] == [
        ("006", "村民丁"),
        ("007", ""),
    ]
    with village.nothing_written(), pytest.raises(ValidationError):
        add_sheets(village.ledger, asked.id, people=[person])


def test_number_of_a_sheet_has_four_digits_where_it_needs_them(village):
    meeting = call_round(village.ledger, questions=["修不修"], unnamed=1001, **DAYS)

    with village.ledger.read() as reading:
        assert find_sheet(reading, meeting, "1001").number == "1001"
        assert find_sheet(reading, meeting, "9").number == "009"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3", 3),
        ("003", 3),
        ("３", 3),
        ("第003号表", 3),
        (" № 12 ", 12),
        ("No.7", 7),
        ("０１２", 12),
    ],
)
def test_number_is_read_as_it_is_typed(typed, number):
    assert read_number(typed) == number


@pytest.mark.parametrize("typed", ["", " ", "三", "3a", "-3", "3.5", "1234567", "0x3"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValidationError):
        read_number(typed)


def test_unknown_number_names_those_that_there_are(village, asked):
    with pytest.raises(ValidationError) as caught:
        asked.find("12")

    assert str(caught.value) == "这一轮没有012号表，这一轮是001号到005号。 请核对表右上角的编号。"


def test_number_of_another_round_is_said_to_be_so(village, asked):
    call_round(village.ledger, questions=["修不修"], unnamed=12, **DAYS | {"title": "第一轮"})

    with pytest.raises(ValidationError) as caught:
        asked.find("12")

    assert caught.value.advice == "“第一轮”有这个编号，可能拿错了表。"


def test_zero_is_the_number_of_no_sheet(asked):
    with pytest.raises(ValidationError):
        asked.find("000")


def test_sheet_becomes_an_opinion_a_question(village, asked):
    made = asked.enter(0, ("oppose", "不修 "), ("conditional", "农闲再出工"))

    rows = [village.get(Opinion, one) for one in made]
    assert [(one.stance, one.content, one.agenda_item) for one in rows] == [
        ("oppose", "不修", asked.questions[0]),
        ("conditional", "农闲再出工", asked.questions[1]),
    ]
    assert {(one.speaker_name, one.source, one.sheet_name, one.said_at) for one in rows} == {
        ("村民甲", "written", "001", None)
    }
    assert asked.sheets[0].returned_on == "2026-05-12"


@pytest.mark.parametrize(
    ("answer", "stored"),
    [
        (("support", ""), [("support", ONLY_TICKED)]),
        (("", "再议"), [("suggestion", "再议")]),
        (("", " \n"), []),
    ],
)
def test_tick_or_words_alone_are_enough(asked, answer, stored):
    asked.enter(0, answer)

    assert [(one.stance, one.content) for one in asked.opinions()] == stored
    assert asked.sheets[0].returned_on == "2026-05-12"


def test_unsigned_sheet_keeps_the_signature_somebody_gave(asked):
    asked.enter(3, signed="一名三组村民")
    asked.enter(4)

    assert [(one.speaker, one.signed) for one in asked.opinions()] == [
        (None, "一名三组村民"),
        (None, ""),
    ]


def test_named_sheet_is_signed_by_its_name(asked):
    asked.enter(0, signed="别人")

    assert [(one.speaker_name, one.signed) for one in asked.opinions()] == [("村民甲", "")]


def test_sheet_is_entered_once(village, asked):
    asked.enter(2)

    with village.nothing_written(), pytest.raises(ConflictError) as caught:
        asked.enter(2)

    assert caught.value.message == "003号表已经录入过，收回日期是2026-05-12。"


@pytest.mark.parametrize(
    ("answers", "values", "field"),
    [
        ({"first": ("against", "")}, {}, "stance"),
        ({}, {"returned_on": "2026-05-09"}, "returned_on"),
    ],
)
def test_wrong_entry_writes_nothing(village, asked, answers, values, field):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        asked.enter(0, **answers, **values)

    assert caught.value.details["field"] == field


def test_question_of_another_round_is_refused(village, asked):
    with village.nothing_written(), pytest.raises(ValidationError):
        enter_sheet(
            village.ledger,
            asked.sheets[0].id,
            {uuid4(): SheetAnswer("support")},
            returned_on="2026-05-12",
        )


def test_sheet_that_came_back_was_handed_out(village):
    meeting = call_round(village.ledger, questions=["修不修"], unnamed=1, **DAYS)
    (sheet,) = village.list(WrittenSheet, meeting=meeting)

    enter_sheet(village.ledger, sheet.id, {}, returned_on="2026-05-12")

    (row,) = village.list(WrittenSheet, meeting=meeting)
    assert (row.handed_on, row.returned_on) == ("2026-05-10", "2026-05-12")
    assert village.state(meeting) == "open"


def test_handing_out_again_keeps_the_first_day(village, asked):
    assert hand_out(village.ledger, [asked.sheets[0].id], on="2026-05-13") == 0
    assert asked.sheets[0].handed_on == "2026-05-10"


def test_reminder_passes_over_what_is_back(village, asked):
    asked.enter(0)

    assert remind(village.ledger, [one.id for one in asked.sheets], on="2026-05-18") == 4
    assert [one.reminded_on for one in asked.sheets] == [None, *["2026-05-18"] * 4]
    with village.nothing_written(), pytest.raises(ConflictError):
        remind(village.ledger, [asked.sheets[0].id], on="2026-05-19")


def test_entry_taken_back_is_out_again(village, asked):
    asked.enter(0)

    take_back_sheet(village.ledger, asked.sheets[0].id, reason="看错了编号")

    assert asked.opinions() == []
    assert asked.sheets[0].returned_on is None
    asked.enter(0, ("oppose", "不修"))
    assert [one.content for one in asked.opinions()] == ["不修"]


def test_answered_entry_stays(village, asked):
    (opinion,) = asked.enter(0)
    respond_to_opinion(village.ledger, opinion, reason="采纳")

    with village.nothing_written(), pytest.raises(ConflictError):
        take_back_sheet(village.ledger, asked.sheets[0].id, reason="看错了")


@pytest.mark.parametrize(("at", "reason"), [(0, " "), (1, "看错了")])
def test_taking_back_needs_a_reason_and_an_entry(village, asked, at, reason):
    asked.enter(0)

    with village.nothing_written(), pytest.raises((ValidationError, ConflictError)):
        take_back_sheet(village.ledger, asked.sheets[at].id, reason=reason)


def test_ended_round_takes_nothing_more(village, asked):
    asked.enter(0)
    end_round(village.ledger, asked.id)

    assert village.state(asked.id) == "ended"
    sheets = [one.id for one in asked.sheets]
    for act in (
        lambda: asked.enter(1),
        lambda: hand_out(village.ledger, sheets, on="2026-05-12"),
        lambda: remind(village.ledger, sheets, on="2026-05-12"),
        lambda: take_back_sheet(village.ledger, sheets[0], reason="看错了"),
        lambda: add_sheets(village.ledger, asked.id, unnamed=1),
        lambda: end_round(village.ledger, asked.id),
    ):
        with village.nothing_written(), pytest.raises(ConflictError):
            act()


def test_round_without_a_sheet_out_cannot_end(village):
    meeting = call_round(village.ledger, questions=["修不修"], unnamed=1, **DAYS)

    with village.nothing_written(), pytest.raises(ConflictError):
        end_round(village.ledger, meeting)


def test_meeting_with_a_room_is_no_round(village):
    meeting = village.meeting(1)

    with village.nothing_written(), pytest.raises(NotFoundError):
        end_round(village.ledger, meeting)


def test_roster_is_asked_whole(village):
    village.meeting(3)
    (roster,) = {one.roster for one in village.list(Meeting)}

    meeting = call_round(village.ledger, questions=["修不修"], roster=roster, **DAYS)

    assert len(village.list(Participant, meeting=meeting)) == 3
    assert len(village.list(WrittenSheet, meeting=meeting)) == 3
