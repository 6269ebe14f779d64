"""The six sheets of 四议两公开, from what a consultation has recorded."""

import pytest
from way_samples import Way

from desktop.records import Concern
from desktop.services import votes
from desktop.services.papers import find_source, list_printable, print_paper
from desktop.services.register_snapshots import snapshot_register

TITLES = (
    "党组织提议",
    "村“两委”会议商议",
    "党员大会审议",
    "村民代表会议（村民会议）决议",
    "决议公开",
    "实施结果公开",
)


def take(way):
    with way.ledger.read() as reading:
        return snapshot_register(reading, way.id)


@pytest.fixture
def way(village):
    return Way(village, "four_two")


def test_before_anything_all_six_are_there_to_be_written(way):
    register = take(way)

    assert tuple(one.title for one in register.sheets) == TITLES
    assert register.title == "三组路硬化"
    assert [one.day for one in register.sheets] == [""] * 6
    assert [one.votes for one in register.sheets] == [()] * 6
    assert register.sheets[1].content.startswith("办什么：写明了")
    assert all(one.signatures and one.basis for one in register.sheets)
    assert register.sheets[0].basis == "《中国共产党农村基层组织工作条例》第十九条（待核）"
    assert "《村民委员会组织法》第二十九条、第三十条" in register.sheets[3].basis
    assert "第三十五条，公布的期限不得少于15日" in register.sheets[5].basis


def test_at_the_end_each_sheet_says_what_was_recorded(way):
    way.walk()
    proposal, confer, examine, decide, decision, result = take(way).sheets

    assert (proposal.day, proposal.content) == ("2026-04-01", "同意\n结论：同意")
    assert (confer.body, confer.day, confer.place) == ("村“两委”会议", "2026-05-10", "联络室")
    assert (confer.eligible, confer.present) == (3, 3)
    (vote,) = examine.votes
    assert (examine.body, vote.title, vote.result) == ("党支部党员大会", "修路", "通过")
    assert (vote.unit, vote.eligible, vote.present, vote.votes_for) == ("人", 3, 3, 3)
    assert (decide.body, decide.votes[0].method) == ("村民代表会议", "hands")
    assert decide.content == "修路"
    assert decision.is_publication
    assert (decision.day, decision.place, decision.said) == ("2026-05-10", "村务公开栏", "")
    assert result.day >= decision.day


def test_last_meeting_that_was_held_counts(way):
    way.walk("examine")
    way.sit_down()
    way.hold("party_members_review_local", only_called=True)

    assert take(way).sheets[2].body == "党支部党员大会"
    way.sit_without_quorum()
    way.village.end(way.meeting)
    again = take(way).sheets[2]
    assert (again.present, again.votes[0].result) == (1, "不够数，不成立")


def test_households_are_counted_as_such(village):
    way = Way(village, "four_two", "village_assembly")
    way.walk("vote")
    way.call(body="village_assembly", households=20)
    village.arrive(way.invited)
    motion = votes.put_motion(way.ledger, way.meeting, title="修路")
    ballot = votes.open_ballot(way.ledger, motion, method="hands", alternative="households")
    votes.close_ballot(way.ledger, ballot, count={"for": 40, "against": 20})

    (vote,) = take(way).sheets[3].votes
    assert (vote.unit, vote.eligible, vote.votes_for, vote.against) == ("户", 60, 40, 20)


def test_name_that_was_withheld_is_not_in_it(way):
    with way.ledger.act("confide_for_test") as work:
        concern = work.get(Concern, way.concern)
        concern.withheld_name = "马秀兰"
    way.walk("consult")
    way.publish("decision", "2026-05-11", content="答应马秀兰的路")

    assert take(way).sheets[4].content == "答应×××的路"


def test_register_is_of_its_procedure_alone(village, press):
    kind = press.kinds()["four_two_register"]
    chain = Way(village, "chain")
    with village.ledger.read() as reading:
        assert kind not in list_printable(reading, chain.id, press)


def test_register_is_printed_by_its_procedure(way, press):
    kind = press.kinds()["four_two_register"]
    with way.ledger.read() as reading:
        assert kind in list_printable(reading, way.id, press)
        source = find_source(reading, way.id, kind)
    pdf = print_paper(way.ledger, press, way.id, "four_two_register")

    assert source.snapshot.title == "三组路硬化"
    assert press.page_count(pdf) == 6
