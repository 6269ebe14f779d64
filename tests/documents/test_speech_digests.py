from dataclasses import replace

import paper_samples as samples
import pytest

from desktop.documents.speech_digests import render
from desktop.services.snapshots import OpinionEntry


@pytest.fixture
def digest(look, faces):
    def make(opinions, *, stamp=samples.FROZEN, public=False, **changes):
        meeting = samples.make_meeting(opinions=opinions, **changes)
        return look(render(meeting, stamp, faces, public=public))

    return make


def said(speaker="石玉珍", **changes):
    first = OpinionEntry(
        speaker=speaker,
        stakeholder_class="占地户",
        group="二组",
        stance="conditional",
        content="补多少要写明白。",
        item="商量补偿",
    )
    return replace(first, **changes)


def test_digest_says_who_spoke_for_whom_under_which_item(digest):
    text = digest((said(), said("马𬱖", item="通报情况", source="phone", minority=True))).flat

    assert "一、商量补偿" in text
    assert "石玉珍（二组，占地户）有条件" in text
    assert "二、通报情况" in text
    assert "马𬱖（二组，占地户）有条件，电话，不同意见" in text
    assert text.count("补多少要写明白。") == 2


def test_a_name_that_was_not_given_is_not_made_up(digest):
    text = digest((said("", stakeholder_class="商户", group=""),)).flat

    assert "商户有条件" in text
    assert "（不具名）建议" in digest((OpinionEntry(stance="suggestion", content="好"),)).flat


def test_public_one_names_nobody_and_masks_who_is_named_in_the_words(digest):
    text = digest((said(content="马成林家也占了地。"),), public=True, photographer="李广才").flat

    assert "占地户（二组）有条件" in text
    for name in ("石玉珍", "马成林", "李广才"):
        assert name not in text
    assert "摄影：李**" in text


def test_who_wrote_it_and_who_took_the_photographs_is_told(digest):
    text = digest((said(),), recorder="马晓梅", photographer="李广才").flat

    assert "文字整理：马晓梅摄影：李广才" in text


def test_words_of_the_absent_say_how_they_were_given(digest):
    assert "有条件，未到会，电话" in digest((said(way="未到会，电话", source="phone"),)).flat


def test_nothing_said_is_told(digest):
    page = digest((), stamp=samples.DRAFT)

    assert "会上没有记录意见。" in page.flat
    assert len(page) == 1


def test_long_words_go_on_over_the_page(digest):
    text = digest((said(content="水渠先修。" * 600),))

    assert len(text) > 3
    assert text.flat.count("水") == 600
