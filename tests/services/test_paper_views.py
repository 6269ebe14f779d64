from uuid import UUID

import pytest

from desktop.errors import NotFoundError
from desktop.records import Consultation, Meeting, Motion
from desktop.services.frozen_records import freeze_meeting
from desktop.services.outcomes import assign_task
from desktop.services.paper_views import view_paper
from desktop.services.papers import print_paper
from desktop.services.receptions import Visitor, record_visit
from desktop.services.seals import seal_with_scan


@pytest.fixture
def look(ledger, press):
    def look(row, paper=""):
        with ledger.read() as reading:
            return view_paper(reading, row, paper, press)

    return look


@pytest.fixture
def ended(village):
    meeting, _, _ = village.vote()
    village.end(meeting)
    return meeting


def test_row_without_paper_takes_its_first(village, look, ended):
    (plan,) = village.add(Consultation(title="水渠", forms=("meeting",)))
    (motion,) = [row.id for row in village.list(Motion)]

    assert [look(row).kind.id for row in (ended, plan, motion)] == [
        "meeting_record",
        "consultation_plan",
        "tally_sheet",
    ]
    with pytest.raises(NotFoundError):
        look(UUID(int=7))


def test_states_follow_freezing_printing_and_sealing(village, ledger, press, look, ended):
    draft = look(ended)
    assert (draft.state, draft.version, draft.why_not_freeze) == ("draft", None, "")

    first = freeze_meeting(ledger, ended, frozen_by="记录人")
    frozen = look(ended)
    assert (frozen.state, frozen.version.record, frozen.changed) == ("frozen", first, ())
    assert frozen.printed_at is None

    print_paper(ledger, press, first, "meeting_record")
    assert look(first).printed_at is not None

    with ledger.act("correct_for_test") as work:
        work.get(Meeting, ended).place = "村部会议室"
    assert look(first).changed == ("地点",)
    second = freeze_meeting(ledger, ended, frozen_by="记录人", correction="地点写错了")
    assert [look(row).state for row in (first, second, ended)] == ["old", "frozen", "frozen"]
    assert look(second).printed_at is None
    assert [one.correction for one in look(first).versions] == ["", "地点写错了"]


def test_sealed_version_names_who_and_its_scan(ledger, look, ended, tmp_path):
    from desktop.data.attachments import AttachmentFiles

    record = freeze_meeting(ledger, ended, frozen_by="记录人")
    files = AttachmentFiles(tmp_path, bytes(32))
    seal_with_scan(ledger, files, record, b"%PDF-signed", agrees=True, sealed_by="记录人")
    seal = look(record).version.seal

    assert (look(record).state, seal.sealed_by) == ("sealed", "记录人")
    assert files.read(seal.digest) == b"%PDF-signed"


def test_meeting_under_way_says_why_it_is_not_frozen(village, look):
    assert look(village.meeting(3)).why_not_freeze == "会议还没有结束，散会以后才能定稿。"


def test_row_of_any_type_has_a_sheet_named_after_it(ledger, look):
    task = assign_task(ledger, title="修渠", unit="村委会", responsible="某", due="2026-12-31")

    view = look(task)
    assert (view.title, view.state, view.version, view.versions) == ("修渠", "form", None, ())


def test_form_is_no_record_and_counts_its_ballots(village, look):
    meeting, motion, _ = village.vote(size=45)
    form = look(motion, "ballot_paper")

    assert (form.state, form.subject_type, form.versions, form.copies) == ("form", "", (), 45)
    assert look(meeting, "sign_in_sheet").copies is None


def test_what_printers_are_told_has_no_withheld_name(ledger, look):
    visitor = Visitor(name="勉秀英", withheld=True)
    concern = record_visit(ledger, visitor, content="勉秀英家停水", answer_by="2026-05-25")

    assert look(concern).title == "×××家停水"
