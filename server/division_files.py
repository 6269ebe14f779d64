"""Files of divisions as a county keeps them: code, name, level and parent, in any usual encoding.

A file is taken whole or not at all: half a tree would let villages read what they may not.
Pure: bytes in, values out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.plain_text import compact, plain
from desktop.domain.text_tables import read_text_table
from desktop.errors import ValidationError
from desktop.records.organizations import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MAX_BYTES = 16 * 1024 * 1024
_MAX_CODE = 40
MAX_NAME = 120

_COLUMNS = {
    "code": ("code", "代码", "区划代码", "编码", "统计用区划代码"),
    "name": ("name", "名称", "区划名称", "组织名称"),
    "level": ("level", "层级", "级别"),
    "parent": ("parent", "上级", "上级代码", "父级代码"),
}
_RANKS = {
    "province": 1,
    "prefecture": 2,
    "county": 3,
    "township": 4,
    "village": 5,
    "community": 5,
    "enterprise": 5,
    "group": 6,
}
_LEVELS = {label: level for level, label in LEVELS.items()} | {level: level for level in LEVELS}


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionRow:
    """One line of the file.

    Attributes:
        line: Where it stands, from 1.
        parent: Code of the organization above, "" for the topmost.
    """

    line: int
    code: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong in a line (from 1), for a person."""

    line: int
    problem: str


class DivisionFileError(ValidationError):
    """Lines that cannot be taken; nothing was changed.

    Attributes:
        problems: In the order of the lines.
    """

    def __init__(self, problems: Sequence[LineProblem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda each: each.line))
        super().__init__(
            f"区划表有{len(self.problems)}处错误，一行也没有导入。",
            "请改正后再导入。",
            field="file",
        )


def read_divisions(data: bytes) -> tuple[DivisionRow, ...]:
    """Return the rows of a file; its first line names the columns, in any order.

    Raises:
        DivisionFileError: Some of its lines cannot be.
        ValidationError: It is no such file.
    """
    if len(data) > MAX_BYTES:
        raise ValidationError("区划表太大。", "应是一个几百 KB 的 .csv 文件。", field="file")
    heading, *lines = read_text_table(data) or ((),)
    places = _places(heading)
    problems: list[LineProblem] = []
    rows = []
    for number, cells in enumerate(lines, start=2):
        if any(map(compact, cells)):
            row = _row(number, {name: _cell(cells, at) for name, at in places.items()})
            problems += [LineProblem(number, problem) for problem in _wrong_in(row)]
            rows.append(row)
    problems += _repeated(rows)
    if problems:
        raise DivisionFileError(problems)
    if not rows:
        raise ValidationError("区划表里没有一行区划。", "请选有内容的 .csv 文件。", field="file")
    return tuple(rows)


def _places(heading: Sequence[str]) -> dict[str, int]:
    found = [compact(cell).lower() for cell in heading]
    places = {
        column: found.index(name)
        for column, names in _COLUMNS.items()
        for name in names
        if name in found
    }
    if missing := [names[0] for column, names in _COLUMNS.items() if column not in places]:
        raise ValidationError(
            f"区划表的第一行缺少栏目：{'、'.join(missing)}。",
            "第一行应是：code,name,level,parent（代码、名称、层级、上级代码）。",
            field="file",
        )
    return places


def _cell(cells: Sequence[str], at: int) -> str:
    return plain(cells[at]) if at < len(cells) else ""


def _row(line: int, cells: Mapping[str, str]) -> DivisionRow:
    return DivisionRow(
        line=line,
        code=cells["code"],
        name=cells["name"],
        level=_LEVELS.get(cells["level"], ""),
        parent=cells["parent"],
    )


def _wrong_in(row: DivisionRow) -> Iterator[str]:
    if not row.code or len(row.code) > _MAX_CODE or not row.code.isascii():
        yield "代码是空的或写得不对。"
    elif not row.code.replace("-", "").isalnum():
        yield f"代码“{row.code}”里只能有数字、字母和“-”。"
    if not row.name or len(row.name) > MAX_NAME or not row.name.isprintable():
        yield "名称是空的或太长。"
    if not row.level:
        yield f"层级认不出来，可写：{'、'.join(LEVELS)}。"
    if row.parent == row.code:
        yield "上级是它自己。"


def _repeated(rows: Sequence[DivisionRow]) -> Iterator[LineProblem]:
    first: dict[str, int] = {}
    for row in rows:
        if first.setdefault(row.code, row.line) != row.line:
            yield LineProblem(row.line, f"代码“{row.code}”和第{first[row.code]}行重复。")


def rank_of(level: str) -> int:
    """Return how far down a level stands, from 1."""
    return _RANKS[level]


def why_not_above(level: str, parent_level: str) -> str:
    """Return why an organization of a level cannot stand above another; "" where it can.

    Since each stands below one of a higher level, no organization can be above itself.
    """
    if rank_of(parent_level) < rank_of(level):
        return ""
    return f"上级是{LEVELS[parent_level]}，不比{LEVELS[level]}高。"
