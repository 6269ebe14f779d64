"""The days that forms propose: of a reminder's answer, of a notice by kind and place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop.domain.strict_tables import StrictTable
from desktop.records.notices import NOTICE_KINDS
from desktop.resources import resource
from desktop.services.laws import get_rulebook, parse_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.rules import Deadline

SCHEMA = 1
PLACES = ("village", "community")
_FILE = "terms.toml"


@dataclass(frozen=True, slots=True)
class NoticeTerm:
    """How long a kind of notice hangs at a place.

    `binding`: the law says so of this kind; else the same time is only proposed.
    """

    deadline: Deadline
    binding: bool

    @property
    def days(self) -> int:
        """Return the number of days."""
        return self.deadline.amount

    @property
    def basis(self) -> str:
        """Return what it rests on: 《村民委员会组织法》第三十五条."""
        citation = self.deadline.citation
        title = citation.source.title.removeprefix("中华人民共和国")
        return f"《{title}》{citation.articles}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All of them; `notices` by kind and place."""

    supervision_reply_days: int
    advice_reply_days: int
    notices: Mapping[tuple[str, str], NoticeTerm]


@cache
def get_terms() -> Terms:
    """Return the terms, read and checked once."""
    text = resource(f"papers/{_FILE}").read_text(encoding="utf-8")
    return read_terms(parse_rules(text, _FILE))


def read_terms(raw: object) -> Terms:
    """Return the terms of a parsed file.

    Raises:
        ValidationError: Names the place: an unknown key, kind or deadline, or a kind left out.
    """
    table = StrictTable(raw, _FILE)
    if table.take("schema", int) != SCHEMA:
        table.fail(f"schema 应是 {SCHEMA}。")
    days = table.positive("supervision_reply_days")
    advice_days = table.positive("advice_reply_days")
    found: dict[tuple[str, str], NoticeTerm] = {}
    for kind, child in table.named_children("notices").items():
        if kind not in NOTICE_KINDS:
            child.fail(f"没有公示类型 {kind}。")
        binding = child.flag("binding")
        for place in PLACES:
            found[kind, place] = NoticeTerm(_deadline(child, place), binding)
        child.close()
    table.close()
    missing = [kind for kind in NOTICE_KINDS if (kind, PLACES[0]) not in found]
    if missing:
        table.fail(f"没有写 {missing[0]} 的期限。")
    return Terms(supervision_reply_days=days, advice_reply_days=advice_days, notices=found)


def _deadline(table: StrictTable, place: str) -> Deadline:
    name = table.text(place)
    known = get_rulebook().deadlines
    if name not in known:
        table.fail(f"没有期限 {name}。")
    return known[name]
