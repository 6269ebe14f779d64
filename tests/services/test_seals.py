import pytest

from desktop.data.attachments import AttachmentFiles
from desktop.errors import ConflictError, ValidationError
from desktop.records import Attachment, Meeting, Seal
from desktop.services.frozen_records import freeze_meeting
from desktop.services.seals import seal_with_scan

SCAN = b"%PDF-1.7 signed"


@pytest.fixture
def files(tmp_path):
    return AttachmentFiles(tmp_path, bytes(32))


@pytest.fixture
def meeting(village):
    meeting, _, _ = village.vote()
    village.end(meeting)
    return meeting


def test_scan_and_seal_are_one_act(village, ledger, files, meeting):
    record = freeze_meeting(ledger, meeting, frozen_by="记录人")
    seal = seal_with_scan(ledger, files, record, SCAN, agrees=True, sealed_by=" 记录人 ")

    (kept,) = village.list(Attachment)
    (row,) = village.list(Seal)
    assert (row.id, row.scan, row.sealed_by) == (seal, kept.id, "记录人")
    assert (kept.title, kept.media_type) == ("示记〔2026〕1号第1版签字件.pdf", "application/pdf")
    assert files.read(kept.file_digest) == SCAN


@pytest.mark.parametrize("missing", ["scan", "tick", "name"])
def test_what_nobody_vouches_for_is_not_sealed(village, ledger, files, meeting, missing):
    record = freeze_meeting(ledger, meeting, frozen_by="记录人")
    scan = b"" if missing == "scan" else SCAN
    given = {"agrees": missing != "tick", "sealed_by": " " if missing == "name" else "某"}
    with village.nothing_written(), pytest.raises(ValidationError):
        seal_with_scan(ledger, files, record, scan, **given)


def test_sealed_version_is_not_sealed_again(village, ledger, files, meeting):
    record = freeze_meeting(ledger, meeting, frozen_by="记录人")
    seal_with_scan(ledger, files, record, SCAN, agrees=True, sealed_by="记录人")
    with village.nothing_written(), pytest.raises(ConflictError, match="已经封存"):
        seal_with_scan(ledger, files, record, b"%PDF-other", agrees=True, sealed_by="记录人")


def test_version_that_another_took_the_place_of_is_not_sealed(village, ledger, files, meeting):
    first = freeze_meeting(ledger, meeting, frozen_by="记录人")
    with ledger.act("correct_for_test") as work:
        work.get(Meeting, meeting).place = "村部会议室"
    freeze_meeting(ledger, meeting, frozen_by="记录人", correction="地点写错了")
    with village.nothing_written(), pytest.raises(ConflictError, match="第2版"):
        seal_with_scan(ledger, files, first, SCAN, agrees=True, sealed_by="记录人")
