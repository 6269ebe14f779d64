"""Tables of opinions from a platform: which column holds what, and each row as an opinion.

The header is the first row that has a column of opinions. Nothing is guessed: a stance is taken
only where a cell says it, and a cell that begins like a formula is text as any other.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING

from desktop.domain.deadlines import BEIJING
from desktop.domain.plain_text import compact
from desktop.domain.rosters.sheets import RawCell, RawSheet, cell_at, is_blank, shown
from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SEARCHED_ROWS = 30
MAX_ROWS = 5000
LONGEST = 10_000
"""Characters that one opinion may have."""


class Column(Enum):
    """What a column may hold."""

    NAME = "姓名"
    CLASS = "类别"
    STANCE = "态度"
    CONTENT = "意见"
    TIME = "时间"
    SOURCE = "来源"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COLUMNS: Mapping[Column, frozenset[str]] = {
    Column.NAME: _words(
        "姓名 昵称 网名 发言人 署名 用户名 用户 微信名 微信昵称 参加人 参会人 名字 发言者 提交人"
        " 填写人 您的姓名"
    ),
    Column.CLASS: _words("类别 代表类别 身份 群体 界别 参加身份 人员类别 代表"),
    Column.STANCE: _words("态度 立场 是否同意 是否支持 意见类型 倾向 选择 您的态度"),
    Column.CONTENT: _words(
        "意见 意见内容 内容 发言 发言内容 建议 意见建议 意见和建议 意见与建议 留言 留言内容 评论"
        " 聊天内容 消息 消息内容 您的意见 具体意见 诉求"
    ),
    Column.TIME: _words(
        "时间 发言时间 提交时间 日期 提交日期 填写时间 留言时间 发送时间 提交答卷时间"
    ),
    Column.SOURCE: _words("来源 方式 渠道 途径 参与方式"),
}
STANCE_WORDS: Mapping[str, frozenset[str]] = {
    "support": _words("支持 同意 赞成 赞同 完全同意 是 yes y √ 1"),
    "oppose": _words("反对 不同意 不赞成 不赞同 不支持 否 no n × 0"),
    "conditional": _words("有条件 有条件同意 有条件支持 附条件同意 原则同意 部分同意"),
    "suggestion": _words("建议 意见 提建议 其他"),
}
SOURCE_WORDS: Mapping[str, frozenset[str]] = {
    "remote": _words("远程 网络 线上 网上 在线 视频 微信 群聊 微信群 小程序 平台 网络会议"),
    "phone": _words("电话 来电 手机"),
    "written": _words("书面 信件 来信 纸质"),
    "visit": _words("入户 走访 上门"),
    "meeting": _words("会上 现场 到场 会场"),
}
_UNSEEN = {"Cc", "Cf", "Cs"}
_PUNCTUATION = re.compile(r"[（(].*?[)）]|[:：*＊?？\d.、\s]+")
_TIME = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s*T?\s*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2}))?.*)?"
)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something about a row; it is left out where `is_fault`."""

    message: str
    is_fault: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOpinion:
    """One row of the file.

    Attributes:
        row: As spreadsheets count, from 1.
        stance: A key of STANCE_WORDS, "" where no cell says it.
        source: A key of SOURCE_WORDS, "" where no cell says it.
        said_at: Aware; None where no cell says it.
    """

    sheet: str
    row: int
    name: str = ""
    stakeholder_class: str = ""
    stance: str = ""
    content: str = ""
    source: str = ""
    said_at: datetime | None = None
    problems: tuple[RowProblem, ...] = ()

    @property
    def is_faulty(self) -> bool:
        """Whether the row is left out."""
        return any(problem.is_fault for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionTable:
    """A whole file as it was read; `notes` say what was left aside."""

    rows: tuple[TableOpinion, ...]
    columns: tuple[Column, ...]
    notes: tuple[str, ...]


def read_opinions(sheets: Sequence[RawSheet]) -> OpinionTable:
    """Return every row of opinions of a file; empty rows are passed over.

    Raises:
        ValidationError: No sheet has a column of opinions, or there are too many rows.
    """
    rows: list[TableOpinion] = []
    notes: list[str] = []
    found: list[Column] = []
    for sheet in sheets:
        header = None if sheet.is_hidden else _find_header(sheet)
        if header is None:
            notes.append(f"工作表“{sheet.name}”没有读：{_why_not(sheet)}。")
            continue
        at, columns, ignored = header
        found += [column for column in Column if column in columns]
        if ignored:
            notes.append(f"没有收录的列：{'、'.join(ignored)}。")
        rows += _rows(sheet, at, columns)
    if not found:
        raise ValidationError(
            "这份表里没有“意见”这一列。",
            "表头要有“意见”（或内容、发言、留言、建议）；姓名、类别、态度、时间、来源可有可无。",
            field="file",
        )
    if len(rows) > MAX_ROWS:
        raise ValidationError(
            f"有{len(rows)}行意见，一次最多{MAX_ROWS}行。", "请分成几份导入。", field="file"
        )
    return OpinionTable(rows=tuple(rows), columns=tuple(dict.fromkeys(found)), notes=tuple(notes))


def _why_not(sheet: RawSheet) -> str:
    if sheet.is_hidden:
        return "是隐藏的"
    return "是空的" if all(is_blank(row) for row in sheet.rows) else "没有“意见”一列"


def _find_header(sheet: RawSheet) -> tuple[int, dict[Column, int], list[str]] | None:
    for at, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        columns: dict[Column, int] = {}
        ignored = []
        for place, cell in enumerate(row):
            text = shown(cell)
            column = recognise(text)
            if column is not None and column not in columns:
                columns[column] = place
            elif text.strip():
                ignored.append(" ".join(text.split()))
        if Column.CONTENT in columns:
            return at, columns, ignored
    return None


def recognise(label: str) -> Column | None:
    """Return what a column of this heading holds; None where nobody knows."""
    word = _PUNCTUATION.sub("", compact(label))
    return next((column for column, words in COLUMNS.items() if word in words), None)


def _rows(sheet: RawSheet, header: int, columns: Mapping[Column, int]) -> Iterator[TableOpinion]:
    for at, cells in enumerate(sheet.rows[header + 1 :], start=header + 2):
        if not is_blank(cells):
            read = {column: cell_at(cells, place) for column, place in columns.items()}
            yield _opinion(sheet.name, at, read)


def _opinion(sheet: str, row: int, cells: Mapping[Column, RawCell]) -> TableOpinion:
    content = _as_written(cells.get(Column.CONTENT, ""))
    problems = []
    if not content:
        problems.append(RowProblem("意见是空的，不导入。", is_fault=True))
    if len(content) > LONGEST:
        problems.append(
            RowProblem(f"意见有{len(content)}字，最多{LONGEST}字，不导入。", is_fault=True)
        )
    stance, unread = _choose(cells.get(Column.STANCE, ""), STANCE_WORDS)
    if unread:
        problems.append(RowProblem(f"态度“{unread}”看不懂，记作建议。"))
    source, unread = _choose(cells.get(Column.SOURCE, ""), SOURCE_WORDS)
    if unread:
        problems.append(RowProblem(f"来源“{unread}”看不懂，记作远程。"))
    moment = cells.get(Column.TIME, "")
    said_at = read_moment(moment)
    if said_at is None and shown(moment).strip():
        problems.append(RowProblem(f"时间“{shown(moment).strip()}”看不懂，不记时间。"))
    return TableOpinion(
        sheet=sheet,
        row=row,
        name=_line(cells, Column.NAME),
        stakeholder_class=_line(cells, Column.CLASS),
        stance=stance,
        content=content,
        source=source,
        said_at=said_at,
        problems=tuple(problems),
    )


def _as_written(cell: RawCell) -> str:
    """Return words as they were written, without what nobody can see: they are kept and printed."""
    if not isinstance(cell, str):
        return shown(cell).strip()
    seen = (one for one in cell if one in "\n\t" or unicodedata.category(one) not in _UNSEEN)
    return "".join(seen).strip()


def _line(cells: Mapping[Column, RawCell], column: Column) -> str:
    return " ".join(shown(cells.get(column, "")).split())


def _choose(cell: RawCell, among: Mapping[str, frozenset[str]]) -> tuple[str, str]:
    """Return the key whose word stands in a cell, and what nobody can read."""
    word = compact(shown(cell)).strip("。.!！,，").lower()
    if not word:
        return "", ""
    key = next((key for key, words in among.items() if word in words), "")
    return (key, "") if key else ("", shown(cell).strip())


def read_moment(cell: RawCell) -> datetime | None:
    """Return the moment of a cell, aware; midnight of Beijing where it says a day only."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=cell.tzinfo or BEIJING)
    if isinstance(cell, date):
        return datetime.combine(cell, time(), BEIJING)
    found = _TIME.fullmatch(shown(cell).strip()) if isinstance(cell, str) else None
    if found is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
        return datetime(year, month, day, hour, minute, second, tzinfo=BEIJING)
    except ValueError:
        return None
