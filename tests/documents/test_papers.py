import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import paper_samples as samples
import pytest

from desktop.documents.papers import PAPERS, get_paper, list_papers, print_paper
from desktop.errors import DocumentError, NotFoundError
from desktop.services.form_values import DrawSnapshot, MeetingNoticeSnapshot, StatementSnapshot
from desktop.services.plan_values import PlanSnapshot
from desktop.services.register_values import LevySheetSnapshot, RegisterSnapshot
from desktop.services.round_values import OpinionSheetsSnapshot
from desktop.services.sheet_values import ReceptionSnapshot, SheetSnapshot
from desktop.services.snapshots import (
    BallotPaperSnapshot,
    MeetingSnapshot,
    RollEntry,
    SignInSnapshot,
    Stamp,
)
from desktop.services.table_values import AnnualPlanSnapshot, ProblemListSnapshot

VALUES = {
    MeetingSnapshot: samples.make_meeting,
    PlanSnapshot: samples.make_plan,
    SignInSnapshot: samples.make_sign_in,
    BallotPaperSnapshot: samples.make_ballot_paper,
    SheetSnapshot: samples.make_sheet,
    ReceptionSnapshot: samples.make_reception,
    MeetingNoticeSnapshot: samples.make_notice,
    DrawSnapshot: samples.make_draw,
    StatementSnapshot: samples.make_statement,
    AnnualPlanSnapshot: samples.make_annual_plan,
    ProblemListSnapshot: samples.make_problem_list,
    OpinionSheetsSnapshot: samples.make_opinion_sheets,
    RegisterSnapshot: samples.make_register,
    LevySheetSnapshot: samples.make_levy_sheet,
}
EMPTY = {kind: kind() for kind in VALUES}

PRINT_ALL = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import paper_samples as samples
from desktop.documents.faces import load_faces
from desktop.documents.papers import PAPERS, print_paper
from desktop.services.snapshots import *
makers = {MeetingSnapshot: samples.make_meeting, PlanSnapshot: samples.make_plan,
          SignInSnapshot: samples.make_sign_in, BallotPaperSnapshot: samples.make_ballot_paper,
          SheetSnapshot: samples.make_sheet, ReceptionSnapshot: samples.make_reception,
          MeetingNoticeSnapshot: samples.make_notice, DrawSnapshot: samples.make_draw,
          StatementSnapshot: samples.make_statement,
          AnnualPlanSnapshot: samples.make_annual_plan,
          ProblemListSnapshot: samples.make_problem_list,
          OpinionSheetsSnapshot: samples.make_opinion_sheets,
          LevySheetSnapshot: samples.make_levy_sheet,
          RegisterSnapshot: samples.make_register}
for paper in PAPERS.values():
    for stamp in (samples.FROZEN, samples.DRAFT):
        printed = print_paper(paper.id, makers[paper.needs](), stamp, load_faces())
        print(paper.id, stamp.state, hashlib.sha256(printed).hexdigest())
"""


def printed(look, faces, paper, stamp=samples.FROZEN, **options):
    value = VALUES[PAPERS[paper].needs]()
    return look(print_paper(paper, value, stamp, faces, **options))


def test_same_value_gives_the_same_bytes_in_any_process():
    folder = str(Path(__file__).parent)

    def run(**changes):
        environment = {**os.environ, **changes}
        command = [sys.executable, "-c", PRINT_ALL, folder]
        return subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True
        ).stdout

    first = run(PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    second = run(
        PYTHONHASHSEED="2",
        TZ="America/New_York",
        SOURCE_DATE_EPOCH="1",
        LC_ALL="C",
        RL_useA85="1",
        RL_invariant="0",
    )

    assert len(first.splitlines()) == 2 * len(PAPERS)
    assert first == second


def test_order_of_printing_and_other_papers_do_not_change_bytes(faces):
    def digest(paper):
        value = VALUES[PAPERS[paper].needs]()
        return hashlib.sha256(print_paper(paper, value, samples.FROZEN, faces)).hexdigest()

    forwards = {paper: digest(paper) for paper in PAPERS}
    backwards = {paper: digest(paper) for paper in reversed(PAPERS)}

    assert forwards == backwards


def test_papers_printed_at_once_do_not_mix(faces):
    meetings = [samples.make_meeting(title=f"第{at}次会议") for at in range(6)]

    def run(meeting):
        return print_paper("meeting_record", meeting, samples.FROZEN, faces)

    alone = [run(meeting) for meeting in meetings]
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(run, meetings))

    assert together == alone


def test_bytes_do_not_depend_on_the_folder_of_the_faces(faces, tmp_path):
    from desktop.documents.faces import FaceSet

    for name in ("NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular"):
        path = faces.find_face("song_bold" if "Bold" in name else "hei", "会").path
        (tmp_path / f"{name}.ttf").symlink_to(path.parent / f"{name}.ttf")
    moved = FaceSet([tmp_path])
    meeting = samples.make_meeting()

    assert print_paper("meeting_record", meeting, samples.FROZEN, moved) == print_paper(
        "meeting_record", meeting, samples.FROZEN, faces
    )


@pytest.mark.parametrize("paper", PAPERS)
def test_fonts_are_embedded_and_subset(look, faces, paper):
    fonts = printed(look, faces, paper).fonts()

    assert fonts
    for font in fonts.values():
        descriptor = font["/FontDescriptor"].get_object()
        assert font["/Subtype"] == "/TrueType"
        assert font["/BaseFont"][7:8] == "+"
        assert len(descriptor["/FontFile2"].get_object().get_data()) < 400_000
        assert "/ToUnicode" in font


@pytest.mark.parametrize("paper", PAPERS)
def test_no_base_font_is_named_anywhere(faces, paper):
    data = print_paper(paper, VALUES[PAPERS[paper].needs](), samples.FROZEN, faces)

    assert b"Helvetica" not in data
    assert b"ZapfDingbats" not in data


@pytest.mark.parametrize("paper", PAPERS)
def test_sample_says_so_on_every_page(look, faces, paper):
    pages = printed(look, faces, paper)

    assert all("示例" in pages.page(at) for at in range(len(pages)))


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_of_no_sample_does_not_say_so(look, faces, paper):
    value = replace(EMPTY[PAPERS[paper].needs])
    stamp = replace(samples.FROZEN, sample=False)

    assert "示例" not in look(print_paper(paper, value, stamp, faces)).text


@pytest.mark.parametrize("paper", [each.id for each in PAPERS.values() if each.frozen_needed])
def test_frozen_paper_bears_its_stamp_on_every_page(look, faces, paper):
    pages = printed(look, faces, paper)

    for at in range(len(pages)):
        text = pages.page(at)
        assert "示记〔2026〕14号\u3000第1版\u3000摘要 9f3c 1ab2 7d40 e855 11c7" in text
        assert "账本 5a1c 09e2" in text
        assert "2026年11月23日 11时42分定稿" in text
        assert f"第{at + 1}页\u3000共{len(pages)}页" in text
        assert "草稿" not in text
        assert len(pages.reader.pages[at]["/Resources"]["/XObject"]) == 1


@pytest.mark.parametrize("paper", [each.id for each in PAPERS.values() if each.frozen_needed])
def test_draft_says_so_on_every_page_and_bears_no_digest(look, faces, paper):
    stamp = replace(samples.FROZEN, state="draft")
    pages = printed(look, faces, paper, stamp)

    for at in range(len(pages)):
        text = pages.page(at)
        assert text.count("草稿") >= 2
        assert f"第{at + 1}页\u3000共{len(pages)}页" in text
        assert "9f3c" not in text
        assert "定稿" not in text.replace("未定稿", "")
        assert "/XObject" not in pages.reader.pages[at]["/Resources"]


@pytest.mark.parametrize("paper", [each.id for each in PAPERS.values() if not each.frozen_needed])
def test_form_bears_neither_draft_nor_stamp(look, faces, paper):
    text = printed(look, faces, paper, samples.DRAFT).text

    assert ("草稿" in text, "定稿" in text, "摘要" in text) == (False, False, False)


@pytest.mark.parametrize("paper", PAPERS)
def test_metadata_names_title_and_maker_and_no_clock(look, faces, paper):
    for stamp, day in ((samples.FROZEN, "20261123034200Z"), (samples.DRAFT, "20000101000000Z")):
        information = printed(look, faces, paper, stamp).reader.metadata
        assert information.producer.startswith("议事簿 0.")
        assert faces.identity in information.producer
        assert information.title
        assert information["/CreationDate"] == information["/ModDate"] == f"D:{day}"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("stamp", [samples.FROZEN, Stamp()])
def test_paper_of_nothing_can_be_printed(look, faces, paper, stamp):
    pages = look(print_paper(paper, EMPTY[PAPERS[paper].needs], stamp, faces))

    assert 1 <= len(pages) <= 2


@pytest.mark.parametrize("paper", PAPERS)
def test_rare_characters_come_back_whole_in_order(look, faces, paper):
    value = replace(VALUES[PAPERS[paper].needs](), organization=samples.RARE)
    pages = look(print_paper(paper, value, samples.FROZEN, faces))

    assert samples.RARE in pages.text
    assert samples.RARE in pages.text_by_pypdf


@pytest.mark.parametrize("paper", PAPERS)
def test_character_without_glyph_is_refused_by_name_and_place(faces, paper):
    value = replace(VALUES[PAPERS[paper].needs](), title="修路😀")

    with pytest.raises(DocumentError) as caught:
        print_paper(paper, value, samples.FROZEN, faces)

    assert caught.value.message == "有字印不出来：😀（U+1F600）在标题。"


def test_number_without_glyph_is_refused(faces):
    stamp = replace(samples.FROZEN, number="😀1号")

    with pytest.raises(DocumentError, match="在编号"):
        print_paper("meeting_record", samples.make_meeting(), stamp, faces)


def test_control_characters_and_marks_of_direction_do_no_harm(look, faces):
    title = "修\x00路\x1b\u202e方\ufeff案\u200b"

    pages = look(
        print_paper("meeting_record", samples.make_meeting(title=title), samples.FROZEN, faces)
    )

    assert "修路方案" in pages.text


def test_paper_of_another_value_is_refused(faces):
    with pytest.raises(DocumentError, match="表决票"):
        print_paper("ballot_paper", samples.make_meeting(), samples.FROZEN, faces)


@pytest.mark.parametrize("field", ["digest", "frozen_at", "record_id"])
def test_frozen_stamp_must_be_whole(faces, field):
    stamp = replace(samples.FROZEN, **{field: "" if field == "digest" else None})

    with pytest.raises(DocumentError, match="定稿"):
        print_paper("meeting_record", samples.make_meeting(), stamp, faces)


def test_unknown_option_is_refused(faces):
    with pytest.raises(DocumentError, match="public"):
        print_paper("tally_sheet", samples.make_ballot_paper(), Stamp(), faces, public=True)


def test_unknown_paper_names_those_that_are():
    with pytest.raises(NotFoundError) as caught:
        get_paper("poster")

    assert "meeting_record" in caught.value.advice


def test_papers_are_listed_by_what_they_are_made_of():
    assert [paper.id for paper in list_papers(MeetingSnapshot)] == [
        "meeting_record",
        "attendance_sheet",
        "vote_result",
        "speech_digest",
        "agreement",
    ]
    assert [paper.id for paper in list_papers(PlanSnapshot)] == ["consultation_plan"]


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_takes_the_options_it_names(faces, paper):
    choices = {"public": True, "copies": 3, "per_page": 2}
    options = {name: choices[name] for name in PAPERS[paper].options}

    assert printed(lambda data: data, faces, paper, **options).startswith(b"%PDF-1.7")


def test_roll_of_three_thousand_is_printed_whole(look, faces):
    names = [f"{'马杨丁王'[at % 4]}{chr(0x4E00 + at)}{chr(0x5E00 + at % 90)}" for at in range(3000)]
    roll = tuple(RollEntry(name=name) for name in names)
    meeting = samples.make_meeting(roll=roll, eligible=3000)

    record = look(print_paper("meeting_record", meeting, samples.FROZEN, faces)).flat
    sheet = look(print_paper("attendance_sheet", meeting, samples.FROZEN, faces)).flat

    assert [name for name in names if name not in record] == []
    assert [name for name in names if name not in sheet] == []
