"""The dialysis room played into a real ledger: what it leaves there, and what it prints."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.composition import found_home, open_home, verify_home
from desktop.domain.rosters import RosterPerson
from desktop.errors import ValidationError
from desktop.records import (
    AgendaItem,
    Attachment,
    Attendance,
    Ballot,
    Concern,
    Consultation,
    FrozenRecord,
    Motion,
    Opinion,
    Outcome,
    Participant,
    PassedGap,
    Person,
    Printing,
    Progress,
    Response,
    Roster,
    RosterEntry,
    StageStep,
    Task,
    Topic,
)
from desktop.services.attachments import attach_file
from desktop.services.divisions import trace_division
from desktop.services.frozen_records import read_frozen
from desktop.services.opinions import find_response
from desktop.services.presences import take_presence
from desktop.services.sample_cases import read_sample_case
from desktop.services.sample_plays import play_case, print_papers
from desktop.services.sample_villages import read_sample_village, settle

PICTURE = b"a picture, to a ledger that does not look"
# The representatives of the case with the groups of the sample roster, which they belong to.
GROUPS = {
    "1组": "马䶮 欧阳昇 纳银生 金占海 闪志文 白玉兰 拜银生",
    "2组": "沙𬱖 金翠花 者小龙 马凤霞 王翠花",
    "3组": "纳翠花 闪永贵 勉国富 撒凤霞",
    "4组": "白有福 李有福 金国富",
}
OTHERS = (("李堃", "4组"), ("张占海", "2组"), ("者晓红", "3组"), ("勉秀英", "3组"))


def representatives():
    return [(name, group) for group, names in GROUPS.items() for name in names.split()]


def make_people():
    rows = [
        *((name, group, ("villager_representative",)) for name, group in representatives()),
        *((name, group, ("party_member",)) for name, group in OTHERS),
    ]
    return [
        RosterPerson(sheet="花名册", row=row, name=name, group=group, memberships=memberships)
        for row, (name, group, memberships) in enumerate(rows, start=2)
    ]


def found(folder):
    village = read_sample_village()
    found_home(
        folder,
        divisions=trace_division(village.code, village.organization),
        keeper=village.keeper,
        sample=True,
        passphrase_source=lambda: "示例口令",
        use_keyring=False,
    )
    return open_home(folder, passphrase_source=lambda: "示例口令")


def play_in(home, case, tell=lambda _: None):
    def attach(*, cells, **values):
        assert cells[0] == "1号床"
        return attach_file(
            home.ledger,
            home.files,
            lambda name, data: (name, "x", data),
            data=PICTURE,
            **values,
        )

    settled = settle(home.ledger, read_sample_village(), make_people(), tell=tell)
    return play_case(home.ledger, case, settled, attach=attach, tell=tell)


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """Return a home after the play, what was left, and what was told."""
    with found(Path(tmp_path_factory.mktemp("sample")) / "home") as home:
        told = []
        played = play_in(home, read_sample_case(), told.append)
        yield home, played, told


@pytest.fixture
def reading(stage):
    with stage[0].ledger.read() as reading:
        yield reading


def test_play_enters_everybody_once(reading):
    assert reading.count(Person) == 19 + 4 + 3
    found = {one.body: reading.count(RosterEntry, roster=one.id) for one in reading.list(Roster)}
    assert found["village_representatives_meeting"] == 19
    assert found["levy_village_representatives"] == 19
    assert found["two_committees_meeting"] == 5


def test_play_leaves_two_concerns_in_one_topic(reading):
    named, withheld = reading.list(Concern)
    (topic,) = reading.list(Topic)

    assert (named.asker_name, named.withheld_name) == ("李堃", "")
    assert (withheld.asker, withheld.asker_name, withheld.withheld_name) == (None, "", "勉秀英")
    assert [one.state for one in (named, withheld)] == ["closed", "closed"]
    assert topic.concerns == (named.id, withheld.id)
    assert (topic.decision, topic.lawful, topic.depth) == ("listed", True, "deep")


def test_case_is_archived_with_the_days_of_its_stages(stage, reading):
    (row,) = reading.list(Consultation)
    steps = [(one.stage, one.begun_on) for one in reading.list(StageStep)]

    assert (row.stage, row.procedure) == ("archive", "chain@1")
    assert row.ended_at is not None
    assert steps == [
        ("raise", "2026-04-08"),
        ("screen", "2026-04-22"),
        ("plan", "2026-04-22"),
        ("notify", "2026-04-28"),
        ("investigate", "2026-05-01"),
        ("consult", "2026-05-06"),
        ("publish", "2026-05-10"),
        ("vote", "2026-05-10"),
        ("submit", "2026-05-11"),
        ("adopt", "2026-05-12"),
        ("implement", "2026-07-02"),
        ("feed_back", "2026-11-10"),
        ("evaluate", "2026-11-24"),
        ("archive", "2026-11-27"),
    ]


def test_case_passes_one_condition_over_and_its_record_says_so(stage, reading):
    (passed,) = reading.list(PassedGap)
    record = read_frozen(reading.get(FrozenRecord, stage[1].record))

    assert (passed.code, passed.stage, passed.lawful) == ("result_notice", "vote", False)
    assert [entry.reason for entry in record.passed] == [passed.reason]


def test_withheld_name_is_found_nowhere_but_among_people(reading):
    assert [hit.type for hit in reading.search("勉秀英")] == ["Person"]
    for record in reading.list(FrozenRecord):
        assert "勉秀英" not in record.snapshot


def test_play_keeps_who_came_when_to_the_meeting(stage, reading):
    meeting = stage[1].meeting
    entitled = reading.count(Participant, meeting=meeting, capacity="entitled")
    observers = reading.count(Participant, meeting=meeting, capacity="observer")
    motions = reading.list(Motion, order_by="position")
    ballots = [reading.list(Ballot, motion=motion.id)[0] for motion in motions]

    assert (entitled, observers) == (19, 4)
    assert [ballot.present_heads for ballot in ballots] == [17, 17, 16]
    assert list(take_presence(reading, meeting).present.values()) == [16]
    assert reading.count(Attendance, kind="arrived") == 17 + 4
    assert [row.reason for row in reading.list(Attendance, kind="excused")] == [
        "住院复查，本人打电话请假"
    ]


def test_votes_are_judged_by_the_law_of_the_day(stage, reading):
    ballots = [reading.list(Ballot, motion=motion)[0] for motion in stage[1].motions]

    assert [(one.method, one.result) for one in ballots] == [
        ("hands", "carried"),
        ("secret", "carried"),
        ("hands", "not_carried"),
    ]
    assert [(one.issued, one.returned, one.sealed_papers) for one in ballots] == [
        (None, None, None),
        (16, 16, 16),
        (None, None, None),
    ]
    assert [reading.get(Participant, one).person_name for one in ballots[1].recused] == ["撒凤霞"]


def test_each_opinion_has_its_answer_and_item(reading):
    opinions = reading.list(Opinion)
    items = {item.id: item.position for item in reading.list(AgendaItem)}
    (sample,) = read_sample_case().meetings

    assert len(opinions) == len(sample.opinions) == reading.count(Response)
    assert {one.content: items[one.agenda_item] for one in opinions} == {
        one.values["content"]: one.item for one in sample.opinions
    }
    assert {find_response(reading, one.id).responded_on for one in opinions} == {"2026-05-10"}


def test_tasks_follow_their_progress_and_keep_their_first_deadline(reading):
    tasks = reading.list(Task)
    (picture,) = reading.list(Attachment)
    done = reading.list(Progress, state="done", task=tasks[0].id)[0]

    assert [(one.state, one.first_due, one.due) for one in tasks] == [
        ("done", "2026-12-31", "2026-12-31"),
        ("done", "2026-12-31", "2026-12-31"),
        ("done", "2026-06-30", "2026-08-31"),
    ]
    assert (picture.subject, picture.title) == (tasks[0].id, "血液透析室示意图.png")
    assert done.evidence == (picture.id,)
    assert "百分之七十以上" in done.content
    assert [one.cost for one in reading.list(Outcome)] == [2_200_000]


def test_play_freezes_plan_and_record(stage, reading):
    played = stage[1]
    plan, record = (reading.get(FrozenRecord, one) for one in (played.plan, played.record))

    assert (plan.subject, record.subject) == (played.consultation, played.meeting)
    assert (plan.subject_type, record.subject_type) == ("consultation", "meeting")
    assert plan.number.startswith("示协〔")
    assert record.number.startswith("示记〔")
    assert reading.get(Consultation, played.consultation).lead_name == "李有福"


def test_play_tells_each_step(stage, reading):
    told = stage[2]
    record = reading.get(FrozenRecord, stage[1].record)

    assert told[0] == "导入名册：新增23人"
    assert told[1] == "登记职务和列席人员：新增3人，补充5人"
    title = read_sample_case().meetings[0].values["title"]
    assert f"宣布开会：{title}，应到19人，实到16人" in told
    assert f"会议记录定稿：{record.number} 第1版，摘要 {record.digest}" in told
    assert [line.split("\n")[0][-3:] for line in told if "结论" in line] == [
        "—通过",
        "—通过",
        "未通过",
    ]
    assert told[-1].endswith("完成，期限2026-06-30延至2026-08-31")


def test_papers_of_the_play_are_printed_by_name(stage):
    home, played, _ = stage

    papers = dict(print_papers(home.ledger, home.press, played))

    assert list(papers) == [
        "01 协商方案.pdf",
        "02 协商方案（公示）.pdf",
        "03 签到表（空白）.pdf",
        "04 签到表（到会情况）.pdf",
        "05 表决票.pdf",
        "06 唱计票表.pdf",
        "07 协商会议记录.pdf",
        "08 表决结果单.pdf",
        "09 表决结果单（公示）.pdf",
        "10 协商情况说明.pdf",
    ]
    texts = {name: home.press.text_of(pdf) for name, pdf in papers.items()}
    assert [name for name, text in texts.items() if "示例" not in text] == []
    assert [name for name, text in texts.items() if "撒凤霞" in text and "公示" in name] == []
    with home.ledger.read() as reading:
        assert reading.count(Printing) == len(papers)


def test_ledger_of_the_play_verifies(stage):
    assert verify_home(stage[0]).problems == ()


def test_case_that_names_a_stranger_is_refused(tmp_path):
    case = read_sample_case()
    stranger = replace(case, plan=case.plan | {"lead": "查无此人"})

    with found(tmp_path / "home") as home, pytest.raises(ValidationError) as caught:
        play_in(home, stranger)

    assert caught.value.message == "示例里没有“查无此人”这个人，或此人不在参加人之列。"
