"""Whom a concern obliges to answer, head by head, also where no name was left."""

from uuid import uuid4

import pytest

from desktop.records import Concern, Feedback, Person
from desktop.services.askers import count_heads, heads_of, untold_heads
from desktop.services.concerns import edit_concern

A, B, C = (uuid4() for _ in range(3))


def concern(**values):
    return Concern(title="停水", content="停水", **values)


@pytest.mark.parametrize(
    ("values", "people"),
    [
        ({}, [None]),
        ({"asker": A}, [A]),
        ({"asker": A, "companions": (B, C)}, [A, B, C]),
        ({"asker": A, "companions": (B, A, B)}, [A, B]),
        ({"companions": (B, C)}, [B, C]),
        ({"anonymous": True}, [None]),
        ({"withheld_name": "勉秀英 13800001111"}, [None]),
        ({"withheld_name": "勉秀英 13800001111、白玉兰"}, [None, None]),
        ({"anonymous": True, "withheld_name": "、白玉兰、"}, [None, None, None]),
        ({"anonymous": True, "asker": A, "companions": (B,)}, [None, None]),
    ],
)
def test_everybody_who_came_is_one_head(values, people):
    row = concern(**values)

    assert [head.person for head in heads_of(row)] == people
    assert count_heads(row) == len(people)
    assert {head.concern for head in heads_of(row)} == {row.id}


@pytest.mark.parametrize(
    ("values", "told", "left"),
    [
        ({}, [], [None]),
        ({}, [None], []),
        ({"asker": A, "companions": (B, C)}, [B], [A, C]),
        ({"asker": A, "companions": (B, C)}, [B, B], [A, C]),
        ({"asker": A, "companions": (B, C)}, [A, B, C], []),
        ({"asker": A}, [None], [A]),
        ({"withheld_name": "甲某、乙某、丙某"}, [None], [None, None]),
        ({"withheld_name": "甲某、乙某"}, [None, None, None], []),
        ({"anonymous": True}, [A], []),
    ],
)
def test_a_row_of_feedback_is_for_one_head(values, told, left):
    row = concern(**values)
    rows = [Feedback(concern=row.id, asker=one) for one in told]
    rows.append(Feedback(concern=uuid4(), asker=A))

    assert [head.person for head in untold_heads(row, rows)] == left


def test_names_are_those_of_the_time_when_the_words_came(village):
    she, he = village.add(Person(name="马秀兰"), Person(name="㐂𬳵"))
    (row,) = village.add(concern(asker=she, companions=(he,)))

    with village.ledger.read() as reading:
        assert [head.name for head in heads_of(reading.get(Concern, row))] == ["马秀兰", "㐂𬳵"]


def test_names_that_are_withheld_later_become_words_that_stay_in_the_room(village):
    she, he = village.add(Person(name="马秀兰"), Person(name="穆新"))
    (row,) = village.add(concern(asker=she, companions=(he,), raised_on="2026-05-01"))

    edit_concern(village.ledger, row, anonymous=True)

    kept = village.get(Concern, row)
    assert (kept.asker, kept.asker_name, kept.companions, kept.companions_names) == (
        None,
        "",
        (),
        (),
    )
    assert (kept.withheld_name, count_heads(kept)) == ("马秀兰、穆新", 2)
