import pytest

from desktop.errors import ConflictError, ValidationError
from desktop.records import Motion
from desktop.services import meetings, votes
from desktop.services.ballot_views import Departures, view_votes
from desktop.services.projections import Scene, view_projection
from desktop.services.revotes import change_ballot, repeat_void_ballot
from desktop.services.tally_forms import TallyForm
from desktop.services.vote_trials import list_certainties, try_count


@pytest.fixture
def sitting(village):
    meeting = village.meeting(45, agenda=["清点人数", "表决水渠"])
    people = village.participants(meeting)
    village.arrive(people[:31])
    motion = votes.put_motion(village.ledger, meeting, title="修缮水渠", wording="修三百米")
    return meeting, people, motion


def look(village, meeting, **more):
    with village.ledger.read() as reading:
        return view_votes(reading, meeting, **more)


def wall(village, meeting, motion=None):
    with village.ledger.read() as reading:
        return view_projection(reading, meeting, motion)


def test_view_says_what_is_certain_before_the_count(village, sitting):
    view = look(village, sitting[0])

    quorum, majority = list_certainties(view.frame)
    assert (quorum.comparison.whole, quorum.comparison.needed.amount, quorum.met) == (45, 30, True)
    assert (majority.comparison.whole, majority.comparison.needed.amount) == (31, 16)
    assert (majority.met, str(quorum.source)) == (None, "《村民委员会组织法》第二十九条、第三十条")
    assert (view.shortage, view.problem, view.next_motion().title) == (None, None, "修缮水渠")


def test_trial_is_judged_as_the_closed_vote_is(village, sitting):
    meeting, _, motion = sitting
    form = TallyForm(votes_for=24, against=5, abstain=2)
    trial = try_count(look(village, meeting).frame, form)

    ballot = votes.open_ballot(village.ledger, motion, method="hands", at=village.minute(5))
    votes.close_ballot(village.ledger, ballot, count={"for": 24, "against": 5, "abstain": 2})
    stored = look(village, meeting).motion(motion).ballot.outcome

    assert (trial, trial.result) == (stored, "carried")
    assert trial.reasons[-1] == "到会 31 人，过半数须 16 人；赞成 24 人，过半数。"


def test_trial_of_papers_that_do_not_add_up_is_refused(village, sitting):
    form = TallyForm(
        method="secret", issued=31, returned=30, votes_for=20, against=5, abstain=1, invalid=0
    )

    with pytest.raises(ValidationError, match="合计26张，不等于收回票数30张"):
        try_count(look(village, sitting[0]).frame, form)


def test_shortage_says_by_how_many_and_who_left_when(village, sitting):
    meeting, people, _ = sitting
    for person, when in ((people[0], 9), (people[1], 26), (people[2], 26)):
        meetings.record_departure(village.ledger, person, at=village.minute(when))

    view = look(village, meeting)

    (lack,) = view.shortage.lacks
    assert (lack.present, lack.needed) == (28, 30)
    assert view.shortage.since == Departures(
        at=village.minute(26), names=("村民002", "村民003"), count=2
    )
    assert (view.shortage.absent, view.shortage.left) == (14, 3)


def test_shortage_from_the_start_blames_nobody(village):
    meeting = village.meeting(45)
    village.arrive(village.participants(meeting)[:10])

    assert look(village, meeting).shortage.since is None


def test_meeting_without_a_body_says_why_it_takes_no_vote(village):
    view = look(village, village.meeting(3, body=""))

    assert (view.frame, view.problem.code) == (None, "no_body")


def test_meeting_nobody_is_entitled_to_says_so(village):
    view = look(village, village.meeting(0))

    assert view.problem.code == "nobody"


def test_ways_of_counting_wait_to_be_chosen(village):
    meeting = village.meeting(9, body="village_assembly", households=1)
    village.arrive(village.participants(meeting)[:6])

    view = look(village, meeting)
    chosen = look(village, meeting, alternative=view.ways[0].id)

    assert (len(view.ways), view.frame, chosen.frame.alternative) == (
        2,
        None,
        view.ways[0].id,
    )


# Votes begun anew


def test_method_changes_on_the_roll_of_the_same_moment(village, sitting):
    meeting, people, motion = sitting
    first = votes.open_ballot(village.ledger, motion, method="hands", at=village.minute(5))
    meetings.record_departure(village.ledger, people[0], at=village.minute(6))
    before = village.ballot(first)

    second = village.ballot(change_ballot(village.ledger, first, method="secret"))

    assert (second.method, second.roll, second.opened_at) == (
        "secret",
        before.roll,
        before.opened_at,
    )
    assert look(village, meeting).motion(motion).ballot.id == second.id


def test_method_of_a_vote_entered_after_the_end_changes_too(village, sitting):
    meeting, _, motion = sitting
    village.end(meeting)
    at = village.minute(5)
    first = votes.open_ballot(village.ledger, motion, method="hands", at=at, held_on_paper=True)

    second = village.ballot(change_ballot(village.ledger, first, method="secret"))

    assert (second.method, second.opened_at) == ("secret", at)


def test_closed_vote_changes_its_method_no_more(village, sitting):
    ballot = votes.open_ballot(village.ledger, sitting[2], method="hands", at=village.minute(5))
    votes.close_ballot(village.ledger, ballot, count={"for": 31})

    with village.nothing_written(), pytest.raises(ConflictError):
        change_ballot(village.ledger, ballot, method="secret")


def test_void_vote_stays_in_the_record_and_its_text_is_put_again(village, sitting):
    meeting, _, motion = sitting
    ballot = votes.open_ballot(village.ledger, motion, method="secret", at=village.minute(5))

    again = repeat_void_ballot(village.ledger, ballot, issued=31, returned=33)

    assert village.ballot(ballot).result == "void"
    assert [(row.title, row.wording) for row in village.list(Motion, meeting=meeting)] == [
        ("修缮水渠", "修三百米"),
        ("修缮水渠（重新表决）", "修三百米"),
    ]
    assert look(village, meeting).next_motion().id == again


def test_vote_that_is_not_void_is_not_repeated(village, sitting):
    ballot = votes.open_ballot(village.ledger, sitting[2], method="secret", at=village.minute(5))

    with village.nothing_written(), pytest.raises(ConflictError):
        repeat_void_ballot(village.ledger, ballot, issued=31, returned=31)


# The wall


def test_wall_follows_item_motion_counting_and_result(village, sitting):
    meeting, _, motion = sitting
    assert wall(village, meeting).scene is Scene.ITEM
    assert wall(village, meeting, motion).scene is Scene.MOTION

    ballot = votes.open_ballot(village.ledger, motion, method="secret", at=village.minute(5))
    counting = wall(village, meeting)
    assert (counting.scene, counting.bars, counting.figures) == (Scene.COUNTING, (), ())

    votes.close_ballot(
        village.ledger,
        ballot,
        count={"for": 24, "against": 5, "abstain": 2},
        issued=31,
        returned=31,
    )
    shown = wall(village, meeting)
    assert (shown.scene, shown.line, shown.share.words(), shown.outcome.result) == (
        Scene.RESULT,
        16,
        "过半数",
        "carried",
    )
    assert [(bar.choice, bar.amount, bar.whole) for bar in shown.bars] == [
        ("for", 24, 31),
        ("against", 5, 31),
        ("abstain", 2, 31),
    ]
    assert [(figure.name, figure.amount) for figure in shown.figures] == [
        ("due", 45),
        ("there", 31),
        ("needed", 30),
    ]
    assert "村民" not in str(shown.outcome.reasons)
