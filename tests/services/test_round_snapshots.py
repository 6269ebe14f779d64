from uuid import uuid4

import pytest

from desktop.errors import NotFoundError
from desktop.records import AgendaItem, Meeting, Person, WrittenSheet
from desktop.services.meeting_snapshots import snapshot_meeting
from desktop.services.papers import find_source, list_printable, print_paper
from desktop.services.round_snapshots import read_returns, snapshot_sheets
from desktop.services.round_values import AnsweredQuestion, OpinionSheet
from desktop.services.written_rounds import (
    SheetAnswer,
    call_round,
    end_round,
    enter_sheet,
    hand_out,
    remind,
)


@pytest.fixture
def asked(village):
    people = village.add(Person(name="村民甲", group="三组"), Person(name="村民乙"))
    return call_round(
        village.ledger,
        questions=["修不修", "怎么修"],
        people=people,
        unnamed=2,
        title="修路征求意见",
        held_on="2026-05-10",
        return_by="2026-05-20",
    )


def sheets(village, meeting):
    return [row.id for row in village.list(WrittenSheet, meeting=meeting, order_by="number")]


def enter(village, meeting, at, *answers):
    items = village.list(AgendaItem, meeting=meeting, order_by="position")
    given = {item.id: SheetAnswer(*one) for item, one in zip(items, answers, strict=False)}
    enter_sheet(village.ledger, sheets(village, meeting)[at], given, returned_on="2026-05-12")


def test_sheets_are_those_of_the_round_in_order(village, asked):
    with village.ledger.read() as reading:
        found = snapshot_sheets(reading, asked)
        one = snapshot_sheets(reading, sheets(village, asked)[1])

    assert (found.title, found.return_by, found.questions) == (
        "修路征求意见",
        "2026-05-20",
        ("修不修", "怎么修"),
    )
    assert found.sheets == (
        OpinionSheet(number="001", name="村民甲", group="三组"),
        OpinionSheet(number="002", name="村民乙"),
        OpinionSheet(number="003"),
        OpinionSheet(number="004"),
    )
    assert one.sheets == (OpinionSheet(number="002", name="村民乙"),)


def test_sheets_of_nothing_known_are_refused(village):
    with village.ledger.read() as reading, pytest.raises(NotFoundError):
        snapshot_sheets(reading, uuid4())


def test_returns_count_what_went_out(village, asked):
    first, second, third, _ = sheets(village, asked)
    hand_out(village.ledger, [first, second, third], on="2026-05-11")
    remind(village.ledger, [second], on="2026-05-18")
    enter(village, asked, 0, ("oppose", "不修"), ("", "再议"))

    with village.ledger.read() as reading:
        returns = read_returns(reading, reading.get(Meeting, asked))

    assert (returns.handed_on, returns.issued, returns.returned) == ("2026-05-11", 3, 1)
    assert (returns.blank, returns.unnamed, returns.reminded) == (0, 1, 1)
    assert returns.missing == (OpinionSheet(number="002", name="村民乙"),)
    assert returns.questions == (
        AnsweredQuestion(title="修不修", stances=("反对1份",)),
        AnsweredQuestion(title="怎么修", stances=("建议1份",)),
    )


def test_blank_sheet_is_counted_apart(village, asked):
    enter(village, asked, 0)

    with village.ledger.read() as reading:
        assert read_returns(reading, reading.get(Meeting, asked)).blank == 1


def test_meeting_with_a_room_has_no_returns(village):
    meeting = village.meeting(1)

    with village.ledger.read() as reading:
        assert snapshot_meeting(reading, meeting).returns is None


def test_round_prints_sheets_and_record_and_nothing_of_a_room(village, asked, press):
    with village.ledger.read() as reading:
        titles = {kind.id: kind.title for kind in list_printable(reading, asked, press)}
        assert titles["meeting_record"] == "书面征求意见情况"
        assert titles["opinion_sheet"] == "书面征求意见表"
        room = {"sign_in_sheet", "attendance_sheet", "vote_result", "meeting_notice"}
        assert titles.keys() & room == set()
        one = list_printable(reading, sheets(village, asked)[0], press)
        assert [kind.id for kind in one] == ["opinion_sheet"]
        with pytest.raises(NotFoundError):
            find_source(reading, asked, press.kinds()["sign_in_sheet"])


def test_sheets_and_record_are_printed(village, asked, press):
    hand_out(village.ledger, sheets(village, asked), on="2026-05-11")
    assert press.page_count(print_paper(village.ledger, press, asked, "opinion_sheet")) == 4
    enter(village, asked, 0, ("oppose", "太远"))
    end_round(village.ledger, asked)

    text = press.text_of(print_paper(village.ledger, press, asked, "meeting_record"))

    assert "共发出书面征求意见表4份，收回1份" in "".join(text.split())
