"""Topics: screened, decided with a reason, and what everybody who asked is then to be told."""

import pytest

from desktop.errors import ConflictError, ValidationError
from desktop.records import CatalogueItem, Concern, Feedback, Person, Topic
from desktop.services.answers import tell_askers
from desktop.services.concerns import (
    edit_concern,
    merge_concern,
    put_forward_topic,
    record_concern,
)
from desktop.services.screenings import (
    decide_topic,
    policy_gaps,
    reach_words,
    screen_topic,
)
from desktop.services.stage_facts import concerns_of
from desktop.services.undo import undo_last_act

VALUES = {"title": "三组路灯不亮", "content": "晚上看不见", "raised_on": "2026-21"}
SCREENING = {
    "reach": "三组四十户",
    "depth": "marked",
    "lawful": True,
    "lawfulness": "合法",
    "feasibility": "可行",
}
RULE = {
    "policy_document": "村规民约",
    "policy_clause": "第九条",
    "policy_effect": "交不起就停水",
    "policy_law": "民法典第六百五十四条",
}


@pytest.fixture
def topic(village):
    concern = record_concern(village.ledger, **VALUES)
    return put_forward_topic(village.ledger, [concern], title="三组路灯")


@pytest.fixture
def other(village):
    concern = record_concern(village.ledger, **VALUES | {"title": "四组路灯"})
    return put_forward_topic(village.ledger, [concern], title="全村路灯")


def states(village):
    return [row.state for row in village.list(Concern)]


def state_of_concern(village):
    return states(village)[0]


def pending(village):
    return [(row.asker_name, row.content) for row in village.list(Feedback) if row.told_on is None]


def test_listed_topic_takes_its_concerns_along(village, topic):
    decide_topic(village.ledger, topic, decision="listed", reason="涉及面广", **SCREENING)

    assert (village.get(Topic, topic).decision, state_of_concern(village)) == (
        "listed",
        "in_topic",
    )


@pytest.mark.parametrize(
    ("decision", "state"),
    [("listed", "in_topic"), ("referred", "open"), ("set_aside", "open")],
)
def test_concern_follows_the_last_decision(village, topic, decision, state):
    decide_topic(village.ledger, topic, decision="listed", reason="涉及面广", **SCREENING)

    decide_topic(village.ledger, topic, decision=decision, reason="另议", **SCREENING)

    assert state_of_concern(village) == state


def test_answered_concern_stays_answered(village, topic):
    (concern,) = village.list(Concern)
    edit_concern(village.ledger, concern.id, state="answered")

    decide_topic(village.ledger, topic, decision="set_aside", reason="已办", **SCREENING)

    assert state_of_concern(village) == "answered"


@pytest.mark.parametrize("missing", ["reach", "depth", "lawfulness", "feasibility"])
def test_topic_is_not_decided_before_it_is_screened(village, topic, missing):
    screening = {name: value for name, value in SCREENING.items() if name != missing}

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        decide_topic(village.ledger, topic, decision="listed", reason="涉及面广", **screening)

    assert caught.value.details["missing"] == (missing,)


@pytest.mark.parametrize(("decision", "reason"), [("", "涉及面广"), ("listed", " ")])
def test_topic_needs_decision_and_reason(village, topic, decision, reason):
    with village.nothing_written(), pytest.raises(ValidationError):
        decide_topic(village.ledger, topic, decision=decision, reason=reason, **SCREENING)


def test_topic_that_is_not_lawful_can_be_set_aside_only(village, topic):
    screening = SCREENING | {"lawful": False, "lawfulness": "与法律抵触"}

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        decide_topic(village.ledger, topic, decision="listed", reason="涉及面广", **screening)
    decide_topic(village.ledger, topic, decision="set_aside", reason="不合法", **screening)

    assert caught.value.details["field"] == "lawful"
    assert village.get(Topic, topic).decision == "set_aside"


def test_a_screening_is_completed_bit_by_bit_before_the_decision(village, topic):
    judged = {"public_matter": True, "urgency": "soon", "power": "here", "focuses": ("livelihood",)}
    screen_topic(village.ledger, topic, reach="三组四十户", **judged, qualities=("doable",))
    screen_topic(village.ledger, topic, lawful=True, lawfulness="合法", reviewed_by="司法所")
    assert (village.get(Topic, topic).decision, pending(village)) == ("", [])
    screen_topic(village.ledger, topic, depth="deep", feasibility="可行")

    decide_topic(
        village.ledger,
        topic,
        decision="listed",
        reason="急",
        decided_by="村两委",
        decided_on="2026-05-09",
    )

    row = village.get(Topic, topic)
    assert (row.urgency, row.reviewed_by, row.decided_on, row.decided_by) == (
        "soon",
        "司法所",
        "2026-05-09",
        "村两委",
    )


def test_a_decision_without_a_day_is_of_today(village, topic):
    decide_topic(village.ledger, topic, decision="listed", reason="急", **SCREENING)

    assert village.get(Topic, topic).decided_on == "2026-05-10"


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (
            "listed",
            "您反映的事已列为协商议题“三组路灯”，协商情况和结果另行告知。理由：没钱",
        ),
        ("referred", "您反映的事（议题“三组路灯”）已转办：没钱"),
        ("set_aside", "您反映的事（议题“三组路灯”）经筛选不列入协商。理由：没钱"),
    ],
)
def test_the_reason_reaches_everybody_who_asked(village, decision, words):
    she, he, they = village.add(Person(name="马秀兰"), Person(name="穆新"), Person(name="石玉珍"))
    first = record_concern(village.ledger, **VALUES, asker=she, companions=(he,))
    second = record_concern(village.ledger, **VALUES, asker=they)
    merge_concern(village.ledger, second, into=first)
    silent = record_concern(village.ledger, **VALUES, anonymous=True)
    topic = put_forward_topic(village.ledger, [first, silent], title="三组路灯")

    decide_topic(village.ledger, topic, decision=decision, reason="没钱", **SCREENING)

    assert sorted(pending(village)) == [
        ("", words),
        ("石玉珍", words),
        ("穆新", words),
        ("马秀兰", words),
    ]


def test_a_rejected_matter_is_answered_once_all_of_it_were_told(village):
    she, he = village.add(Person(name="马秀兰"), Person(name="穆新"))
    concern = record_concern(village.ledger, **VALUES, asker=she, companions=(he,))
    topic = put_forward_topic(village.ledger, [concern], title="三组路灯")
    decide_topic(village.ledger, topic, decision="set_aside", reason="县里今年统一换", **SCREENING)
    first, second = (row.id for row in village.list(Feedback))

    tell_askers(village.ledger, [first], way="phone", told_on="2026-05-10")
    assert states(village) == ["open"]
    tell_askers(village.ledger, [second], way="visit", told_on="2026-05-10", told_by="马晓梅")

    assert states(village) == ["answered"]
    assert [(row.way, row.told_by) for row in village.list(Feedback)] == [
        ("phone", "示例记录人"),
        ("visit", "马晓梅"),
    ]


def test_whoever_was_told_that_a_matter_is_listed_still_waits_for_the_result(village, topic):
    decide_topic(village.ledger, topic, decision="listed", reason="急", **SCREENING)

    tell_askers(
        village.ledger,
        [row.id for row in village.list(Feedback)],
        way="phone",
        told_on="2026-05-10",
    )

    assert states(village) == ["in_topic"]


def test_another_reason_replaces_what_nobody_was_told_yet(village, topic):
    decide_topic(village.ledger, topic, decision="listed", reason="急", **SCREENING)
    decide_topic(village.ledger, topic, decision="referred", reason="归供电所", lawful=False)

    assert [words for _, words in pending(village)] == [
        "您反映的事（议题“三组路灯”）已转办：归供电所"
    ]


def test_the_same_decision_again_owes_nobody_a_second_word(village, topic):
    decide_topic(village.ledger, topic, decision="listed", reason="急", **SCREENING)
    (row,) = village.list(Feedback)
    tell_askers(village.ledger, [row.id], way="phone", told_on="2026-05-10")

    decide_topic(village.ledger, topic, decision="listed", reason="急", depth="deep")

    assert pending(village) == []


def test_taking_a_decision_back_takes_back_what_was_to_be_told(village, topic):
    decide_topic(village.ledger, topic, decision="set_aside", reason="急", **SCREENING)

    undo_last_act(village.ledger)

    assert (pending(village), states(village)) == ([], ["open"])


def test_what_one_confided_is_not_told_to_the_others(village):
    silent = record_concern(
        village.ledger, **VALUES, anonymous=True, withheld_name="勉秀英 13800001111、白玉兰"
    )
    topic = put_forward_topic(village.ledger, [silent], title="勉秀英家门口的路灯")

    decide_topic(
        village.ledger, topic, decision="set_aside", reason="白玉兰已自己换了灯", **SCREENING
    )

    words = "您反映的事（议题“×××家门口的路灯”）经筛选不列入协商。理由：×××已自己换了灯"
    assert pending(village) == [("", words), ("", words)]


def test_a_topic_merged_into_another_takes_its_concerns_there(village, topic, other):
    decide_topic(
        village.ledger, topic, decision="merged", reason="一回事", merged_into=other, **SCREENING
    )

    with village.ledger.read() as reading:
        concerns = concerns_of(reading, reading.get(Topic, other))
    assert len(concerns) == 2
    assert [words for _, words in pending(village)] == [
        "您反映的事并入协商议题“全村路灯”一起协商，结果另行告知。理由：一回事"
    ]
    assert village.get(Topic, topic).merged_into_name == "全村路灯"


def test_a_topic_that_is_parted_again_names_no_other(village, topic, other):
    decide_topic(
        village.ledger, topic, decision="merged", reason="一回事", merged_into=other, **SCREENING
    )
    decide_topic(village.ledger, topic, decision="listed", reason="分开办")

    assert village.get(Topic, topic).merged_into is None


@pytest.mark.parametrize("into", ["nothing", "itself"])
def test_a_topic_is_merged_into_another_one_only(village, topic, into):
    where = {"merged_into": topic} if into == "itself" else {}
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        decide_topic(
            village.ledger, topic, decision="merged", reason="一回事", **where, **SCREENING
        )

    assert caught.value.details["field"] == "merged_into"


def test_merged_topics_make_no_chains(village, topic, other):
    third = put_forward_topic(village.ledger, [], title="路灯", origin="镇里交办")
    merged = {"decision": "merged", "reason": "一回事", **SCREENING}
    decide_topic(village.ledger, topic, merged_into=other, **merged)

    for one, into in ((third, topic), (other, third)):
        with village.nothing_written(), pytest.raises(ConflictError):
            decide_topic(village.ledger, one, merged_into=into, **merged)


def test_a_catalogue_item_may_be_new_or_known(village, topic, other):
    screen_topic(village.ledger, topic, catalogue_item=" 公共  照明 ")
    screen_topic(village.ledger, other, catalogue_item="公共 照明")

    (item,) = village.list(CatalogueItem)
    assert [village.get(Topic, one).catalogue_item for one in (topic, other)] == [item.id] * 2
    assert (item.title, item.category) == ("公共 照明", "other")


@pytest.mark.parametrize("nature", ["advice", "policy_fault"])
@pytest.mark.parametrize("missing", sorted(RULE))
def test_a_rule_is_known_before_it_is_judged(village, nature, missing):
    known = {name: words for name, words in RULE.items() if name != missing}
    concern = record_concern(village.ledger, **VALUES, nature=nature, **known)
    topic = put_forward_topic(village.ledger, [concern], title="停水罚款")

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        screen_topic(village.ledger, topic, lawfulness="与法律相抵触")
    assert caught.value.details["field"] == "lawfulness"

    edit_concern(village.ledger, concern, **{missing: "写明了"})
    screen_topic(village.ledger, topic, lawfulness="与法律相抵触")
    assert village.get(Topic, topic).lawfulness == "与法律相抵触"


def test_only_what_is_about_a_rule_lacks_one():
    assert list(policy_gaps(Concern(title="停水", nature="need"))) == []
    assert [field.name for field in policy_gaps(Concern(title="停水", nature="advice"))] == list(
        RULE
    )


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ([], ""),
        ([(None, None)], ""),
        ([(20, None)], "约20户"),
        ([(20, 60)], "约20户、约60人"),
        ([(20, 60), (None, 5), (3, None)], "约23户、约65人（3件诉求合计）"),
    ],
)
def test_reach_is_summed_up_over_what_was_merged(village, figures, words):
    concerns = [
        record_concern(village.ledger, **VALUES, households=households, people=people)
        for households, people in figures
    ]
    for merged in concerns[1:]:
        merge_concern(village.ledger, merged, into=concerns[0])

    with village.ledger.read() as reading:
        assert reach_words(reading, concerns[:1]) == words
