import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.draws import digest_of_list, draw_lots
from desktop.errors import ValidationError

LINES = st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=30, unique=True)


@given(LINES, st.text(min_size=1).filter(str.strip), st.randoms(), st.data())
def test_draw_is_the_same_for_any_order_of_the_list(lines, seed, random, data):
    number = data.draw(st.integers(1, len(lines)))
    shuffled = lines[:]
    random.shuffle(shuffled)

    one, other = draw_lots(lines, number, seed), draw_lots(shuffled, number, seed)

    assert one == other
    assert len(set(one.drawn)) == number
    assert set(one.drawn) <= set(lines)


@given(LINES, st.text(min_size=1).filter(str.strip))
def test_drawing_more_keeps_those_drawn_before(lines, seed):
    whole = draw_lots(lines, len(lines), seed).drawn

    assert [draw_lots(lines, n, seed).drawn for n in range(1, len(lines) + 1)] == [
        whole[:n] for n in range(1, len(lines) + 1)
    ]
    assert sorted(whole) == sorted(lines)


def test_draw_can_be_done_again_by_hand_as_it_is_described():
    lines = ["0001 马某", "0002 杨某", "0003 石某"]
    figures = {line: hashlib.sha256(f"20260510\n{line}".encode()).hexdigest() for line in lines}

    draw = draw_lots(reversed(lines), 2, " 20260510 ")

    assert draw.seed == "20260510"
    assert draw.lines == tuple(lines)
    assert draw.drawn == tuple(sorted(lines, key=figures.__getitem__)[:2])
    listed = "0001 马某\n0002 杨某\n0003 石某\n"
    assert draw.digest == hashlib.sha256(listed.encode()).hexdigest() == digest_of_list(lines)


def test_every_line_is_drawn_about_as_often():
    lines = [str(number) for number in range(10)]
    drawn = [line for seed in range(500) for line in draw_lots(lines, 2, str(seed)).drawn]

    assert {line: 60 < drawn.count(line) < 140 for line in lines} == dict.fromkeys(lines, True)


@pytest.mark.parametrize(
    ("lines", "number", "seed", "field"),
    [
        (["甲"], 1, "  ", "seed"),
        (["甲", "甲"], 1, "1", "lines"),
        (["甲"], 0, "1", "number"),
        (["甲"], -1, "1", "number"),
        (["甲"], 2, "1", "number"),
        ([], 1, "1", "number"),
    ],
)
def test_what_cannot_be_drawn_is_refused(lines, number, seed, field):
    with pytest.raises(ValidationError) as caught:
        draw_lots(lines, number, seed)

    assert caught.value.details["field"] == field
