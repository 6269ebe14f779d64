"""协商会议记录: what was said and decided at a meeting, and by whom, on one paper to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents import styles
from desktop.documents.consensus import consensus_sheet
from desktop.documents.flow import Slice, ending_with, gap, kept_together
from desktop.documents.geometry import A4
from desktop.documents.names import names_in, spread_name
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import (
    Column,
    facts,
    heading,
    masthead,
    numeral,
    paragraph,
)
from desktop.documents.passed import passed_table
from desktop.documents.production import produce
from desktop.documents.public import public_meeting
from desktop.documents.rolls import attendance_sentence, roll_table
from desktop.documents.round_records import (
    ROUND_TITLE,
    remote_facts,
    returns_told,
    round_facts,
)
from desktop.documents.signatures import closing_line, signature_cells
from desktop.documents.tables import Table, TableColumn
from desktop.documents.votes import (
    ballots_table,
    measures_of,
    measures_table,
    named_table,
    reasoning,
    result_of,
    sealing,
)
from desktop.documents.wording import day_of, day_text, in_parentheses, span_text
from desktop.records.consultations import FORMS
from desktop.records.opinions import DISPOSITIONS, OPINION_SOURCES, STANCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.faces import FaceSet
    from desktop.documents.styles import Style
    from desktop.services.snapshots import (
        AdjournmentEntry,
        BallotEntry,
        ConditionEntry,
        MeetingSnapshot,
        OpinionEntry,
        Stamp,
    )


_POSTED = "本件供张贴：名单、请假原因和各人意见不在其中，见存档的会议记录。"


def render(
    meeting: MeetingSnapshot, stamp: Stamp, faces: FaceSet, *, public: bool = False
) -> bytes:
    """Return the record of a meeting as PDF, with cells for signatures after its last line.

    A public one counts who was there without naming them, leaves out who said what, masks names,
    and has a line for the organization's seal in place of signatures.
    """
    sentence = attendance_sentence(meeting)
    meeting = public_meeting(meeting) if public else meeting
    column = Column(faces, A4.left, A4.type_width, names_in(meeting))
    name = f"{meeting.body}记录" if meeting.body else "协商会议记录"
    if meeting.returns:
        name = ROUND_TITLE
    below = (stamp.number, f"第\u2002{stamp.version}\u2002版" if stamp.is_frozen else "草稿")
    text = [
        *masthead(column, meeting.organization, name, below=below),
        *facts(column, _facts(meeting)),
        *_numbered(column, _sections(column, meeting, sentence, public=public)),
    ]
    if public:
        text += [gap(6), *paragraph(column, _POSTED, styles.NOTE, indent=0)]
        at = day_of(stamp.frozen_at) if stamp.frozen_at else ""
        last = closing_line(column, meeting.organization, at)
    else:
        last = signature_cells(column, meeting.signatures)
    slices = ending_with(text, last)
    return produce(
        slices,
        faces,
        Furniture(A4, stamp),
        title=f"{meeting.organization}{name}",
        subject=meeting.title,
    )


def _facts(meeting: MeetingSnapshot) -> list[list[tuple[str, str]]]:
    if meeting.returns:
        return round_facts(meeting, meeting.returns)
    rows = [
        [("会议", meeting.title or "（未填写）")],
        [("时间", span_text(meeting.started_at, meeting.ended_at) or "（未填写）")],
        [("地点", meeting.place or "（未填写）")]
        + [
            (label, spread_name(name))
            for label, name in (("主持", meeting.chair), ("记录", meeting.recorder))
            if name
        ],
    ]
    rows += remote_facts(meeting)
    if meeting.adjournments:
        rows.insert(2, [("休会", "；".join(map(_break, meeting.adjournments)))])
    if meeting.form and not meeting.takes_votes:
        rows.append([("形式", FORMS.get(meeting.form, meeting.form))])
    if meeting.photographer:
        rows.append([("摄影", spread_name(meeting.photographer))])
    if meeting.supervisor:
        rows.append([("监督", f"{spread_name(meeting.supervisor)}（监督委员会）")])
    if meeting.tellers:
        rows.append([("监计票", "、".join(meeting.tellers))])
    if meeting.consultation:
        rows.append([("议题", meeting.consultation)])
    rows += [[("会前", _condition(each))] for each in meeting.conditions]
    return rows


def _condition(each: ConditionEntry) -> str:
    """Return 村党组织研究意见（2026年5月5日，示例村党组织）：同意提交表决。."""
    about = in_parentheses(day_text(each.settled_on), each.body)
    return f"{each.title}{about}：{each.conclusion}"


def _break(each: AdjournmentEntry) -> str:
    """Return 10时05分至10时20分，讨论“三组路”时（天黑）."""
    span = span_text(each.begun_at, each.ended_at) + ("" if each.ended_at else "起，未复会")
    item = f"，议程“{each.item}”中" if each.item else ""
    return f"{span}{item}{in_parentheses(each.reason)}"


def _sections(
    column: Column, meeting: MeetingSnapshot, attendance: str, *, public: bool
) -> list[tuple[str, list[Slice]]]:
    """Return what is told; one without content is left out, votes never, opinions if posted."""
    said = [] if public else _opinions(column, meeting.opinions)
    came = ("到会情况", _attendance(column, meeting, attendance))
    if meeting.returns:
        came = ("发出和收回", returns_told(column, meeting.returns, public=public))
    return [
        came,
        ("议程", [] if meeting.returns else _agenda(column, meeting)),
        ("意见及采纳情况", said),
        ("表决情况", _ballots(column, meeting.ballots) if meeting.takes_votes else []),
        ("不同意见", _dissent(column, meeting.opinions)),
        ("协商成果" if meeting.takes_votes else "共识情况", consensus_sheet(column, meeting)),
        ("落实事项", _tasks(column, meeting)),
        ("跳过的条件", passed_table(column, meeting.passed) if meeting.passed else []),
    ]


def _numbered(column: Column, sections: Sequence[tuple[str, list[Slice]]]) -> list[Slice]:
    slices: list[Slice] = []
    filled = [(title, body) for title, body in sections if body]
    for number, (title, body) in enumerate(filled, start=1):
        slices += [*heading(column, f"{numeral(number)}、{title}"), *body]
    return slices


def _attendance(column: Column, meeting: MeetingSnapshot, sentence: str) -> list[Slice]:
    return [*paragraph(column, sentence), gap(3), *roll_table(column, meeting)]


def _agenda(column: Column, meeting: MeetingSnapshot) -> list[Slice]:
    slices: list[Slice] = []
    if meeting.rules:
        slices += paragraph(column, _rules(meeting.rules), styles.NOTE)
    for number, item in enumerate(meeting.agenda, start=1):
        took = "" if item.minutes is None else in_parentheses(f"用时{item.minutes}分钟")
        note = f"\n{item.note}" if item.note.strip() else ""
        slices += paragraph(column, f"{number}. {item.title}{took}{note}")
    return slices


def _rules(rules: Sequence[str]) -> str:
    """Return the rules of order that were read, in one paragraph."""
    told = "".join(f"{number}. {rule}" for number, rule in enumerate(rules, start=1))
    return f"会议开始时宣读了议事规则：{told}"


def _opinions(column: Column, opinions: Sequence[OpinionEntry]) -> list[Slice]:
    if not opinions:
        return paragraph(column, "会上没有记录意见。")
    table = Table(
        column,
        [
            TableColumn("序号", 2),
            TableColumn("发言人", 4),
            TableColumn("态度", 3),
            TableColumn("意见", share=3, align="left"),
            TableColumn("采纳情况及理由", share=2, align="left"),
        ],
    )
    rows = [_opinion_row(number, each) for number, each in enumerate(opinions, start=1)]
    return [*paragraph(column, _opinion_counts(opinions)), *table.rows(rows)]


def _opinion_row(number: int, opinion: OpinionEntry) -> list[str]:
    who = [opinion.speaker or "（不具名）", opinion.stakeholder_class or opinion.group]
    if way := way_of(opinion):
        who.append(f"（{way}）")
    said = "不同意见，全文照录于后。" if opinion.minority else opinion.content
    answer = DISPOSITIONS.get(opinion.disposition, opinion.disposition) or "待答复"
    return [
        str(number),
        "\n".join(part for part in who if part),
        STANCES.get(opinion.stance, opinion.stance),
        said,
        f"{answer}：{opinion.reason}" if opinion.reason else answer,
    ]


def way_of(opinion: OpinionEntry) -> str:
    """Return how an opinion was given, "" for what was said in the room.

    An older record has the source alone, and says nothing of who came.
    """
    if opinion.way or opinion.source in ("meeting", ""):
        return opinion.way
    return OPINION_SOURCES.get(opinion.source, opinion.source)


def _opinion_counts(opinions: Sequence[OpinionEntry]) -> str:
    stances = _counted([STANCES.get(each.stance, each.stance) for each in opinions])
    answers = _counted(
        [DISPOSITIONS.get(each.disposition, each.disposition) or "待答复" for each in opinions]
    )
    return f"共记录意见{len(opinions)}条：{stances}。采纳情况：{answers}。"


def _counted(words: Sequence[str]) -> str:
    kinds = dict.fromkeys(word for word in words if word)
    return "，".join(f"{kind}{words.count(kind)}条" for kind in kinds) or "未分类"


def _ballots(column: Column, ballots: Sequence[BallotEntry]) -> list[Slice]:
    if not ballots:
        return paragraph(column, "本次会议没有进行表决。")
    slices = ballots_table(column, ballots)
    for number, ballot in enumerate(ballots, start=1):
        mark = f"（{number}）" if len(ballots) > 1 else ""
        told = f"{mark}{ballot.title}：{result_of(ballot)}"
        slices += [gap(6), *kept_together([*_note(column, told, styles.NOTE_LABEL), gap(0)])]
        if len(measures_of(ballot)) > 1:
            slices += [*measures_table(column, ballot), gap(4)]
        if ballot.named:
            slices += [*named_table(column, ballot), gap(4)]
        again = f"重新计票理由：{ballot.recount_reason}" if ballot.recount_reason else ""
        for text in (ballot.wording, *reasoning(ballot), sealing(ballot), again):
            if text.strip():
                slices += _note(column, text)
    return slices


def _note(column: Column, text: str, style: Style = styles.NOTE) -> list[Slice]:
    return paragraph(column, text, style, indent=0)


def _dissent(column: Column, opinions: Sequence[OpinionEntry]) -> list[Slice]:
    slices: list[Slice] = []
    for number, opinion in enumerate(opinions, start=1):
        if opinion.minority:
            who = opinion.speaker or "（不具名）"
            about = in_parentheses(
                opinion.stakeholder_class or opinion.group, way_of(opinion), f"意见第{number}条"
            )
            slices += paragraph(column, f"{who}{about}：{opinion.content}")
    return slices


def _tasks(column: Column, meeting: MeetingSnapshot) -> list[Slice]:
    if not meeting.tasks:
        return []
    table = Table(
        column,
        [
            TableColumn("序号", 2),
            TableColumn("落实事项", share=1, align="left"),
            TableColumn("责任单位", 8),
            TableColumn("责任人", 3),
            TableColumn("期限", 7.5),
        ],
    )
    return table.rows(
        [
            [
                str(number),
                task.title,
                task.unit or "未定",
                task.responsible or "未定",
                day_text(task.due) if task.due else "未定",
            ]
            for number, task in enumerate(meeting.tasks, start=1)
        ]
    )
