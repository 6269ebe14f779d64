"""The rule book made from parsed TOML, strictly: what is unknown or contradicts itself is refused.

Shipped rules and those that a county sends pass through here alike. A version may be `like`
another of its body: it then has everything of that one which it does not state itself, except
dates, sources and id, so that ratios common to two texts are written once.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.rule_checks import (
    why_not_as_quoted,
    why_not_coherent,
    why_not_consistent,
)
from desktop.domain.rules import (
    Base,
    Body,
    BodyVersion,
    Caution,
    Citation,
    Deadline,
    FirstDay,
    Kind,
    Limit,
    Majority,
    Period,
    Quorum,
    QuorumMode,
    RuleBook,
    Semantics,
    Share,
    Source,
    Unit,
)
from desktop.domain.strict_tables import StrictTable
from desktop.domain.thresholds import Threshold
from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEMA = 1

_OWN_KEYS = ("id", "like", "sources", "in_force_from", "in_force_to", "ratios_since")
"""What a version never takes over from the one it is like."""


def read_rulebook(documents: Mapping[str, object]) -> RuleBook:
    """Make the rule book of parsed TOML documents, by file name.

    Raises:
        ValidationError: Anything unknown, missing, doubled or contradictory, with its place.
    """
    tables = [StrictTable(raw, name) for name, raw in sorted(documents.items())]
    for table in tables:
        if (schema := table.positive("schema")) != SCHEMA:
            table.fail(f"schema 为{schema}，本版本只认{SCHEMA}，请升级软件。")
    head = _head(tables)
    sources = {key: _read_source(key, table) for key, table in _named(tables, "sources").items()}
    semantics = _read_semantics(head.child("semantics"), sources)
    book = RuleBook(
        as_of=head.take("as_of", date),
        semantics=semantics,
        sources=sources,
        bodies={
            key: _read_body(key, table, sources) for key, table in _named(tables, "bodies").items()
        },
        deadlines={
            key: _read_deadline(key, table, sources)
            for key, table in _named(tables, "deadlines").items()
        },
    )
    for table in tables:
        table.close()
    if problem := why_not_as_quoted(book):
        raise ValidationError(f"规则 {problem}", "请核对条文和 num、den、strict。")
    return book


def _head(tables: list[StrictTable]) -> StrictTable:
    heads = [table for table in tables if table.has("semantics")]
    if len(heads) != 1:
        raise ValidationError(
            f"规则文件中须有且只有一个写明 semantics，现有{len(heads)}个。", "请改正规则文件。"
        )
    return heads[0]


def _named(tables: Iterable[StrictTable], key: str) -> dict[str, StrictTable]:
    """Gather one kind of named tables from all files; an id stands once."""
    found: dict[str, StrictTable] = {}
    for table in tables:
        for name, child in table.named_children(key).items():
            if name in found:
                child.fail(f"{name} 重复，已见于 {found[name].where}。")
            found[name] = child
    return found


def _read_source(key: str, table: StrictTable) -> Source:
    source = Source(
        key=key,
        title=table.text("title"),
        number=table.text("number", ""),
        edition=table.text("edition", ""),
        in_force_from=table.find("in_force_from", date),
        in_force_to=table.find("in_force_to", date),
        review=table.flag("review"),
    )
    table.close()
    return source


def _read_citation(table: StrictTable, sources: Mapping[str, Source]) -> Citation:
    key = table.text("source")
    if key not in sources:
        table.fail(f"没有这个来源：{key!r}。")
    return Citation(
        source=sources[key], articles=table.text("articles", ""), purpose=table.text("purpose", "")
    )


def _read_threshold(table: StrictTable) -> Threshold:
    num, den = table.positive("num"), table.positive("den")
    if num > den:
        table.fail(f"比例{num}/{den}大于一。")
    return Threshold(num=num, den=den, strict=table.take("strict", bool))


def _read_semantics(table: StrictTable, sources: Mapping[str, Source]) -> Semantics:
    phrases = table.named_children("phrases")
    first = table.child("first_day")
    semantics = Semantics(
        inclusive=table.texts("inclusive"),
        exclusive=table.texts("exclusive"),
        first_day=FirstDay(
            counts=first.take("counts", bool),
            citation=_read_citation(first, sources),
            review=first.flag("review"),
        ),
        phrases={phrase: _read_threshold(child) for phrase, child in phrases.items()},
        note=table.text("note"),
        citation=_read_citation(table, sources),
    )
    for child in (*phrases.values(), first, table):
        child.close()
    return semantics


def _read_deadline(key: str, table: StrictTable, sources: Mapping[str, Source]) -> Deadline:
    deadline = Deadline(
        id=key,
        name_zh=table.text("name_zh"),
        name_en=table.text("name_en"),
        limit=table.member("limit", Limit),
        amount=table.positive("amount"),
        unit=table.member("unit", Period),
        citation=_read_citation(table, sources),
        in_force_from=table.find("in_force_from", date),
        review=table.flag("review"),
    )
    table.close()
    return deadline


def _read_body(key: str, table: StrictTable, sources: Mapping[str, Source]) -> Body:
    raw = [dict(child.rest()) for child in table.children("versions")]
    versions = [
        _read_version(StrictTable(_like(own, raw, table), f"{table.where}.versions[{i}]"), sources)
        for i, own in enumerate(raw)
    ]
    body = Body(
        id=key,
        name_zh=table.text("name_zh"),
        name_en=table.text("name_en"),
        kind=table.member("kind", Kind),
        versions=tuple(sorted(versions, key=_begin, reverse=True)),
    )
    table.close()
    if problem := why_not_coherent(body):
        table.fail(problem)
    return body


def _like(
    own: dict[str, object], siblings: list[dict[str, object]], body: StrictTable
) -> dict[str, object]:
    """Fill a version up from the one it is like (which itself must be like none)."""
    model_id = own.get("like")
    if model_id is None:
        return own
    models = [one for one in siblings if one.get("id") == model_id and "like" not in one]
    if len(models) != 1:
        body.fail(f"like 所指的版本 {model_id!r} 不存在，或者它自己也写了 like。")
    taken = {key: value for key, value in models[0].items() if key not in _OWN_KEYS}
    return taken | {key: value for key, value in own.items() if key != "like"}


def _begin(version: BodyVersion) -> date:
    return version.in_force_from or date.min


def _read_version(table: StrictTable, sources: Mapping[str, Source]) -> BodyVersion:
    version = BodyVersion(
        id=table.text("id"),
        sources=tuple(_read_closed_citation(one, sources) for one in table.children("sources")),
        in_force_from=table.find("in_force_from", date),
        in_force_to=table.find("in_force_to", date),
        ratios_since=table.find("ratios_since", date),
        electorate=table.text("electorate"),
        quorum_mode=table.member("quorum_mode", QuorumMode),
        quorums=tuple(_read_quorum(one) for one in table.children("quorums")),
        majorities=tuple(_read_majority(one) for one in table.children("majorities")),
        review=table.flag("review"),
        custom=table.flag("custom"),
        convener=table.text("convener", ""),
        may_demand=table.texts("may_demand"),
        frequency=table.text("frequency", ""),
        notice_days=table.count("notice_days"),
        notice_local_days=table.count("notice_local_days"),
        notice_exception=table.text("notice_exception", ""),
        notice_content=table.text("notice_content", ""),
        list_published_days=table.count("list_published_days"),
        proxy_allowed=table.find("proxy_allowed", bool),
        proxy_rule=table.text("proxy_rule", ""),
        online_allowed=table.find("online_allowed", bool),
        online_rule=table.text("online_rule", ""),
        secret_ballot=table.flag("secret_ballot"),
        first_step=table.text("first_step", ""),
        competence=table.text("competence", ""),
        must_not_decide=table.texts("must_not_decide"),
        households_per_representative=_read_range(table),
        composition=tuple(_read_share(one) for one in table.children("composition")),
        cautions=tuple(_read_caution(one) for one in table.children("cautions")),
        note=table.text("note", ""),
    )
    table.close()
    if problem := why_not_consistent(version):
        table.fail(problem)
    return version


def _read_closed_citation(table: StrictTable, sources: Mapping[str, Source]) -> Citation:
    citation = _read_citation(table, sources)
    table.close()
    return citation


def _read_quorum(table: StrictTable) -> Quorum:
    quorum = Quorum(
        id=table.text("id"),
        of=table.text("of"),
        unit=table.member("unit", Unit),
        threshold=_read_threshold(table),
        text=table.text("text", ""),
        exact_caution=table.text("exact_caution", ""),
    )
    table.close()
    return quorum


def _read_majority(table: StrictTable) -> Majority:
    own_id = table.text("id")
    majority = Majority(
        id=own_id,
        matter=table.text("matter", own_id),
        name=table.text("name"),
        base=table.member("base", Base),
        unit=table.member("unit", Unit) if table.has("unit") else None,
        threshold=_read_threshold(table),
        text=table.text("text", ""),
        note=table.text("note", ""),
        articles=table.text("articles", ""),
        custom=table.flag("custom"),
    )
    table.close()
    return majority


def _read_share(table: StrictTable) -> Share:
    share = Share(who=table.text("who"), threshold=_read_threshold(table))
    table.close()
    return share


def _read_caution(table: StrictTable) -> Caution:
    check = table.find("check", bool)
    caution = Caution(
        text=table.text("text"),
        since=table.find("since", date),
        matter=table.text("matter", ""),
        check=check is not False,
    )
    table.close()
    return caution


def _read_range(table: StrictTable) -> tuple[int, ...]:
    """Read [least, most] households that send one representative; () when left out."""
    items = table.find("households_per_representative", list)
    if items is None:
        return ()
    if [type(item) for item in items] != [int, int] or not 0 < items[0] <= items[1]:
        table.fail("households_per_representative 应是 [最少户数, 最多户数]。")
    return tuple(items)
