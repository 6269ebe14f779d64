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
from desktop.services.record_sheets import ANONYMOUS, find_record, snapshot_sheet
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
        "同意硬化。\n路宽4.5米。",
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
