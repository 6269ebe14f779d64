"""A record in words, as sheets and letters print it."""

from decimal import Decimal

import pytest

from desktop.errors import NotFoundError
from desktop.records import (
    Concern,
    Consultation,
    Evaluation,
    Feedback,
    Investigation,
    Notice,
    Objection,
    Outcome,
    Person,
    Submission,
    Supervision,
    Task,
    Topic,
    record_type,
)
from desktop.records.ids import new_id
from desktop.services.advice_reports import report_advice
from desktop.services.concerns import put_forward_topic, record_concern
from desktop.services.papers import list_printable, print_paper
from desktop.services.record_sheets import ANONYMOUS, find_record, is_ready, snapshot_sheet
from desktop.services.sheet_kinds import PLAIN, get_sheet_kinds


def sheet(village, row, kind):
    village.add(row)
    with village.ledger.read() as reading:
        return snapshot_sheet(reading, row.id, kind)


def values(snapshot):
    return {item.label: item.text for item in snapshot.items if item.text}


def test_every_kind_of_value_reads_as_people_say_it(village):
    made = sheet(
        village,
        Investigation(
            title="停水",
            way="visit",
            begun_on="2026-05",
            asked=20,
            cost=Decimal("12000.50"),
            findings="主管道老化。",
        ),
        "investigation_record",
    )

    assert values(made) == {
        "调研题目": "停水",
        "调研方式": "入户走访",
        "开始日期": "2026年5月",
        "走访人数": "20人",
        "每次花费": "12,000.50元",
        "调研结论": "主管道老化。",
    }
    assert (made.title, made.subject) == ("专题调研记录", "停水")
    assert made.organization.endswith("示例村")


def test_a_letter_leaves_out_paragraphs_with_empty_places(village):
    made = sheet(
        village,
        Notice(
            title="关于通组路硬化协商结果的公示",
            content="同意硬化。\n路宽4.5米。",
            begins_on="2026-10-08",
            ends_on="2026-10-23",
        ),
        "public_notice",
    )

    assert made.title == "关于通组路硬化协商结果的公示"
    assert made.body == (
        "同意硬化。",
        "路宽4.5米。",
        "公示时间：2026年10月8日至2026年10月23日。",
    )
    assert (made.day, made.items) == ("2026年10月8日", ())


def test_a_full_stop_is_not_doubled(village):
    made = sheet(village, Topic(title="修路。", reason="涉及62户。"), "topic_notice")

    assert "确定的理由：涉及62户。" in made.body
    assert not any("。。" in text for text in made.body)


def test_whom_a_letter_is_for_and_its_number(village):
    made = sheet(
        village,
        Submission(addressed_to="花马池镇人民政府", document_number="示函〔2026〕2号"),
        "submission_letter",
    )

    assert (made.to, made.number) == ("花马池镇人民政府", "示函〔2026〕2号")


def test_whoever_is_named_is_known_for_masking(village):
    asker = Person(name="马秀兰")
    village.add(asker)
    made = sheet(village, Feedback(asker=asker.id, told_by="马晓梅"), "feedback_record")

    assert made.people == ("马秀兰",)


def test_an_anonymous_concern_prints_no_name(village):
    made = sheet(
        village,
        Concern(title="低保", content="怎么评的", anonymous=True, withheld_name="白玉兰"),
        PLAIN,
    )

    assert values(made)["反映人"] == ANONYMOUS
    assert "白玉兰" not in str(made)
    assert made.title == "民情诉求登记表"


def test_a_plain_sheet_has_every_field(village):
    made = sheet(
        village, Evaluation(title="评价", before="每周一次", evaluated_on="2026-05-10"), PLAIN
    )

    assert values(made)["评价日期"] == "2026年5月10日"


def offering(village, kind):
    """Return the value with which a sheet is offered for a record that is empty otherwise."""
    first, *_ = get_sheet_kinds()[kind].only_with.split(",")
    name, _, value = first.partition("=")
    if not name or name.endswith("!"):
        return {}
    rows = {"concern": Concern(title="停水"), "consultation": Consultation(title="修渠")}
    if name in rows:
        village.add(rows[name])
        return {name: rows[name].id}
    return {name: value or "set_aside"}


@pytest.mark.parametrize("kind", sorted(set(get_sheet_kinds()) - {PLAIN}))
def test_an_empty_record_prints_every_sheet(village, press, kind):
    record = record_type(get_sheet_kinds()[kind].record)
    needed = {}
    if record is Objection:
        notice = Notice()
        village.add(notice)
        needed = {"notice": notice.id}
    if record is Supervision:
        task = Task(title="清淤")
        village.add(task)
        needed = {"task": task.id}
    row = record(**needed | offering(village, kind))
    village.add(row)

    with village.ledger.read() as reading:
        assert kind in {one.id for one in list_printable(reading, row.id, press)}
        assert snapshot_sheet(reading, row.id, kind).title
    assert print_paper(village.ledger, press, row.id, kind).startswith(b"%PDF")


def test_a_sheet_of_another_type_is_refused(village):
    with pytest.raises(NotFoundError, match="不能打印“公示”"):
        sheet(village, Topic(title="修路"), "public_notice")


def test_nothing_is_found_of_nobody(village):
    with village.ledger.read() as reading:
        assert find_record(reading, new_id()) is None
        with pytest.raises(NotFoundError):
            snapshot_sheet(reading, new_id(), PLAIN)


def test_a_posted_topic_masks_whoever_raised_it_and_never_has_a_withheld_name(village, press):
    (he,) = village.add(Person(name="贺占林"))
    open_one = record_concern(
        village.ledger, title="贺占林家停水", content="停水", asker=he, raised_on="2026-05-02"
    )
    silent = record_concern(
        village.ledger,
        title="勉秀英家停水",
        content="停水",
        withheld_name="勉秀英",
        raised_on="2026-05-02",
    )
    topic = put_forward_topic(
        village.ledger, [open_one, silent], title="停水", reason="贺占林、勉秀英反映"
    )

    with village.ledger.act("decide_for_test") as work:
        work.get(Topic, topic).decision = "listed"
    inside = print_paper(village.ledger, press, topic, "topic_screening")
    posted = print_paper(village.ledger, press, topic, "topic_notice", public=True)

    assert "勉秀英" not in press.text_of(inside)
    assert "贺占林" in press.text_of(inside)
    assert "勉秀英" not in press.text_of(posted)
    assert "贺占林" not in press.text_of(posted)
    assert "贺**" in press.text_of(posted)


def test_a_posted_notice_tells_whom_to_ring_up_and_nobody_elses_number(village, press):
    notice = Notice(
        title="结果公示",
        content="有事找13912345678",
        begins_on="2026-10-08",
        places="公开栏",
        contact="电话13800002047",
    )
    village.add(notice)

    posted = press.text_of(
        print_paper(village.ledger, press, notice.id, "public_notice", public=True)
    )

    assert "13800002047" in posted
    assert "13912345678" not in posted


def test_a_report_upward_says_what_the_rule_does_and_not_who_said_it(village, press):
    (he,) = village.add(Person(name="贺占林"))
    concern = record_concern(
        village.ledger,
        title="透析要先垫钱",
        content="垫不起",
        asker=he,
        raised_on="2026-05-02",
        nature="policy_fault",
        policy_document="报销办法",
        policy_clause="第三条",
        policy_effect="每月先垫五千",
        policy_law="社会保险法第二十九条",
        people=50,
    )
    sent = report_advice(village.ledger, concern, addressed_to="县政协", submitted_on="2026-05-10")

    text = press.text_of(print_paper(village.ledger, press, sent, "advice_report"))

    assert "《报销办法》第三条" in text.replace("\n", "")
    assert "约50人" in text.replace("\n", "")
    assert "贺占林" not in text


def test_a_report_on_what_was_confided_tells_neither_name_nor_number(village, press):
    concern = record_concern(
        village.ledger,
        title="勉秀英的低保",
        content="勉秀英，电话13800001111",
        withheld_name="勉秀英",
        raised_on="2026-05-02",
    )
    sent = report_advice(village.ledger, concern, addressed_to="县政协", submitted_on="2026-05-10")

    text = press.text_of(print_paper(village.ledger, press, sent, "advice_report"))

    assert "勉秀英" not in text
    assert "13800001111" not in text


def test_a_review_names_the_rules_that_were_complained_of_once_each(village):
    concerns = [
        Concern(title="停水", policy_document="村规民约", policy_clause=clause)
        for clause in ("第九条", "第十条")
    ]
    ids = village.add(*concerns)

    made = sheet(village, Topic(title="停水罚款", concerns=tuple(ids)), "lawfulness_opinion")

    assert (values(made)["文件名称"], values(made)["条款"]) == ("村规民约", "第九条\n第十条")
    assert "实际影响" not in values(made)


REMINDER = {
    "issued_on": "2026-07-01",
    "issued_by": "监委会",
    "content": "抓紧",
    "due": "2026-07-10",
}


def reminded(village, **values):
    task = Task(title="铺路", unit="镇交通办", responsible="刘万仓", first_due="2026-06-30")
    village.add(task)
    return Supervision(task=task.id, number="示督〔2026〕1号", **REMINDER | values)


def test_a_letter_says_what_belongs_to_what_it_is_part_of(village):
    made = sheet(village, reminded(village), "supervision_letter")

    assert (made.to, made.number, made.closing) == ("镇交通办", "示督〔2026〕1号", "监委会")
    assert made.body[1:] == (
        "请在2026年7月10日前书面答复办理进展、存在的困难和办结时间。",
        "督办层级：村务监督委员会督办。",
    )
    assert made.body[0] == "抓紧"  # no deadline of now: the sentence with it is left out


def test_an_answer_is_signed_by_whoever_was_reminded(village):
    row = reminded(village, answer="下周完工。\n料已到。", answered_on="2026-07-05")
    made = sheet(village, row, "supervision_reply")

    assert (made.to, made.closing, made.day) == ("监委会", "镇交通办", "2026年7月5日")
    assert made.body[1:] == ("下周完工。", "料已到。")


def report(village, **values):
    return sheet(village, Outcome(title="修路", **values), "outcome_report")


def test_headings_without_text_are_left_out(village):
    made = report(village, agreed="先修上段", suggestions="拨款\n派人")

    titles = [made.body[at] for at in made.headings]
    assert titles == ["达成的共识", "意见建议"]
    assert made.body[-2:] == ("1. 拨款", "2. 派人")


def test_a_heading_stands_over_several_paragraphs(village):
    made = report(village, people_ask="路要平", policy_asks="乡村振兴")

    assert [made.body[at] for at in made.headings] == ["政策要求、党政关切和民生诉求"]
    assert made.body[1:] == ("政策要求：乡村振兴", "民生诉求：路要平")


def test_an_outcome_that_says_nothing_has_no_headings(village):
    made = report(village)

    assert (made.body, made.headings) == ((), ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("拨款", ["拨款"]),
        ("拨款\n\n派人", ["1. 拨款", "2. 派人"]),
        ("1. 拨款\n2. 派人", ["1. 拨款", "2. 派人"]),
        ("一、拨款\n二、派人", ["一、拨款", "二、派人"]),
        ("（1）拨款\n（2）派人", ["（1）拨款", "（2）派人"]),
    ],
)
def test_suggestions_are_numbered_once(village, text, lines):
    made = report(village, suggestions=text)

    assert list(made.body[1:]) == lines


def test_a_submission_carries_the_newest_outcome_of_its_consultation(village):
    (consultation,) = village.add(Consultation(title="修路"))
    village.add(Outcome(title="旧", consultation=consultation, agreed="旧的"))
    village.add(Outcome(title="新", consultation=consultation, agreed="先修上段"))
    village.add(Outcome(title="别处", agreed="别的"))

    made = sheet(village, Submission(consultation=consultation), "submission_letter")

    assert "先修上段" in made.body
    assert not {"旧的", "别的"} & set(made.body)


def test_what_was_confided_is_not_in_what_belongs_to_others(village):
    concern = record_concern(
        village.ledger,
        title="路",
        content="陷车",
        raised_on="2026-04-02",
        anonymous=True,
        withheld_name="白玉兰",
    )
    topic = put_forward_topic(village.ledger, [concern], title="修路")
    (consultation,) = village.add(Consultation(title="修路", topic=topic))
    task = Task(title="给白玉兰家门口铺路", unit="村委会", consultation=consultation)
    village.add(task)

    made = sheet(village, Supervision(task=task.id, **REMINDER), "supervision_letter")
    listed = snapshot(village, consultation, "task_breakdown")

    assert "白玉兰" not in str(made)
    assert "白玉兰" not in str(listed)
    assert "门口铺路" in str(listed)


def snapshot(village, row, kind):
    with village.ledger.read() as reading:
        return snapshot_sheet(reading, row, kind)


def test_a_dossier_takes_what_has_no_holes_and_says_something_new(village):
    (consultation,) = village.add(Consultation(title="修路"))

    def ready(name):
        with village.ledger.read() as reading:
            row = reading.get(Consultation, consultation)
            return is_ready(reading, get_sheet_kinds()[name], row)

    assert not ready("task_breakdown")
    village.add(Task(title="铺路", consultation=consultation))
    assert ready("task_breakdown")
    assert not ready("typical_case")


@pytest.mark.parametrize(
    ("topic", "lawful", "public_matter"),
    [
        ({}, None, None),
        ({"lawfulness": "抵触"}, "否", None),
        ({"lawfulness": "合法", "lawful": True, "depth": "deep"}, "是", "否"),
    ],
)
def test_a_no_is_said_only_of_what_was_looked_at(village, topic, lawful, public_matter):
    said = values(sheet(village, Topic(title="停水", **topic), "topic_screening"))

    assert (said.get("合法"), said.get("属于公共事务")) == (lawful, public_matter)
