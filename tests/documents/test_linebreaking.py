import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.linebreaking import NO_END, NO_START, Names, break_lines

EM = 1000


def advances_of(text):
    return [500 if character.isascii() else EM for character in text]


def lines_of(text, characters, *, indent=0, names=()):
    spans = break_lines(
        text, advances_of(text), characters * EM, indent=indent * EM, names=Names(names)
    )
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "characters", "lines"),
    [
        ("", 4, []),
        ("一二三四五", 4, ["一二三四", "五"]),
        ("一二三四，五", 4, ["一二三", "四，五"]),
        ("一二三四。》”五", 4, ["一二三", "四。》”", "五"]),
        ("一二三（四五）", 4, ["一二三", "（四五）"]),
        ("一二（《三四五", 4, ["一二", "（《三四", "五"]),
        ("一二三四……五", 4, ["一二三", "四……五"]),
        ("一二三——四五", 4, ["一二", "三——四", "五"]),
        ("一二三2026年四", 5, ["一二三", "2026年四"]),
        ("一二三第30条四", 5, ["一二三", "第30条四"]),
        ("一二三 hello world", 5, ["一二三 ", "hello ", "world"]),
        ("一二三5,000.50元", 5, ["一二三", "5,000.50元"]),
        ("达到了85％以上", 4, ["达到了", "85％以上"]),
        ("气温约12℃左右", 4, ["气温约", "12℃左右"]),
        ("一二三 \u3000 四", 3, ["一二三 \u3000 ", "四"]),
        ("一二\u00a0三四", 2, ["一", "二\u00a0", "三四"]),
        ("，，，，，", 2, ["，，", "，，", "，"]),
        ("abcdefghij", 2, ["abcd", "efgh", "ij"]),
        ("一二三四", 1, ["一", "二", "三", "四"]),
        ("一二三e\u0301四", 4, ["一二三", "e\u0301四"]),
    ],
)
def test_lines_break_by_the_rules(text, characters, lines):
    assert lines_of(text, characters) == lines


@pytest.mark.parametrize(
    ("text", "names", "lines"),
    [
        ("出席马成林等", ["马成林"], ["出席", "马成林等"]),
        ("到阿依古丽·买买提来", ["阿依古丽·买买提"], ["到", "阿依古丽", "·买买提", "来"]),
        ("出席欧阳", ["欧阳"], ["出席欧阳"]),
        ("请出席欧阳马林", ["欧阳", "阳马林"], ["请出席", "欧阳马林"]),
    ],
)
def test_names_stay_whole_where_a_line_can_hold_them(text, names, lines):
    # A name longer than the line is torn like any word, but its dot never starts a line.
    got = lines_of(text, 4, names=names)

    if "·" in text:
        assert "".join(got) == text
        assert all(not line.startswith("·") for line in got)
    else:
        assert got == lines


def test_first_line_is_shorter_by_its_indent():
    assert lines_of("一二三四五六七", 4, indent=2) == ["一二", "三四五六", "七"]


def test_character_wider_than_the_measure_has_a_line_of_its_own():
    assert break_lines("一二", [EM, EM], 300) == [(0, 1), (1, 2)]


def test_long_paragraph_takes_time_in_proportion():
    # Counted, not timed: each position is looked at a bounded number of times.
    class Counting(Names):
        calls = 0

        def spans(self, text, at):
            Counting.calls += 1
            return super().spans(text, at)

    for text in ("字，" * 100_000, "，" * 200_000, "（" * 200_000, "1" * 200_000, " " * 200_000):
        Counting.calls = 0
        spans = break_lines(text, [EM] * len(text), 28 * EM, names=Counting(["马成林"]))
        assert spans[-1][1] == len(text)
        assert Counting.calls <= 2 * len(text)


MIXED = st.text(
    st.one_of(
        st.sampled_from("，。；：！？、）》”’】〕…—％（《“‘【〔·年月日元第 \u3000"),
        st.sampled_from("aZ09.,-%"),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x4E40),
        st.sampled_from("𬱖𫖯䶮\u0301"),
    ),
    max_size=120,
)


@given(text=MIXED, characters=st.integers(1, 30), indent=st.integers(0, 2))
def test_lines_joined_give_the_text(text, characters, indent):
    assert "".join(lines_of(text, characters, indent=indent)) == text


@given(text=MIXED, characters=st.integers(1, 30), indent=st.integers(0, 2))
def test_no_line_is_wider_than_the_measure(text, characters, indent):
    for number, line in enumerate(lines_of(text, characters, indent=indent)):
        room = (characters - (0 if number else indent)) * EM
        assert sum(advances_of(line.rstrip(" \u3000"))) <= max(room, EM)


def allowed(text, at):
    is_mark = text[at] in NO_START or text[at - 1] in NO_END or text[at] == "\u0301"
    return not is_mark


@given(text=MIXED, characters=st.integers(2, 12))
def test_marks_stand_where_they_may_wherever_that_can_be(text, characters):
    at = 0
    for line in lines_of(text, characters)[:-1]:
        end = at + len(line)
        if not allowed(text, end):
            assert [p for p in range(at + 1, end) if allowed(text, p)] == []
        at = end


@given(
    before=st.text("会议由参加和的", max_size=20),
    name=st.sampled_from(["马成林", "欧阳建国", "阿依古丽·买买提", "穆新"]),
    after=st.text("主持出席，。", max_size=20),
)
def test_no_name_is_torn(before, name, after):
    lines = lines_of(before + name + after, 12, names=[name])

    assert any(name in line for line in lines)
