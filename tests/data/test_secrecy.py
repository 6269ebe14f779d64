"""The last door: no row joins a voter to a choice but in a vote with names."""

from uuid import UUID

import pytest

from desktop.data.secrecy import refuse_other_method, refuse_traceable
from desktop.errors import ConflictError
from desktop.records import Ballot, Meeting, Motion, NamedVote, Participant, Person
from desktop.records.votes import METHODS

MOTION = UUID(int=7)


@pytest.mark.parametrize("method", METHODS)
def test_only_a_vote_with_names_takes_rows(method):
    if method == "open":
        refuse_traceable(Ballot(motion=MOTION, method=method))
        return
    with pytest.raises(ConflictError, match="不记谁投了什么"):
        refuse_traceable(Ballot(motion=MOTION, method=method))


def test_what_is_no_ballot_takes_none():
    with pytest.raises(ConflictError):
        refuse_traceable(Person())


def test_the_method_of_a_vote_stays():
    with pytest.raises(ConflictError, match="表决方式不能改"):
        refuse_other_method(Ballot(motion=MOTION), {"method"})
    refuse_other_method(Ballot(motion=MOTION), {"sealed_by"})
    refuse_other_method(Person(), {"method"})


@pytest.mark.parametrize("method", METHODS)
def test_ledger_refuses_such_a_row_whoever_writes_it(ledger, method):
    person, meeting = Person(name="示例人"), Meeting(title="会")
    seat = Participant(meeting=meeting.id, person=person.id)
    motion = Motion(meeting=meeting.id, title="修路")
    ballot = Ballot(motion=motion.id, method=method)
    rows = (person, meeting, seat, motion, ballot)
    vote = NamedVote(ballot=ballot.id, participant=seat.id, voted="for")

    def enter(*added):
        with ledger.act("enter") as work:
            for row in added:
                work.add(row)

    if method == "open":
        enter(*rows)
        enter(vote)
    else:
        with pytest.raises(ConflictError):
            enter(*rows, vote)
        with ledger.read() as look:
            assert look.count(NamedVote) == look.count(Ballot) == 0
        return
    with pytest.raises(ConflictError), ledger.act("enter") as work:
        work.get(Ballot, ballot.id).method = "secret"
    with ledger.read() as look:
        assert look.count(NamedVote) == 1
        assert look.get(Ballot, ballot.id).method == "open"
