from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents import styles
from desktop.documents.faces import clean_text
from desktop.documents.linebreaking import SPREAD, Names
from desktop.documents.paragraphs import (
    Line,
    facts,
    heading,
    masthead,
    numeral,
    paragraph,
    spread,
    title,
)


class Recorder:
    """A pen that notes what it is asked to draw."""

    def __init__(self):
        self.texts = []
        self.rules = 0

    def text(self, x, baseline, text, style, *, stretch=0.0, **_):
        self.texts.append((round(x, 2), text, style.role, stretch))

    def across(self, *_, **__):
        self.rules += 1


def drawn(slices):
    pen = Recorder()
    for each in slices:
        each.draw(pen, 0)
    return pen.texts


def test_paragraph_is_indented_by_two_characters(column):
    texts = drawn(paragraph(column, "会" * 30))

    assert [(x - column.left, text) for x, text, *_ in texts] == [
        (pytest.approx(31.58, abs=0.01), "会" * 26),
        (pytest.approx(0, abs=0.01), "会" * 4),
    ]


def test_lines_are_stretched_to_the_measure_but_the_last(column):
    lines = column.lines("会" * 27 + "，" + "议" * 28 + "，议", styles.BODY, justify=True)

    ends = [
        line.x
        + column.width_of(line.text, styles.BODY)
        + line.stretch * sum(not each.isascii() for each in line.text[:-1])
        for line in lines
    ]
    assert ends[:-1] == pytest.approx([column.width] * (len(lines) - 1), abs=0.2)
    assert lines[-1].stretch == 0


def test_words_are_not_stretched(column):
    narrow = replace(column, width=4.6 * 16)

    line = narrow.lines("会议2026会议", styles.BODY, justify=True)[0]

    assert (line.text, line.stretch > 0) == ("会议2026", True)
    assert line.stretch * 2 + column.width_of(line.text, styles.BODY) == pytest.approx(4.6 * 16)


def test_line_that_would_be_torn_apart_stays_ragged(column):
    narrow = replace(column, width=10 * 16)

    line = narrow.lines("会议abcdefghijklmnopqrst", styles.BODY, justify=True)[0]

    assert line == Line("会议")


@given(st.text(max_size=80))
def test_every_visible_character_comes_out_once(text):
    column = column_without_faces()

    lines = column.lines(text, styles.BODY)

    expected = clean_text(text)
    assert squeezed("".join(line.text for line in lines)) == squeezed(expected)


def squeezed(text):
    return "".join(text.replace("\u3000", " ").split())


def column_without_faces():
    """Return a column whose faces have every character, each one em wide."""
    from desktop.documents.paragraphs import Column

    class Anything(dict):
        def __missing__(self, _):
            return 1000

    class Faces:
        def advances(self, *_):
            return Anything()

    return Column(Faces(), 0, 16 * 7, Names())


def test_line_feeds_start_paragraphs(column):
    assert [text for _, text, *_ in drawn(paragraph(column, "甲\r\n乙\n\n丙"))] == [
        "甲",
        "乙",
        "",
        "丙",
    ]


@pytest.mark.parametrize(("lines", "kept"), [(1, []), (2, [0]), (5, [0, 3])])
def test_first_and_last_line_are_never_alone_on_a_page(column, lines, kept):
    slices = paragraph(column, "会" * 28 * lines, indent=0)

    assert len(slices) == lines
    assert [at for at, each in enumerate(slices) if each.keep] == kept


@pytest.mark.parametrize(
    ("level", "role", "indent"),
    [(1, "hei", 0), (2, "kai", 32), (3, "fangsong", 32), (4, "fangsong", 32)],
)
def test_headings_have_their_face_and_stay_with_what_follows(column, level, role, indent):
    slices = heading(column, "一、会议", level)

    x, text, face, _ = drawn(slices)[-1]
    assert (round(x - column.left), text, face) == (indent, "一、会议", role)
    assert all(each.keep for each in slices)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"), (99, "九十九")],
)
def test_numeral_is_chinese(number, text):
    assert numeral(number) == text


@pytest.mark.parametrize(
    ("label", "text"), [("时间", f"时{SPREAD}间"), ("议事日", "议事日"), ("", "")]
)
def test_label_of_two_characters_is_spread(label, text):
    assert spread(label) == text


def test_short_facts_share_a_line_and_long_ones_do_not(column):
    together = facts(column, [[("地点", "村部"), ("主持", "马成林")]])
    apart = facts(column, [[("地点", "村" * 20), ("主持", "马成林")]])

    assert (len(together), len(apart)) == (1, 2)
    assert [text for _, text, *_ in drawn(together)] == [
        f"地{SPREAD}点",
        "村部",
        f"主{SPREAD}持",
        "马成林",
    ]


def test_value_hangs_beside_its_label(column):
    texts = drawn(facts(column, [[("议题", "路" * 40)]]))

    values = [x for x, text, role, _ in texts if role == "fangsong"]
    assert len(values) == 2
    assert len(set(values)) == 1


def test_title_is_centred_and_whole(column):
    slices = title(column, "会议记录")
    ((x, text, _, _),) = drawn(slices)

    assert text == "会议记录"
    assert x - column.left == pytest.approx((column.width - 4 * 22) / 2, abs=0.01)


def test_masthead_of_nobody_has_no_empty_line(column):
    texts = [text for _, text, *_ in drawn(masthead(column, " ", "签到表"))]

    assert texts == ["签到表"]
