from datetime import UTC, datetime, timedelta, timezone

import paper_samples as samples
import pytest
from reportlab import rl_config

from desktop.documents.flow import Slice
from desktop.documents.geometry import A4
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import paragraph
from desktop.documents.production import produce
from desktop.errors import DocumentError
from desktop.services.snapshots import Stamp


def print_text(faces, column, text="会议", stamp=samples.DRAFT, *, title="甲", subject=""):
    furniture = Furniture(A4, stamp, is_record=False)
    return produce(paragraph(column, text), faces, furniture, title=title, subject=subject)


def test_metadata_is_written(look, faces, column):
    information = look(print_text(faces, column, title="协商记录", subject="修路")).reader.metadata

    assert (information.title, information.subject, information.creator) == (
        "协商记录",
        "修路",
        "议事簿",
    )


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-5))])
def test_time_is_that_of_the_freeze_in_utc(look, faces, column, zone):
    at = datetime(2026, 11, 23, 3, 42, tzinfo=UTC).astimezone(zone)
    stamp = Stamp(state="frozen", frozen_at=at)

    information = look(print_text(faces, column, stamp=stamp)).reader.metadata

    assert information["/CreationDate"] == "D:20261123034200Z"


def test_settings_of_reportlab_do_not_reach_the_bytes(faces, column, monkeypatch):
    before = print_text(faces, column)
    for name, value in (("useA85", 1), ("pdfComments", 1), ("pdfMultiLine", 1), ("invariant", 0)):
        monkeypatch.setattr(rl_config, name, value)

    assert print_text(faces, column) == before


def test_paper_that_fails_does_not_block_the_press(faces, column):
    def fail(pen, top):
        raise DocumentError("纸卡住了。")

    with pytest.raises(DocumentError, match="纸卡住了"):
        produce([Slice(height=1, draw=fail)], faces, Furniture(A4, samples.DRAFT), title="甲")

    assert print_text(faces, column).startswith(b"%PDF")


def test_language_is_chinese(look, faces, column):
    assert look(print_text(faces, column)).reader.trailer["/Root"]["/Lang"] == "zh-CN"


def test_many_different_characters_need_several_subsets_and_come_back(look, faces, column):
    text = "".join(chr(0x4E00 + at) for at in range(590)) + samples.RARE

    printed = look(print_text(faces, column, text=text))

    assert text in printed.flat
    assert text in "".join(printed.text_by_pypdf.split())
