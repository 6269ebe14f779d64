"""Ledgers as tables: the columns of the declarations, and what stands beside a row."""

from datetime import UTC, date, datetime

import pytest

from desktop.errors import ValidationError
from desktop.records import (
    Household,
    Meeting,
    Membership,
    Motion,
    Participant,
    Person,
    Record,
    fields_of,
)
from desktop.services.answers import answer_concern, list_answers
from desktop.services.concerns import put_forward_topic, record_concern
from desktop.services.consultations import plan_consultation
from desktop.services.ledger_columns import Derived
from desktop.services.ledger_tables import LEDGERS, export_ledger
from desktop.services.outcomes import assign_task, record_progress

NOW = datetime(2026, 11, 28, 4, 0, tzinfo=UTC)


def table(village, kind):
    with village.ledger.read() as reading:
        return export_ledger(reading, kind, NOW)


def rows(village, kind):
    """Return the rows, each as a mapping of heading to what is not empty."""
    made = table(village, kind)
    heads = [column.label for column in made.columns]
    return [
        {head: cell for head, cell in zip(heads, row, strict=True) if cell is not None}
        for row in made.rows
    ]


@pytest.mark.parametrize("kind", LEDGERS)
def test_an_empty_ledger_is_a_table_without_rows(village, kind):
    made = table(village, kind)

    assert made.rows == ()
    assert made.made_on == date(2026, 11, 28)
    assert len({column.label for column in made.columns}) == len(made.columns)


def test_an_unknown_ledger_is_refused_by_name(village):
    with pytest.raises(ValidationError, match="没有“poems”这种台账") as refused:
        table(village, "poems")

    assert "concerns" in refused.value.advice


def test_a_concern_stands_with_its_answer(village):
    asker = Person(name="马秀兰")
    village.add(asker)
    concern = record_concern(
        village.ledger,
        title="后半夜停水",
        content="三组二十来户都这样",
        asker=asker.id,
        raised_on="2026-05-02",
        households=20,
        channel="phone",
        category="water",
    )
    answer_concern(village.ledger, concern, answer="水管月底换完。")

    [row] = rows(village, "concerns")

    assert row["反映日期"] == date(2026, 5, 2)
    assert (row["反映人"], row["渠道"], row["涉及户数（户）"]) == ("马秀兰", "电话", 20)
    with village.ledger.read() as reading:
        [answer] = list_answers(reading, concern)
    assert (row["答复日期"], row["答复内容"]) == (answer.day, "水管月底换完。")


def test_everybody_who_came_is_named(village):
    she, he = village.add(Person(name="马秀兰"), Person(name="穆新"))
    values = {"title": "停水", "content": "停水", "raised_on": "2026-05-02"}
    record_concern(village.ledger, **values, asker=she, companions=(he,))
    record_concern(village.ledger, **values, withheld_name="白玉兰、勉秀英")

    assert [row.get("反映人") for row in rows(village, "concerns")] == ["马秀兰、穆新", None]


def test_a_name_withheld_on_wish_is_in_no_table(village):
    record_concern(
        village.ledger,
        title="低保评议",
        content="想问怎么评的",
        withheld_name="白玉兰",
        raised_on="2026-05-02",
    )

    for kind in LEDGERS:
        assert "白玉兰" not in str(table(village, kind))


def test_no_column_shows_what_is_local_or_an_identity_number():
    named = {
        (ledger.record, column)
        for ledger in LEDGERS.values()
        for column in ledger.columns
        if not isinstance(column, Derived)
    }
    hidden = {(record, f.name) for record, _ in named for f in fields_of(record) if f.local}

    assert named.isdisjoint(hidden | {(Person, "identity_number"), (Person, "born_on")})


def test_a_half_remembered_day_is_written_as_people_say_it(village):
    record_concern(village.ledger, title="渠", content="旧渠塌了", raised_on="2019-21")

    assert rows(village, "concerns")[0]["反映日期"] == "2019年春"


def test_topic_and_consultation_stand_with_what_they_come_from(village):
    concern = record_concern(
        village.ledger, title="后半夜停水", content="停水", raised_on="2026-05-02"
    )
    topic = put_forward_topic(village.ledger, [concern], title="换水管")
    plan_consultation(village.ledger, topic, forms=("meeting", "visit"))

    assert rows(village, "topics")[0]["来自诉求"] == "后半夜停水"
    [row] = rows(village, "consultations")
    assert (row["协商议题"], row["协商形式"]) == ("换水管", "会议协商、走访")
    assert row["会议（次）"] == 0


def test_a_late_task_keeps_its_first_deadline(village):
    task = assign_task(
        village.ledger, title="清淤", due="2026-06-30", unit="水务站", responsible="刘万仓"
    )
    record_progress(
        village.ledger,
        task,
        content="清了一半",
        on_day="2026-06-25",
        extended_to="2026-08-31",
        reason="浇水",
        agreed_by="村委会",
    )

    [row] = rows(village, "tasks")

    assert (row["首次期限"], row["现期限"]) == (date(2026, 6, 30), date(2026, 8, 31))
    assert (row["状态"], row["还剩或超期"], row["最近进展"]) == ("超期", "超期89天", "清了一半")


def test_a_person_stands_with_every_office(village):
    person, household = Person(name="杨生财", phone="18406812415"), Household(number="0003")
    person.household = household.id
    village.add(household, person)
    village.add(
        Membership(person=person.id, kind="villager_representative"),
        Membership(person=person.id, kind="committee_member", office="村委会委员"),
    )

    [row] = rows(village, "people")

    assert row["身份"] == "村民代表、村委会委员"
    assert (row["户"], row["电话"]) == ("0003", "18406812415")


def test_a_vote_stands_with_every_figure(village):
    village.vote(count={"for": 17, "against": 9, "abstain": 5})

    [row] = rows(village, "votes")

    assert row["会议日期"] == date(2026, 5, 10)
    assert (row["赞成"], row["反对"], row["弃权"]) == (17, 9, 5)
    assert row["结果"] == "通过"


def test_every_declared_column_exists():
    for ledger in LEDGERS.values():
        names = {field.name for field in fields_of(ledger.record)}
        assert issubclass(ledger.record, Record)
        assert {column for column in ledger.columns if isinstance(column, str)} <= names


def test_words_in_which_a_withheld_name_stands_leave_it_out(village):
    she = Person(name="白玉兰")
    village.add(she)
    concern = record_concern(
        village.ledger,
        title="白玉兰家的低保",
        content="我是白玉兰，电话13800001111",
        asker=she.id,
        anonymous=True,
        raised_on="2026-05-02",
    )
    answer_concern(village.ledger, concern, answer="当面告诉白玉兰了")
    put_forward_topic(village.ledger, [concern], title="白玉兰家的低保", reason="白玉兰反映")

    for kind in ("concerns", "topics"):
        [row] = rows(village, kind)
        assert "白玉兰" not in str(row)
        assert "13800001111" not in str(row)
    [row] = rows(village, "concerns")
    assert row["内容"] == "我是×××，电话*******1111"


def test_only_what_is_asked_for_in_the_order_asked(village):
    first, second = (
        record_concern(village.ledger, title=title, content=title, raised_on="2026-05-02")
        for title in ("甲", "乙")
    )
    with village.ledger.read() as reading:
        made = export_ledger(reading, "concerns", NOW, [second, first, Person(name="无").id])
        none = export_ledger(reading, "concerns", NOW, [])

    assert [row[4] for row in made.rows] == ["乙", "甲"]
    assert none.rows == ()


def test_a_meeting_stands_with_who_is_due(village):
    held = Meeting(title="三组路灯恳谈会", held_on="2026-05-09", place="活动室")
    village.add(held)
    village.add(Participant(meeting=held.id, person_name="马秀兰", capacity="entitled"))
    village.add(Participant(meeting=held.id, person_name="王会计", capacity="observer"))

    [row] = rows(village, "meetings")

    assert (row["会议名称"], row["应到（人）"]) == ("三组路灯恳谈会", 1)


def test_what_comes_of_a_confided_concern_does_not_name_its_asker(village):
    concern = record_concern(
        village.ledger,
        title="白玉兰家的低保",
        content="想问怎么评的",
        withheld_name="白玉兰",
        raised_on="2026-05-02",
    )
    topic = put_forward_topic(village.ledger, [concern], title="白玉兰家的低保")
    row = plan_consultation(village.ledger, topic)
    given = {"unit": "村委会", "responsible": "甲", "due": "2026-09-01", "consultation": row}
    task = assign_task(village.ledger, title="答复白玉兰", **given)
    record_progress(village.ledger, task, content="告诉白玉兰了", on_day="2026-05-20")

    assert rows(village, "consultations")[0]["协商议题"] == "×××家的低保"
    [found] = rows(village, "tasks")
    assert (found["落实事项"], found["最近进展"]) == ("答复×××", "告诉×××了")
    assert "白玉兰" not in str(found)


def test_meetings_and_votes_on_a_confided_concern_do_not_name_its_asker(village):
    concern = record_concern(
        village.ledger,
        title="低保",
        content="想问怎么评的",
        withheld_name="白玉兰",
        raised_on="2026-05-02",
    )
    topic = put_forward_topic(village.ledger, [concern], title="白玉兰家的低保")
    consultation = plan_consultation(village.ledger, topic)
    village.vote()
    with village.ledger.act("enter_for_test") as work:
        meeting = work.list(Meeting)[0]
        meeting.consultation, meeting.title = consultation, "说说白玉兰家的事"
        meeting.place = "白玉兰家院子"
        work.list(Motion)[0].title = "白玉兰家评低保"

    found = rows(village, "meetings") + rows(village, "votes")

    assert [len(found), "白玉兰" in str(found)] == [2, False]
    assert (found[0]["会议名称"], found[0]["地点"]) == ("说说×××家的事", "×××家院子")
    assert (found[1]["会议"], found[1]["表决事项"]) == ("说说×××家的事", "×××家评低保")
