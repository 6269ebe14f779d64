import random

import pytest

from desktop.records import FrozenRecord
from desktop.services.file_checks import FileAnswer, check_file
from desktop.services.frozen_records import freeze_meeting
from desktop.services.papers import print_paper


@pytest.fixture
def record(village):
    meeting = village.meeting(2)
    village.end(meeting)
    return freeze_meeting(village.ledger, meeting, frozen_by="示例人")


@pytest.fixture
def pdf(village, press, record):
    return print_paper(village.ledger, press, record, "meeting_record")


def check(village, press, data):
    with village.ledger.read() as reading:
        return check_file(reading, press, data)


def test_file_printed_here_is_known_with_its_time(village, press, pdf):
    found = check(village, press, pdf)

    at = village.clock.now
    assert found.answer is FileAnswer.PRINTED_HERE
    assert found.sentence == (
        f"这个文件是本账本{at.year}年{at:%m}月{at:%d}日 09:{at:%M}印出的，逐字节一致。"
    )


def test_one_byte_more_is_not_our_file_but_our_record(village, press, pdf):
    found = check(village, press, pdf + b"\n")

    assert found.answer is FileAnswer.RECORD_IS_OURS
    assert found.sentence.startswith("文件写的示记〔2026〕1号第1版在本账本里，但文件不是")


def test_no_flipped_byte_is_ever_taken_for_ours_or_stops_the_check(village, press, pdf):
    places = random.Random(1).sample(range(len(pdf)), 200)
    answers = []
    for place in places:
        damaged = bytearray(pdf)
        damaged[place] ^= 1 << (place % 8)
        answers.append(check(village, press, bytes(damaged)).answer)

    assert set(answers) <= {FileAnswer.RECORD_IS_OURS, FileAnswer.UNKNOWN}
    assert answers.count(FileAnswer.RECORD_IS_OURS) > len(answers) // 2


@pytest.mark.parametrize("share", [0, 1, 10, 50, 90, 99])
def test_file_cut_off_is_answered(village, press, pdf, share):
    found = check(village, press, pdf[: len(pdf) * share // 100])

    assert found.answer in (FileAnswer.RECORD_IS_OURS, FileAnswer.UNKNOWN)


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"%PDF-1.7\n", "示记〔2026〕1号 第1版".encode(), bytes(4096)]
)
def test_what_is_no_pdf_is_unknown(village, press, record, data):
    found = check(village, press, data)

    assert (found.answer, found.sentence) == (
        FileAnswer.UNKNOWN,
        "本账本没有印过这个文件，也不认识它所写的记录。",
    )


def test_paper_of_another_ledger_is_unknown(new_village, village, press, pdf):
    elsewhere = new_village()

    assert check(elsewhere, press, pdf).answer is FileAnswer.UNKNOWN


def test_same_number_in_another_ledger_is_compared_by_a_person(new_village, press, pdf):
    """Numbers of two rooms may be alike: the answer never says that a paper is genuine."""
    elsewhere = new_village()
    meeting = elsewhere.meeting(1)
    elsewhere.end(meeting)
    freeze_meeting(elsewhere.ledger, meeting, frozen_by="另一人")

    found = check(elsewhere, press, pdf)

    assert found.answer is FileAnswer.RECORD_IS_OURS
    assert "请与账本里的记录逐项对照" in found.sentence


def test_version_that_is_not_here_is_unknown(village, press, record, pdf):
    row = village.get(FrozenRecord, record)
    assert (row.number, row.version) == ("示记〔2026〕1号", 1)

    class Says:
        def text_of(self, data):
            return "示记〔2026〕1号 第2版"

    assert check(village, Says(), b"x").answer is FileAnswer.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "编号 示记〔2026〕1号\u3000第1版\u3000摘要",
        "示记〔2026〕1号 第 1 版",
        "示记〔2026〕1号\r\n第1版",
        "示记〔2025〕9号 第1版 … 示记〔2026〕1号 第1版",
    ],
)
def test_number_and_version_are_read_as_papers_write_them(village, record, text):
    class Says:
        def text_of(self, data):
            return text

    assert check(village, Says(), b"x").answer is FileAnswer.RECORD_IS_OURS
