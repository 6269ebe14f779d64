from dataclasses import FrozenInstanceError, fields

import pytest

from desktop.services.snapshots import BallotEntry, MeetingSnapshot, Stamp


def test_stamp_is_frozen_only_when_it_says_so():
    assert (Stamp().is_frozen, Stamp(state="frozen").is_frozen) == (False, True)


def test_snapshot_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        MeetingSnapshot().title = "别的"


def test_vote_has_no_place_for_who_chose_what():
    names = {field.name for field in fields(BallotEntry)}

    assert names & {"choices", "voters", "roll", "names"} == set()
