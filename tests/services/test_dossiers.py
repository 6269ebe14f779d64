"""一事一档: what belongs to a consultation, in order, and nothing left out silently."""

import hashlib
from datetime import date

import pytest

from desktop.errors import LedgerDamagedError, NotFoundError
from desktop.records import Concern, Consultation, Meeting, Printing, Topic
from desktop.records.ids import new_id
from desktop.services.attachments import add_attachment
from desktop.services.concerns import (
    merge_concern,
    put_forward_topic,
    record_concern,
)
from desktop.services.consultations import plan_consultation
from desktop.services.dossiers import make_dossier, plan_dossier
from desktop.services.file_checks import FileAnswer, check_file
from desktop.services.frozen_records import freeze_meeting, seal_record
from desktop.services.opinions import record_opinion
from desktop.services.outcomes import assign_task, record_outcome
from desktop.services.screenings import decide_topic

TODAY = date(2026, 11, 28)


class Files(dict):
    """Attachments by digest; one that is missing is damaged."""

    def put(self, data):
        digest = hashlib.sha256(data).hexdigest()
        self[digest] = data
        return digest

    def read(self, digest):
        if digest not in self:
            raise LedgerDamagedError("附件损坏。", "请从备份恢复。")
        return self[digest]


@pytest.fixture
def files():
    return Files()


@pytest.fixture
def consultation(village):
    concern = record_concern(
        village.ledger, title="雨雪天陷车", content="路不好走", raised_on="2026-05-02"
    )
    topic = put_forward_topic(village.ledger, [concern], title="通组路硬化")
    return plan_consultation(village.ledger, topic)


def attach(village, files, subject, title="照片", media_type="image/png"):
    facts = (title, media_type, files.put(b"x"), 1)
    return add_attachment(village.ledger, subject=subject, facts=facts)


def entries(village, press, consultation):
    with village.ledger.read() as reading:
        return plan_dossier(reading, consultation, press, TODAY).entries


def titles(village, press, consultation):
    return [entry.title for entry in entries(village, press, consultation)]


def make(village, files, press, consultation, **options):
    return make_dossier(village.ledger, files, press, consultation, today=TODAY, **options)


def hold(village, consultation, *, vote=True):
    """Hold a meeting of the consultation and end it."""
    if vote:
        meeting, _, _ = village.vote(size=5, there=4, count={"for": 4})
    else:
        meeting = village.meeting(5)
    with village.ledger.act("enter_for_test") as work:
        work.get(Meeting, meeting).consultation = consultation
    village.end(meeting)
    return meeting


def test_a_new_consultation_has_its_plan_as_draft(village, press, consultation):
    [*_, plan] = [one for one in entries(village, press, consultation) if one.row == consultation]

    assert (plan.title, plan.note) == ("协商方案：通组路硬化", "草稿")


def test_everything_stands_in_the_order_of_the_chain(village, press, files, consultation):
    meeting = hold(village, consultation)
    task = assign_task(
        village.ledger,
        title="铺路",
        due="2027-06-30",
        unit="镇交通办",
        responsible="刘万仓",
        consultation=consultation,
    )
    for subject, title in ((task, "路基"), (meeting, "会场"), (consultation, "路况")):
        attach(village, files, subject, title)

    found = titles(village, press, consultation)

    assert found == [
        "来访接待登记表：雨雪天陷车",
        "协商方案：通组路硬化",
        "协商情况说明：通组路硬化",
        "路况",
        "协商会议记录：示例村第一次会议",
        "签到表（到会情况）：示例村第一次会议",
        "表决结果单：示例村第一次会议",
        "会场",
        "落实事项登记表：铺路",
        "路基",
        "任务分解表：通组路硬化",
    ]


def test_a_screened_topic_stands_with_its_papers(village, press, consultation):
    topic = village.get(Consultation, consultation).topic
    decide_topic(
        village.ledger,
        topic,
        decision="listed",
        reason="涉及62户。",
        reach="三组62户",
        depth="deep",
        lawful=True,
        lawfulness="合法。",
        feasibility="可行。",
        decided_on="2026-05-06",
    )

    papers = [one.split("：")[0] for one in titles(village, press, consultation)]

    assert papers[1:4] == ["议题筛选表", "合法性审查意见", "议题确定通知"]


def test_a_talk_without_a_vote_has_no_result_slip(village, press, consultation):
    hold(village, consultation, vote=False)

    assert not any("表决结果单" in one for one in titles(village, press, consultation))


def test_digest_and_agreement_stand_only_where_there_is_something_to_sign(
    village, press, consultation
):
    meeting = hold(village, consultation)
    assert not any("摘编" in one or "协议" in one for one in titles(village, press, consultation))

    record_opinion(village.ledger, meeting, content="先量地")
    record_outcome(village.ledger, consultation=consultation, meeting=meeting, agreed="先量地")
    found = titles(village, press, consultation)
    assert [any(word in one for one in found) for word in ("摘编", "协议")] == [True, False]

    with village.ledger.act("矛盾纠纷") as work:
        work.list(Concern)[0].nature = "dispute"
    assert any("协议" in one for one in titles(village, press, consultation))


def test_meetings_of_others_stay_out(village, press, consultation):
    other = plan_consultation(village.ledger, title="另一件事")
    hold(village, other)

    assert not any("会议记录" in one for one in titles(village, press, consultation))


def test_a_sealed_record_stands_with_its_version_and_scan(village, press, files, consultation):
    meeting = hold(village, consultation)
    record = freeze_meeting(village.ledger, meeting, frozen_by="马晓梅")
    scan = attach(village, files, record, "扫描")
    seal_record(village.ledger, record, scan, agrees_with_paper=True, sealed_by="马晓梅")

    found = {one.title: one.note for one in entries(village, press, consultation)}

    number = found["协商会议记录：示例村第一次会议"]
    assert number.endswith("第1版")
    assert f"签字件：{number}" in found


def test_the_file_is_known_as_printed_here(village, press, files, consultation):
    told = []
    pdf = make(village, files, press, consultation, on_progress=told.append)

    with village.ledger.read() as reading:
        [printing] = reading.list(Printing, paper="dossier")
        assert check_file(reading, press, pdf).answer is FileAnswer.PRINTED_HERE
    assert (printing.subject, printing.pages) == (consultation, press.page_count(pdf))
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize("media_type", ["application/vnd.ms-excel", "audio/mp4"])
def test_what_has_no_pages_is_named(village, press, files, consultation, media_type):
    attach(village, files, consultation, "预算", media_type)

    text = "".join(press.text_of(make(village, files, press, consultation)).split())

    assert "预算" in text
    assert "电子文件，另存" in text


def test_a_lost_attachment_is_named_and_the_rest_is_bound(village, press, files, consultation):
    attach(village, files, consultation, "老照片")
    files.clear()

    text = "".join(press.text_of(make(village, files, press, consultation)).split())

    assert "没有并入：附件损坏" in text
    assert "协商方案" in text


def test_no_such_consultation_is_refused(village, press, files):
    with pytest.raises(NotFoundError):
        make(village, files, press, new_id())

    assert village.list(Consultation) == []


def test_what_was_confided_stays_in_the_room(village, press, files):
    concern = record_concern(
        village.ledger,
        title="白玉兰家停水",
        content="停水",
        raised_on="2026-05-02",
        anonymous=True,
        withheld_name="白玉兰",
    )
    attach(village, files, concern, "白玉兰的信")
    topic = put_forward_topic(village.ledger, [concern], title="停水")
    consultation = plan_consultation(village.ledger, topic)

    [form, letter, *_] = entries(village, press, consultation)

    assert form.title == "来访接待登记表：×××家停水"
    assert (letter.title, letter.note, letter.digest) == (
        "×××的信",
        "反映人不愿公开姓名，留在联络室",
        "",
    )
    files.clear()  # its bytes are not even asked for
    assert make(village, files, press, consultation).startswith(b"%PDF")


def test_those_merged_into_a_concern_stand_beside_it(village, press, consultation):
    topic = village.get(Consultation, consultation).topic
    [first] = village.get(Topic, topic).concerns
    other = record_concern(village.ledger, title="路烂", content="路烂", raised_on="2026-05-03")
    merge_concern(village.ledger, other, into=first)

    assert titles(village, press, consultation)[:2] == [
        "来访接待登记表：雨雪天陷车",
        "来访接待登记表：路烂",
    ]
