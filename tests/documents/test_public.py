from dataclasses import replace
from datetime import UTC, datetime

import paper_samples as samples

from desktop.documents.names import people_of
from desktop.documents.public import public_meeting, public_plan
from desktop.services.snapshot_json import to_json
from desktop.services.snapshots import AdjournmentEntry


def test_no_name_and_no_reason_of_absence_is_left_in_a_public_meeting():
    public = public_meeting(samples.make_meeting())
    text = to_json(public)

    assert [name for name in people_of(samples.make_meeting()) if name in text] == []
    assert "住院" not in text
    assert (public.opinions, public.roll) == ((), ())


def test_public_meeting_keeps_votes_and_verdicts():
    meeting = samples.make_meeting()
    public = public_meeting(meeting)

    assert public.ballots[0] == meeting.ballots[0]
    assert public.ballots[1].sealed.sealed_by == "蒋**、马**"
    assert public.tellers == ("蒋**", "石**")


def test_names_inside_texts_are_masked():
    public = public_plan(samples.make_plan(why="由马成林牵头，电话 13912345678。"))

    assert public.why == "由马**牵头，电话 *******5678。"
    assert public.lead == "马**"


def test_a_posted_record_tells_of_a_break_but_not_why():
    begun = datetime(2026, 5, 10, 2, 5, tzinfo=UTC)
    ill = AdjournmentEntry(begun_at=begun, item="三组路", reason="有人晕倒送医")

    public = public_meeting(replace(samples.make_meeting(), adjournments=(ill,)))

    assert public.adjournments == (AdjournmentEntry(begun_at=begun, item="三组路"),)
