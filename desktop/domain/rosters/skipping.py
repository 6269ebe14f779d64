"""Rows that hold no person: totals, signatures, notes, headings of groups, prepared empty lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain.person_names import parse_name
from desktop.domain.plain_text import compact
from desktop.domain.rosters.columns import Field
from desktop.domain.rosters.sheets import RawCell, cell_at, shown
from desktop.errors import ValidationError

if TYPE_CHECKING:
    from desktop.domain.rosters.headers import Header

GROUP_HEADING = "分组标题"
_TOTAL = re.compile(
    r"(?:本页|全村|全组)?(?:合计|总计|小计|共计|累计|总人数|总户数|人数|户数)[:\d人户名]*|"
    r"共\d+[人户名个].*"
)
_SIGNED = re.compile(
    r"(?:填[表报]|审[核批查]|制表|负责|经办|复核|统计|登记|联系|村支书|村主任|主任|书记)"
    r"(?:人|单位|者|日期|时间|领导)?(?:签[字名]|盖章|\(.{1,6}\))*[:]"
)
_NOTE = re.compile(
    r"(?:备注|说明|注|附注|填表说明|填报说明|日期|时间|单位|公章)\d*[:].*|"
    r".*\((?:盖章|公章|签字|签章)\).*|以下空白|\(?以下无正文\)?|第\d+页.*|\d+/\d+|"
    r".*(?:花名册|名册|名单|登记表|统计表|汇总表|一览表)(?:\(.*\))?"
)
_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_GROUP = re.compile(
    rf"第?{_NUMBER}(?:村民小组|居民小组|小组|组|社|队|生产队)|.{{1,12}}(?:村民小组|居民小组|生产队)"
)
_WITHOUT_CONTENT = frozenset({Field.LINE, Field.RELIGION})


def as_group(text: str) -> str:
    """Return the group that a sheet's name or a row of its own names, empty where none."""
    bare = compact(text).strip("()[]【】:")
    return bare if _GROUP.fullmatch(bare) else ""


def why_skipped(cells: tuple[RawCell, ...], header: Header) -> str:
    """Return why a row that is not blank holds no person; empty where it should hold one."""
    texts = {column: text for column, cell in enumerate(cells) if (text := shown(cell))}
    name = shown(cell_at(cells, header.name.index))
    told = [compact(text) for text in texts.values()]
    if len(told) == 1:
        return _why_single(told[0], texts, header)
    is_person = _is_person_name(name)
    # Beside a name only the row's first text can make a total or a signature line of it.
    closing = [*told[:1], compact(name)] if is_person else told
    if any(_is_total(text) for text in closing):
        return "合计行"
    if _SIGNED.match(told[0]) or (not is_person and any(_is_closing(text) for text in told)):
        return "签名或说明行"
    return "" if name or _has_content(texts, header) else "没有姓名，也没有名单内容"


def _why_single(text: str, texts: dict[int, str], header: Header) -> str:
    """Return why a row with one text only is skipped: just a name makes a person of it."""
    if as_group(text):
        return GROUP_HEADING
    if _is_total(text):
        return "合计行"
    if _is_closing(text):
        return "签名或说明行"
    if header.name.index in texts:
        return "" if _is_person_name(texts[header.name.index]) else "说明行"
    return "" if _has_content(texts, header) else "没有姓名，也没有名单内容"


def _is_total(text: str) -> bool:
    return _TOTAL.fullmatch(text) is not None


def _is_closing(text: str) -> bool:
    return _SIGNED.search(text) is not None or _NOTE.fullmatch(text) is not None


def _is_person_name(text: str) -> bool:
    try:
        parse_name(text)
    except ValidationError:
        return False
    return True


def _has_content(texts: dict[int, str], header: Header) -> bool:
    taken = {c.index for c in header.columns if c.field not in _WITHOUT_CONTENT}
    return not taken.isdisjoint(texts)
