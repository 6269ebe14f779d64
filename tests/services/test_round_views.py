from datetime import date
from uuid import uuid4

import pytest

from desktop.errors import NotFoundError
from desktop.records import Person, WrittenSheet
from desktop.services.round_views import list_outstanding, view_round
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
        questions=["修不修"],
        people=people,
        unnamed=2,
        title="修路征求意见",
        held_on="2026-05-10",
        return_by="2026-05-20",
    )


def sheets(village, meeting):
    rows = village.list(WrittenSheet, meeting=meeting, order_by="number")
    return [row.id for row in rows]


def look(village, meeting, day=date(2026, 5, 20)):
    with village.ledger.read() as reading:
        return view_round(reading, meeting, day)


def test_round_counts_what_is_out_and_back(village, asked):
    first, second, third, _ = sheets(village, asked)
    hand_out(village.ledger, [first, second, third], on="2026-05-10")
    remind(village.ledger, [second], on="2026-05-18")
    (question,) = [one.id for one in look(village, asked).questions]
    enter_sheet(
        village.ledger, first, {question: SheetAnswer("oppose", "不修")}, returned_on="2026-05-12"
    )

    view = look(village, asked)

    assert (view.issued, view.returned, view.out, view.left, view.is_late) == (3, 1, 2, 0, False)
    assert [(one.number, one.name, one.second, one.state, one.answers) for one in view.sheets] == [
        ("002", "村民乙", "", "out", 0),
        ("003", "", "", "out", 0),
        ("004", "", "", "waiting", 0),
        ("001", "村民甲", "三组", "returned", 1),
    ]
    assert view.sheets[0].reminded_on == date(2026, 5, 18)
    assert view.questions[0].stances == {"oppose": 1}


def test_sheet_is_late_the_day_after(village, asked):
    hand_out(village.ledger, sheets(village, asked), on="2026-05-10")

    view = look(village, asked, date(2026, 5, 21))

    assert ({one.state for one in view.sheets}, view.left, view.is_late) == ({"late"}, -1, True)


def test_round_nobody_knows_is_refused(village):
    with pytest.raises(NotFoundError):
        look(village, uuid4())


def test_outstanding_are_rounds_with_sheets_out(village, asked):
    def outstanding():
        with village.ledger.read() as reading:
            return [(one.title, one.due, one.issued, one.out) for one in list_outstanding(reading)]

    assert outstanding() == []
    first, second, *_ = sheets(village, asked)
    hand_out(village.ledger, [first, second], on="2026-05-10")
    assert outstanding() == [("修路征求意见", date(2026, 5, 20), 2, 2)]
    enter_sheet(village.ledger, first, {}, returned_on="2026-05-12")
    assert outstanding() == [("修路征求意见", date(2026, 5, 20), 2, 1)]
    end_round(village.ledger, asked)
    assert outstanding() == []
