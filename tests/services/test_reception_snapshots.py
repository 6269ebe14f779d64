"""What the form of a visit shows, and what it never does."""

from decimal import Decimal
from uuid import uuid4

import pytest

from desktop.errors import NotFoundError
from desktop.records import Person
from desktop.services.answers import answer_concern
from desktop.services.attachments import FileFacts
from desktop.services.confidences import WITHHELD
from desktop.services.papers import list_printable, print_paper
from desktop.services.reception_snapshots import snapshot_reception
from desktop.services.receptions import Visitor, record_visit
from desktop.services.snapshot_json import to_json

PHOTO = FileFacts("水塔.jpg", "image/jpeg", "ab" * 32, 12)


@pytest.fixture
def snapshot(village):
    def snapshot(concern):
        with village.ledger.read() as reading:
            return snapshot_reception(reading, concern)

    return snapshot


def visit(village, visitor, **values):
    values = {"content": "自来水停水", "answer_by": "2026-05-25"} | values
    return record_visit(village.ledger, visitor, **values)


def test_form_shows_what_was_said_and_answered(village, snapshot):
    (he,) = village.add(Person(name="贺占林", group="三组", phone="13800002047"))
    first = visit(village, Visitor(person=he), content="停水了")
    concern = visit(
        village, Visitor(person=he), files=(PHOTO,), into=first, households=20, category="water"
    )
    answer_concern(village.ledger, concern, answer="换了泵")

    form = snapshot(concern)
    assert (form.number, form.raised_on, form.asker, form.phone, form.group) == (
        "示接〔2026〕2号",
        "2026-05-10",
        "贺占林",
        "13800002047",
        "三组",
    )
    assert (form.received_by, form.answer_by, form.merged_into) == (
        "示例记录人",
        "2026-05-25",
        "停水了",
    )
    assert (form.attachments, form.households, form.people) == (("水塔.jpg",), 20, None)
    assert [one.content for one in form.replies] == ["换了泵"]


def test_withheld_name_is_nowhere_in_the_value(village, snapshot):
    concern = visit(
        village,
        Visitor(name="勉秀英", phone="13800001111", withheld=True),
        content="我是勉秀英，电话13800001111，停水。",
        situation="勉秀英家没水",
    )
    answer_concern(village.ledger, concern, answer="当面告诉勉秀英了")

    form = snapshot(concern)
    assert "勉秀英" not in to_json(form)
    assert "13800001111" not in to_json(form)
    assert (form.anonymous, form.asker, form.phone) == (True, "", "")
    assert form.content == f"我是{WITHHELD}，电话{WITHHELD}，停水。"


def test_what_another_confided_is_not_on_the_form(village, snapshot):
    confided = visit(village, Visitor(withheld=True), content="村干部占地盖房")
    concern = visit(village, Visitor(name="海生"), content="占地的事", into=confided)
    assert snapshot(concern).merged_into == ""


def test_form_is_printed_and_kept_as_printed(village, press):
    concern = visit(village, Visitor(withheld=True))
    with village.ledger.read() as reading:
        assert [kind.id for kind in list_printable(reading, concern, press)] == ["reception_form"]

    text = press.text_of(print_paper(village.ledger, press, concern, "reception_form"))
    assert "不愿留姓名" in text


def test_unknown_concern_has_no_form(snapshot):
    with pytest.raises(NotFoundError):
        snapshot(uuid4())


def test_a_party_a_rule_and_figures_stand_on_the_form(village, press):
    visitor = Visitor(name="马秀兰", is_new=True)
    concern = record_visit(
        village.ledger,
        visitor,
        companions=[Visitor(name="㐂𬳵", is_new=True), Visitor(name="穆新", is_new=True)],
        figures=[
            {
                "title": "每月花费",
                "unit": "元",
                "before": Decimal(5000),
                "before_on": "2025",
                "after": Decimal(1500),
                "after_on": "2026-04",
            }
        ],
        content="透析要先垫钱",
        answer_by="2026-05-25",
        nature="policy_fault",
        policy_document="报销办法",
        policy_clause="第三条",
    )
    with village.ledger.read() as reading:
        made = snapshot_reception(reading, concern)

    assert (made.companions, made.heads, made.nature) == (("㐂𬳵", "穆新"), 3, "policy_fault")
    assert made.figures == ("每月花费：5000元（2025年），之后1500元（2026年4月），下降70%",)
    text = press.text_of(print_paper(village.ledger, press, concern, "reception_form"))
    for words in ("一同反映", "㐂𬳵、穆新", "政策制度问题", "报销办法第三条", "下降70%"):
        assert words in "".join(text.split())


def test_a_party_that_withholds_its_names_is_a_number_on_the_form(village, press):
    concern = record_visit(
        village.ledger,
        Visitor(name="勉秀英", withheld=True),
        companions=[Visitor(name="白玉兰")],
        content="白玉兰家停水",
        answer_by="2026-05-25",
    )

    text = press.text_of(print_paper(village.ledger, press, concern, "reception_form"))

    assert "2人，都不愿留姓名" in text
    assert "勉秀英" not in text
    assert "白玉兰" not in text
