"""Lines from anybody: the ones that tests of batches and pages do not reach."""

import pytest

from desktop.errors import SyncError
from desktop.sync.lines import Table, check_fields, parse_line, split_lines


@pytest.mark.parametrize("data", [b"", b"{}", b"{}\n{"])
def test_cut_lines_are_refused(data):
    with pytest.raises(SyncError):
        split_lines(data)


def test_lines_are_told_one_by_one():
    assert list(split_lines(b"1\n2\n")) == [b"1", b"2"]


@pytest.mark.parametrize("line", [b"NaN", b"\xff", b"[" * 99_999, b'"\\ud800"', b""])
def test_what_the_canonical_form_cannot_hold_is_refused(line):
    with pytest.raises(SyncError):
        parse_line(line)


@pytest.mark.parametrize("number", [b"1.5", b"1e2", b"1.0", b"-0.0", b"9" * 30, b"9" * 18])
def test_a_number_that_not_every_reader_keeps_is_refused_wherever_it_stands(number):
    table = Table(parse_line(b'{"n":%b,"fields":{"n":%b}}' % (number, number)))
    with pytest.raises(SyncError):
        table.whole("n")
    with pytest.raises(SyncError):
        check_fields(table)


def test_what_nobody_read_is_refused():
    table = Table({"a": 1, "b": 2})
    assert (table.has("a"), table.whole("a"), table.has("a")) == (True, 1, False)
    with pytest.raises(SyncError):
        table.close()


def test_a_character_outside_the_plane_may_be_written_as_two():
    assert parse_line(rb'"\ud83d\ude00"') == "😀"


@pytest.mark.parametrize("word", ["", "x" * 121, "a\0b", 7, None])
def test_what_is_no_word_is_refused(word):
    with pytest.raises(SyncError):
        Table({"act": word}).word("act")
