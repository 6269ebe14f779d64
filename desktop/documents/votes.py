"""How a vote stands on paper: its figures as a table, its verdict as sentences."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from desktop.documents import styles
from desktop.documents.names import name_lines, spread_name
from desktop.documents.paragraphs import paragraph
from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import day_text, in_parentheses
from desktop.records.votes import CHOICES, METHODS, VOTE_WAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.documents.flow import Slice
    from desktop.documents.paragraphs import Column
    from desktop.services.snapshots import BallotEntry, Figures, NamedVoteEntry, Source

_APART = "只记不计：表决时不在会场，所依据的规定没有把这样的票计入，只记录，不影响结果。"
Measure = Literal["heads", "households", "area"]

# How many digits of a count fit its column in which style.
_COUNT_STYLES = (
    (6, styles.CELL),
    (8, styles.Style("fangsong", 9, 17)),
    (10, styles.Style("fangsong", 7, 17)),
    (math.inf, styles.Style("fangsong", 6, 12)),
)
_SHORT_METHODS = {"hands": "举手", "secret": "无记名", "open": "记名", "written": "书面"}
_COUNTS = ("应到", "实到", "赞成", "反对", "弃权", "无效", "未投")
MEASURES: dict[Measure, str] = {"heads": "人数", "households": "户数", "area": "面积（㎡）"}


def result_of(ballot: BallotEntry) -> str:
    """Return 通过, 未通过, 不够数，不成立, 无效 or 未判定."""
    verdict = ballot.verdict
    if verdict is None:
        return "未判定"
    if verdict.void:
        return "无效"
    if not verdict.quorate:
        return "不够数，不成立"
    return "通过" if verdict.carried else "未通过"


def method_of(ballot: BallotEntry) -> str:
    """Return the method in words: 举手表决."""
    return METHODS.get(ballot.method, ballot.method)


def source_text(source: Source) -> str:
    """Return 《…》第三十条（2026年1月1日起施行）."""
    law = source.law if source.law.startswith("《") else f"《{source.law}》"
    since = f"（{day_text(source.in_force_from)}起施行）" if source.in_force_from else ""
    return f"{law}{source.article}{since}"


def ballots_table(column: Column, ballots: Sequence[BallotEntry]) -> list[Slice]:
    """Return every vote of a meeting as a row, in the first measure that its rule counts in.

    How many took no part is shown where there is one vote in which anybody did not.
    """
    any_uncast = any(getattr(ballot.uncast, measures_of(ballot)[0]) for ballot in ballots)
    counted = _COUNTS if any_uncast else _COUNTS[:-1]
    columns = [
        TableColumn("表决事项", share=1, align="left"),
        TableColumn("方式", 3),
        *(TableColumn(title, 2.4) for title in counted),
        TableColumn("结果", 3, style=styles.CELL_LABEL),
    ]
    table = Table(column, columns)
    return table.rows([_ballot_row(ballot, len(counted)) for ballot in ballots])


def _ballot_row(ballot: BallotEntry, counted: int) -> list[str]:
    measure = measures_of(ballot)[0]
    return [
        ballot.title,
        _SHORT_METHODS.get(ballot.method, ballot.method),
        *_counts(ballot, measure)[:counted],
        result_of(ballot),
    ]


def measures_of(ballot: BallotEntry) -> list[Measure]:
    """Return what a vote counts in: heads, households, area; heads where it has no figure yet."""
    return [
        measure
        for measure in MEASURES
        if any(getattr(figures, measure) is not None for figures in _figures(ballot))
    ] or ["heads"]


def measures_table(column: Column, ballot: BallotEntry) -> list[Slice]:
    """Return every figure of one vote, a row for each measure."""
    rows = [[MEASURES[measure], *_counts(ballot, measure)] for measure in measures_of(ballot)]
    longest = max(len(count) for row in rows for count in row[1:])
    style = next(style for digits, style in _COUNT_STYLES if longest <= digits)
    columns = [
        TableColumn("口径", 5.2),
        *(TableColumn(title, share=1, style=style) for title in _COUNTS),
    ]
    return Table(column, columns).rows(rows)


def _figures(ballot: BallotEntry) -> list[Figures]:
    return [
        ballot.eligible,
        ballot.present,
        ballot.votes_for,
        ballot.against,
        ballot.abstain,
        ballot.invalid,
        ballot.uncast,
    ]


def _counts(ballot: BallotEntry, measure: Measure) -> list[str]:
    """Return the figures of a vote in one measure; — where nothing was counted."""
    values = [getattr(figures, measure) for figures in _figures(ballot)]
    return ["—" if value is None else str(value) for value in values]


def named_table(column: Column, ballot: BallotEntry) -> list[Slice]:
    """Return who voted what in a vote with names; what the rule does not count stands apart."""
    if not ballot.named:
        return []
    table = Table(
        column,
        [TableColumn(characters=4.2, style=styles.CELL_LABEL), TableColumn(share=1, align="left")],
    )
    inside, rows = table.inside(1), []
    for choice, label in CHOICES.items():
        names = [_voter(each) for each in ballot.named if each.counted and each.choice == choice]
        if names:
            lines = name_lines(inside, names, styles.CELL)
            rows.append(table.row([f"{label}\n{len(names)}人", lines]))
    apart = [_voter_apart(each) for each in ballot.named if not each.counted]
    if apart:
        lines = name_lines(inside, apart, styles.CELL)
        rows.append(table.row([f"只记不计\n{len(apart)}人", lines]))
        rows += paragraph(column, _APART, styles.NOTE, indent=0)
    return rows


def _voter(each: NamedVoteEntry) -> str:
    way = "" if each.way == "in_room" else VOTE_WAYS.get(each.way, each.way)
    return spread_name(each.name) + in_parentheses(way, each.note)


def _voter_apart(each: NamedVoteEntry) -> str:
    way, choice = VOTE_WAYS.get(each.way, each.way), CHOICES.get(each.choice, each.choice)
    return spread_name(each.name) + in_parentheses(f"{way}，{choice}", each.note)


def reasoning(ballot: BallotEntry) -> list[str]:
    """Return the verdict as paragraphs: comparisons, sources, warnings."""
    verdict = ballot.verdict
    if verdict is None:
        return ["尚未判定。"]
    parts = []
    if verdict.steps:
        parts.append(f"判定：{_sentences(verdict.steps)}")
    if verdict.sources:
        parts.append(f"依据：{'；'.join(map(source_text, verdict.sources))}。")
    if verdict.warnings:
        parts.append(f"提示：{_sentences(verdict.warnings)}")
    return parts


def sealing(ballot: BallotEntry) -> str:
    """Return how many paper ballots were sealed, where and by whom; nothing for a vote without."""
    sealed = ballot.sealed
    if sealed is None:
        return ""
    where = f"，存放于{sealed.place}" if sealed.place else "，存放地点未填写"
    who = f"，封存人：{sealed.sealed_by}" if sealed.sealed_by else "，封存人未填写"
    return f"纸质表决票{sealed.count}张已封存{where}{who}。"


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.endswith(("。", "！", "？")) else f"{text}。"


def _sentences(parts: Sequence[str]) -> str:
    return "".join(map(sentence, parts))
