import paper_samples as samples
import pytest

from desktop.documents.meeting_records import render
from desktop.services.snapshots import AgendaEntry

TALK = {
    "takes_votes": False,
    "ballots": (),
    "form": "meeting",
    "quorum": "",
    "consensus": "mostly",
    "policy_asks": "不得摊派",
    "government_asks": "",
    "people_ask": "开工前兑现",
    "agreed": "按今年标准补偿",
    "disagreed": "从哪边走",
    "left_open": "便道走向",
    "unheard": ("五组", "商户"),
}


@pytest.fixture
def record(look, faces):
    def make(*, public=False, **changes):
        meeting = samples.make_meeting(**TALK | changes)
        return look(render(meeting, samples.FROZEN, faces, public=public)).flat

    return make


def test_talk_shows_its_consensus_and_no_vote(record):
    text = record()

    assert "表决情况" not in text
    assert "没有进行表决" not in text
    assert "共识情况" in text
    for said in ("政策要求", "党政关切", "民生诉求", "不得摊派", "开工前兑现", "基本共识。"):
        assert said in text
    assert "到会而没有发言的：五组、商户。" in text
    assert "形式会议" in text


def test_columns_that_nobody_filled_in_are_left_out(record):
    text = record(policy_asks="", people_ask=" ")

    assert "政策要求" not in text
    assert "（一）共识" in text


def test_a_talk_without_anything_written_says_nothing_of_it(record):
    empty = dict.fromkeys(("policy_asks", "people_ask", "agreed", "disagreed", "left_open"), "")
    text = record(**empty, consensus="", suggestions="", cost=None, addressed_to="")

    assert "共识情况" not in text
    assert "没有发言的" not in text


def test_a_meeting_that_votes_does_not_list_who_was_silent(record):
    text = record(takes_votes=True)

    assert "没有进行表决" in text
    assert "协商成果" in text
    assert "没有发言的" not in text


def test_minority_views_stand_under_a_heading_of_their_own(record):
    assert "不同意见" in record()


def test_minutes_and_the_rules_that_were_read_are_printed(record):
    text = record(
        agenda=(AgendaEntry(title="通报", minutes=12), AgendaEntry(title="商量")),
        rules=("先举手。", "对事不对人。"),
    )

    assert "1.通报（用时12分钟）" in text
    assert "2.商量" in text
    assert "会议开始时宣读了议事规则：1.先举手。2.对事不对人。" in text


def test_posted_talk_keeps_the_consensus_and_no_speaker(record):
    text = record(public=True, photographer="李广才")

    assert "按今年标准补偿" in text
    assert "李广才" not in text
