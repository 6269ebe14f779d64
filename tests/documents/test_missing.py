from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from typing import get_args, get_type_hints
from uuid import UUID

import paper_samples as samples
import pytest

from desktop.documents.missing import missing_glyphs, rare_characters, refuse_missing
from desktop.errors import DocumentError
from desktop.services import (
    form_values,
    plan_values,
    register_values,
    round_values,
    sheet_values,
    snapshots,
    table_values,
)
from desktop.services.papers import Unprintable
from desktop.services.snapshot_labels import LABELS


def opinions_with(*contents):
    return tuple(samples.make_opinion(at, content=each) for at, each in enumerate(contents))


def test_whole_meeting_with_rare_names_can_be_printed(faces):
    assert missing_glyphs(samples.make_meeting(), faces) == []
    assert missing_glyphs(samples.FROZEN, faces) == []


@pytest.mark.parametrize(
    "character",
    [
        "😀",
        "☑",
        "\ud83d",
        "\ue000",
        "ש",
        "ع",
        "\U0010fffd",
    ],
)
def test_missing_character_is_found_with_its_place(faces, character):
    meeting = samples.make_meeting(opinions=opinions_with("好", f"坏{character}"))

    assert missing_glyphs(meeting, faces) == [
        Unprintable(character=character, place="意见第2条 内容")
    ]


def test_character_is_named_once_at_its_first_place(faces):
    meeting = samples.make_meeting(title="😀", opinions=opinions_with("😀🚜"))

    assert missing_glyphs(meeting, faces) == [
        Unprintable(character="😀", place="标题"),
        Unprintable(character="🚜", place="意见第1条 内容"),
    ]


@pytest.mark.parametrize(
    "text", ["", "\x00\x07\x1b", "葛\U000e0100", "一\u200b二\ufe0f", "\u202e反"]
)
def test_invisible_characters_are_not_missing(faces, text):
    assert missing_glyphs(samples.make_meeting(title=text), faces) == []


def test_refusal_names_the_first_five_and_how_many_there_are(faces):
    meeting = samples.make_meeting(title="😀🚜🐑🐎🐂🐄🐔")

    with pytest.raises(DocumentError) as caught:
        refuse_missing(meeting, faces)

    assert caught.value.message.count("在标题") == 5
    assert "等7个字符" in caught.value.message
    assert len(caught.value.details["missing"]) == 7


def types_of_texts(cls):
    """Return the names of all fields that lead to texts."""
    found = set()
    for each in fields(cls):
        kind = get_type_hints(cls)[each.name]
        inner = [part for part in (kind, *get_args(kind)) if isinstance(part, type)]
        nested = [part for part in inner if is_dataclass(part)]
        if not {int, float, bool, datetime, Decimal, UUID} & set(inner):
            found.add(each.name)
        for part in nested:
            found |= types_of_texts(part)
    return found


def test_every_text_of_every_snapshot_has_a_label():
    kinds = (
        snapshots.MeetingSnapshot,
        plan_values.PlanSnapshot,
        snapshots.SignInSnapshot,
        snapshots.BallotPaperSnapshot,
        sheet_values.SheetSnapshot,
        sheet_values.ReceptionSnapshot,
        form_values.MeetingNoticeSnapshot,
        form_values.DrawSnapshot,
        form_values.StatementSnapshot,
        table_values.AnnualPlanSnapshot,
        round_values.OpinionSheetsSnapshot,
        register_values.RegisterSnapshot,
        register_values.LevySheetSnapshot,
        snapshots.Stamp,
    )
    figures = {"eligible", "present", "votes_for", "against", "abstain", "invalid", "uncast"}

    wanted = set().union(*map(types_of_texts, kinds)) - figures

    assert wanted - set(LABELS) == set()
    assert set(LABELS) - wanted == set()


def test_rare_characters_are_ideographs_beyond_gb_2312_each_once():
    meeting = samples.make_meeting(place="村部䶮䶮", chair="杨骧·A。")

    assert [one for one in rare_characters(meeting) if one in "䶮骧·村"] == ["䶮"]
