"""The page of topics: states, counts, whose concerns, who is to be told; as few looks as can be."""

import pytest
from sqlalchemy import event

from desktop.records import Concern, Person
from desktop.services.concerns import merge_concern, put_forward_topic, record_concern
from desktop.services.consultations import plan_consultation
from desktop.services.screenings import decide_topic, screen_topic
from desktop.services.topic_views import (
    ALL,
    FILTERS,
    LISTED,
    OTHERWISE,
    TO_DECIDE,
    TO_SCREEN,
    count_topics,
    filter_topics,
    list_topics,
    read_topic,
)

VALUES = {"title": "三组路灯不亮", "content": "晚上看不见", "raised_on": "2026-05-01"}
SCREENED = {"reach": "三组", "depth": "marked", "lawfulness": "合法", "feasibility": "可行"}


def lines(village):
    with village.ledger.read() as reading:
        return list_topics(reading)


def test_a_topic_goes_from_state_to_state(village):
    concern = record_concern(village.ledger, **VALUES)
    topic = put_forward_topic(village.ledger, [concern], title="三组路灯")
    states = [lines(village)[0].state]
    screen_topic(village.ledger, topic, **SCREENED)
    states.append(lines(village)[0].state)
    decide_topic(village.ledger, topic, decision="referred", reason="归供电所")
    states.append(lines(village)[0].state)
    decide_topic(village.ledger, topic, decision="listed", reason="急", lawful=True)
    states.append(lines(village)[0].state)

    assert states == [TO_SCREEN, TO_DECIDE, OTHERWISE, LISTED]
    assert lines(village)[0].consultation is None
    begun = plan_consultation(village.ledger, topic=topic)
    assert lines(village)[0].consultation == begun


def test_everybody_of_it_is_counted_and_named_where_that_may_be(village):
    she, he = village.add(Person(name="马秀兰"), Person(name="穆新"))
    first = record_concern(village.ledger, **VALUES, asker=she, companions=(he,))
    silent = record_concern(village.ledger, **VALUES, withheld_name="勉秀英、白玉兰")
    merge_concern(village.ledger, silent, into=first)
    topic = put_forward_topic(village.ledger, [first], title="三组路灯")
    decide_topic(village.ledger, topic, decision="set_aside", reason="没钱", **SCREENED)

    with village.ledger.read() as reading:
        sheet = read_topic(reading, topic)

    assert (sheet.line.concerns, sheet.line.heads, sheet.line.to_tell) == (2, 4, 4)
    assert [(one.asker, one.heads, one.to_tell) for one in sheet.sources] == [
        ("马秀兰", 2, 2),
        ("", 2, 2),
    ]
    assert ("理由", "没钱") in sheet.facts


def test_a_topic_from_elsewhere_has_nobody_to_tell(village):
    topic = put_forward_topic(village.ledger, [], title="路灯", origin="镇里交办")
    decide_topic(village.ledger, topic, decision="referred", reason="归镇里", **SCREENED)

    [line] = lines(village)
    assert (line.source, line.concerns, line.heads, line.to_tell) == ("镇里交办", 0, 0, 0)


@pytest.mark.parametrize(
    ("state", "word", "found"),
    [
        (ALL, "", ["乙", "甲"]),
        (TO_SCREEN, "", ["乙"]),
        (TO_DECIDE, "", ["甲"]),
        (LISTED, "", []),
        (ALL, "镇里", ["乙"]),
        (ALL, "镇里 乙", ["乙"]),
        (ALL, "没有", []),
    ],
)
def test_topics_are_narrowed_and_what_waits_comes_first(village, state, word, found):
    first = put_forward_topic(village.ledger, [], title="甲", origin="村里")
    put_forward_topic(village.ledger, [], title="乙", origin="镇里交办")
    screen_topic(village.ledger, first, **SCREENED)

    shown = filter_topics(lines(village), state=state, word=word)
    assert [line.title for line in shown] == found
    counts = {ALL: 2, TO_SCREEN: 1, TO_DECIDE: 1, LISTED: 0, OTHERWISE: 0}
    assert count_topics(lines(village)) == {name: counts[name] for name in FILTERS}


def test_more_topics_take_no_more_statements(village):
    found = []
    for size in (2, 30):
        for number in range(size):
            (concern,) = village.add(Concern(title=f"{number}", content="路灯"))
            put_forward_topic(village.ledger, [concern], title=f"路灯{number}")
        with village.ledger.read() as reading:
            said = []
            engine = reading._session.get_bind().engine
            event.listen(engine, "before_cursor_execute", lambda *args, to=said: to.append(args[2]))
            list_topics(reading)
            found.append(len(said))
    assert found[0] == found[1]


def test_the_lists_of_what_waits_choose_by_the_index(village):
    plan = village.sql(
        "EXPLAIN QUERY PLAN SELECT * FROM concern WHERE state = 'open' AND removed_at IS NULL"
        " ORDER BY answer_by"
    )
    assert any("USING INDEX" in line[-1] and "state" in line[-1] for line in plan)
