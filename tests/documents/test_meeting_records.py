from dataclasses import replace
from datetime import timedelta

import paper_samples as samples
import pytest

from desktop.documents.geometry import A4, MM
from desktop.documents.meeting_records import render
from desktop.services.snapshots import (
    AdjournmentEntry,
    ConditionEntry,
    MeetingSnapshot,
    NamedVoteEntry,
)


@pytest.fixture
def record(look, faces):
    def make(stamp=samples.FROZEN, **changes):
        return look(render(samples.make_meeting(**changes), stamp, faces))

    return make


def test_record_of_an_ordinary_meeting_is_seven_pages(record):
    assert len(record()) == 7


@pytest.mark.parametrize(
    "said",
    [
        "盐池县花马池镇示例村",
        "村民代表会议记录",
        "2026年11月23日9时30分至11时20分",
        "应到45人，实到31人，请假6人，未到7人，中途离会1人，列席4人。应到人数的三分之二为30人",
        "冶海龙（9时36分到会，10时09分离会，未参加表决）",
        "马玉花（9时38分到会）",
        "蒋世忠（村务监督委员会）",
        "顾永福委托马成林（书面委托）",
        "李广才（施工监督小组名单，本人为候选人）",
        "共记录意见23条：支持4条，有条件7条，建议8条，反对4条。",
        "（书面）",
        "部分采纳：写入硬化方案",
        "判定：应到45人的三分之二为30人，到会31人，够数。到会31人，过半数须16人",
        "依据：《中华人民共和国村民委员会组织法》第三十条（2026年1月1日起施行）。",
        "提示：村党组织研究讨论的日期没有登记，请补记。",
        "纸质表决票31张已封存，存放于村委会档案柜第3格，封存人：蒋世忠、马晓梅。",
        "丁学军（受益户，意见第4条）：担心资金",
        "基本共识。",
        "（一）共识",
        "（三）待定",
        "2026年12月10日",
        "2027年春",
    ],
)
def test_record_says(record, said):
    assert said in record().flat


def test_everybody_is_named_with_the_reason_of_the_absent(record):
    text = record().flat

    for entry in samples.make_meeting().roll:
        assert entry.name in text
    for name, reason in samples.ON_LEAVE.items():
        assert f"{name}（{reason}）" in text


def test_sections_are_numbered_in_order(record):
    text = record().text

    titles = ["到会情况", "议程", "意见及采纳情况", "表决情况", "不同意见", "协商成果", "落实事项"]
    at = [text.index(f"{'一二三四五六七'[n]}、{title}") for n, title in enumerate(titles)]
    assert at == sorted(at)


def test_breaks_are_printed_with_their_times(record):
    first = AdjournmentEntry(
        begun_at=samples.BEGIN + timedelta(minutes=20),
        ended_at=samples.BEGIN + timedelta(minutes=35),
        item="讨论方案",
        reason="停电",
    )
    second = AdjournmentEntry(begun_at=samples.BEGIN + timedelta(minutes=60))

    told = record(adjournments=(first, second)).flat

    assert "2026年11月23日9时50分至10时05分，议程“讨论方案”中（停电）" in told
    assert "2026年11月23日10时30分起，未复会" in told
    assert "休会" not in record().flat


def test_what_the_law_wanted_before_the_vote_is_printed(record):
    study = ConditionEntry(
        title="村党组织研究意见",
        body="示例村党组织",
        settled_on="2026-11-05",
        conclusion="同意提交表决。",
    )
    bare = ConditionEntry(title="村民会议授权", conclusion="授权讨论公益事业。")

    told = record(conditions=(study, bare)).flat

    assert "村党组织研究意见（2026年11月5日，示例村党组织）：同意提交表决。" in told
    assert "村民会议授权：授权讨论公益事业。" in told


def test_section_without_content_leaves_no_gap_in_the_numbers(record):
    text = record(agenda=(), tasks=()).text

    assert "二、意见及采纳情况" in text
    assert "落实事项" not in text


def test_meeting_without_opinions_and_votes_says_so(record):
    text = record(opinions=(), ballots=()).text

    assert "会上没有记录意见。" in text
    assert "本次会议没有进行表决。" in text


def test_opinion_without_speaker_response_or_stance_is_printed(record):
    opinion = samples.make_opinion(
        0, speaker="", stance="", disposition="", reason="", stakeholder_class="", group=""
    )

    text = record(opinions=(opinion,)).flat

    assert "（不具名）" in text
    assert "采纳情况：待答复1条" in text


def test_dissent_is_printed_in_full_and_only_once(record):
    opinion = samples.make_opinion(0, content="我不同意这样修", minority=True)

    assert record(opinions=(opinion,)).flat.count("我不同意这样修") == 1


def test_signature_cells_share_their_page_with_text(record):
    for extra in range(12):
        tasks = samples.make_meeting().tasks + tuple(
            samples.TaskEntry(title=f"第{at}件") for at in range(extra)
        )
        pages = record(tasks=tasks)
        last = pages.page(len(pages) - 1)
        assert last.count("手印") == 4
        assert "通组路开工" in last or f"第{extra - 1}件" in last


def test_signature_cells_follow_the_last_line(record):
    pages = record(tasks=())
    at = len(pages) - 1

    tops = {box[0]: box[4] for box in pages.boxes(at)}
    assert tops["主"] < A4.type_top - 20 * MM or "便道走向" in pages.page(at)
    assert pages.page(at).rindex("签字") > pages.page(at).index("便道走向")


def test_opinion_of_200_000_characters_is_printed_whole(record):
    said = "".join(chr(0x4E00 + at % 5000) for at in range(200_000))

    pages = record(opinions=(samples.make_opinion(0, content=said),), ballots=())

    rare = chr(0x4E00 + 4321)
    assert pages.text.count(rare) == said.count(rare)
    assert 250 < len(pages) < 500


def test_dissent_of_200_000_characters_is_printed_whole(record):
    opinion = samples.make_opinion(0, content="叕叕，" * 66_667, minority=True)

    pages = record(opinions=(opinion,), ballots=(), tasks=())

    assert pages.text.count("叕") == 2 * 66_667


def test_vote_in_two_measures_shows_both(record):
    text = record(ballots=(samples.make_owners_ballot(),)).text

    assert "面积（㎡）" in text
    assert "11840.55" in text


@pytest.mark.parametrize(
    ("verdict", "result"),
    [
        (None, "未判定"),
        (samples.make_verdict(quorate=False, carried=False), "不够数，不成立"),
        (samples.make_verdict(carried=False), "未通过"),
        (samples.make_verdict(carried=False, void=True), "无效"),
    ],
)
def test_result_is_worded(record, verdict, result):
    assert f"硬化方案：{result}" in record(ballots=(samples.make_ballot(verdict=verdict),)).flat


def test_void_vote_of_zero_is_printed(record):
    none = samples.Figures(heads=0)
    ballot = samples.make_ballot(
        eligible=none, present=none, votes_for=none, against=none, abstain=none, invalid=none
    )

    assert "硬化方案" in record(ballots=(ballot,)).flat


def test_name_is_never_torn_over_a_line(record):
    name = "阿依古丽·买买提"
    for shift in range(30):
        note = f"{'会' * shift}{name}发言。"
        pages = record(agenda=(samples.AgendaEntry(title="发言", note=note),))
        lines = pages.text.split("\n")
        assert any(f"{name}发言" in line or line.endswith(name) for line in lines)


def test_meeting_without_a_body_is_a_consultation(look, faces):
    printed = look(render(MeetingSnapshot(), samples.FROZEN, faces))

    assert "协商会议记录" in printed.text
    assert printed.text.count("（未填写）") == 3


def test_draft_shows_no_version(record):
    stamp = replace(samples.FROZEN, state="draft")

    assert "第\u20021\u2002版" not in record(stamp).text


def test_rare_names_can_be_searched(record):
    roll = (samples.RollEntry(name="王𬱖𫖯"), samples.RollEntry(name="䶮𬭎"))
    pages = record(roll=roll)

    assert "王𬱖𫖯" in pages.text
    assert "䶮\u3000𬭎" in pages.text  # PDFium would lose what is beyond the BMP


def test_posted_record_counts_people_and_names_nobody_whole(faces, look):
    meeting = samples.make_meeting()
    posted = look(render(meeting, samples.FROZEN, faces, public=True))
    text = "".join(posted.text.split())

    assert "应到45人，实到31人，请假6人，未到7人" in text
    assert "本件供张贴" in text
    assert "意见及采纳情况" not in text
    assert [name for name in ("穆新", "张玉霞", "马晓梅", "住院") if name in text] == []
    assert "马**" in text
    assert "签字" not in text
    assert "（盖章）2026年11月23日" in text


def test_posted_draft_has_no_day(faces, look):
    posted = look(render(samples.make_meeting(), samples.DRAFT, faces, public=True))

    assert "（盖章）2026" not in "".join(posted.text.split())


def test_vote_with_names_is_listed_in_the_record_and_in_no_posted_one(look, faces):
    named = (NamedVoteEntry(name="马骧", choice="abstain"),)
    meeting = samples.make_meeting(ballots=(samples.make_ballot(method="open", named=named),))

    assert "弃权1人马骧" in look(render(meeting, samples.FROZEN, faces)).flat.replace("\u3000", "")
    assert "马骧" not in look(render(meeting, samples.FROZEN, faces, public=True)).flat


def test_supervisor_and_photographer_are_named_and_masked_when_posted(record, look, faces):
    text = record(supervisor="马骧", photographer="杨䶮").flat
    assert "监督马骧（监督委员会）" in text.replace("\u3000", "")
    assert "摄影杨䶮" in text.replace("\u3000", "")

    meeting = samples.make_meeting(supervisor="马骧", photographer="杨䶮")
    posted = look(render(meeting, samples.FROZEN, faces, public=True)).flat
    assert [name for name in ("马骧", "杨䶮") if name in posted] == []
