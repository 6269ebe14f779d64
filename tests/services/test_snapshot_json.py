import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ValidationError
from desktop.services.plan_values import PlanSnapshot
from desktop.services.snapshot_json import digest_of, from_json, to_json
from desktop.services.snapshot_schema import SCHEMA
from desktop.services.snapshots import (
    BallotEntry,
    BallotPaperSnapshot,
    Figures,
    MeetingSnapshot,
    OpinionEntry,
    RollEntry,
    SignInSnapshot,
    Stamp,
)

AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
MEETING = MeetingSnapshot(
    organization="盐池县花马池镇示例村",
    title="修路",
    started_at=AT,
    eligible=45,
    tellers=("蒋世忠",),
    roll=(RollEntry(name="王𬱖", state="left", left_at=AT),),
    opinions=(OpinionEntry(content='引号"与\\\n换行', minority=True),),
    ballots=(BallotEntry(title="甲", eligible=Figures(heads=45, area=Decimal("11840.50"))),),
)


@pytest.mark.parametrize(
    "value",
    [
        MEETING,
        MeetingSnapshot(),
        PlanSnapshot(),
        SignInSnapshot(starts_at=AT),
        BallotPaperSnapshot(),
        Stamp(state="frozen", record_id=UUID(int=7), frozen_at=AT),
    ],
)
def test_snapshot_comes_back_and_gives_the_same_text(value):
    text = to_json(value)

    assert from_json(type(value), text) == value
    assert to_json(from_json(type(value), text)) == text


def test_text_is_canonical():
    text = to_json(Figures(heads=3, area=Decimal("1.50")))

    assert text == '{"area":"1.50","heads":3,"households":null}'


def test_text_is_utf_8_with_sorted_keys_and_no_spaces():
    text = to_json(MEETING)

    assert "王𬱖" in text
    assert text == json.dumps(
        json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def test_same_moment_in_another_zone_gives_the_same_text():
    beijing = timezone(timedelta(hours=8))

    assert to_json(SignInSnapshot(starts_at=AT)) == to_json(
        SignInSnapshot(starts_at=AT.astimezone(beijing))
    )
    assert "2026-11-23T01:30:00.000000Z" in to_json(SignInSnapshot(starts_at=AT))


def test_digest_is_sha_256_of_the_utf_8():
    assert digest_of("会议") == hashlib.sha256("会议".encode()).hexdigest()


def test_half_a_character_is_refused_with_its_place():
    meeting = MeetingSnapshot(opinions=(OpinionEntry(), OpinionEntry(content="坏\ud83d")))

    with pytest.raises(ValidationError) as caught:
        to_json(meeting)

    assert caught.value.details["field"] == "opinions[1].content"
    assert "第2个字符" in caught.value.message


def test_time_without_zone_is_refused():
    with pytest.raises(ValidationError, match="started_at"):
        to_json(MeetingSnapshot(started_at=AT.replace(tzinfo=None)))


def with_area(area):
    return {"title": "甲", "eligible": {"area": area}}


def changed(**changes):
    plain = {**json.loads(to_json(MEETING)), **changes}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", ""),
        ("{", ""),
        ("[]", ""),
        ("null", ""),
        ('"会议"', ""),
        ("NaN", ""),
        ("[" * 100_000, ""),
        ('{"title":"甲","title":"乙"}', "title"),
        (changed(title=None), "title"),
        (changed(title=3), "title"),
        (changed(eligible="45"), "eligible"),
        (changed(eligible=True), "eligible"),
        (changed(eligible=45.0), ""),
        (changed(started_at="昨天"), "started_at"),
        (changed(started_at=3), "started_at"),
        (changed(started_at="2026-11-23T01:30:0.000000Z"), "started_at"),
        (changed(ballots=[with_area(" 1")]), "ballots[0].eligible.area"),
        (to_json(MEETING) + " ", ""),
        (to_json(MEETING).replace("修路", "\\u4fee路"), ""),
        (changed(tellers="蒋世忠"), "tellers"),
        (changed(tellers=[3]), "tellers[0]"),
        (changed(roll=[{"name": "甲", "state": "asleep"}]), "roll[0].state"),
        (changed(roll=[{"name": "甲", "state": []}]), "roll[0].state"),
        (changed(roll=[{"state": "present"}]), "roll[0].name"),
        (changed(roll=["甲"]), "roll[0]"),
        (
            changed(ballots=[{"title": "甲", "eligible": {"area": "多"}}]),
            "ballots[0].eligible.area",
        ),
        (
            changed(ballots=[{"title": "甲", "eligible": {"area": "NaN"}}]),
            "ballots[0].eligible.area",
        ),
        (changed(voters=[]), "voters"),
        (changed(ballots=[{"title": "甲", "choice": "for"}]), "ballots[0].choice"),
        (changed(schema="1"), "schema"),
        (changed(schema=None), "schema"),
    ],
)
def test_what_is_no_snapshot_is_refused_with_its_place(text, field):
    with pytest.raises(ValidationError) as caught:
        from_json(MeetingSnapshot, text)

    assert caught.value.details["field"] == field
    assert caught.value.advice


def test_unknown_field_of_a_newer_schema_is_passed_over():
    text = changed(schema=SCHEMA + 1, mood="好", roll=[{"name": "甲", "mood": "好"}])

    meeting = from_json(MeetingSnapshot, text)

    assert (meeting.title, meeting.roll) == ("修路", (RollEntry(name="甲"),))


def test_field_that_an_older_text_lacks_has_its_default():
    assert from_json(MeetingSnapshot, '{"schema":1,"title":"甲"}') == MeetingSnapshot(
        schema=1, title="甲"
    )


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    st.builds(
        MeetingSnapshot,
        title=TEXT,
        started_at=st.none() | st.datetimes(timezones=st.just(UTC)),
        eligible=st.none() | st.integers(),
        tellers=st.lists(TEXT, max_size=3).map(tuple),
        opinions=st.lists(
            st.builds(OpinionEntry, content=TEXT, minority=st.booleans()), max_size=3
        ).map(tuple),
        ballots=st.lists(
            st.builds(
                BallotEntry,
                title=TEXT,
                eligible=st.builds(
                    Figures, area=st.none() | st.decimals(allow_nan=False, allow_infinity=False)
                ),
            ),
            max_size=2,
        ).map(tuple),
    )
)
def test_every_snapshot_comes_back(meeting):
    text = to_json(meeting)

    assert from_json(MeetingSnapshot, text) == meeting
    assert to_json(from_json(MeetingSnapshot, text)) == text


@given(at=st.integers(0, len(to_json(MEETING)) - 1), put=st.text('{}[]",:0aZ\\\ud83d', max_size=3))
def test_text_changed_anywhere_is_refused_or_read_as_something_else(at, put):
    text = to_json(MEETING)
    damaged = text[:at] + put + text[at + 1 :]

    try:
        read = from_json(MeetingSnapshot, damaged)
    except ValidationError:
        read = None

    # By their texts, not as values: 11840.5 is equal to 11840.50 and another text.
    assert read is None or to_json(read) != text or damaged == text


def test_meeting_frozen_before_schema_3_is_read_as_it_was():
    """Votes without names, no talk, no rules of order: what is new is empty, never made up."""
    old = json.loads(to_json(replace(MEETING, schema=2)))
    for name in (
        *("form", "takes_votes", "photographer", "rules", "parties", "unheard"),
        *("policy_asks", "government_asks", "people_ask"),
    ):
        del old[name]
    for ballot in old["ballots"]:
        del ballot["named"]
    for opinion in old["opinions"]:
        del opinion["item"]
    text = json.dumps(old, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    read = from_json(MeetingSnapshot, text)

    assert read == replace(MEETING, schema=2)
    assert (read.takes_votes, read.rules, read.ballots[0].named) == (True, (), ())
