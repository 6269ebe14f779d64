"""Views for reports, made from the declarations: one for each record type, one column a field.

``report_concern``, ``report_consultation``, ``report_ballot``, ``report_task`` and so on may be
asked by any program that speaks SQL. Personal and local fields are not in them, nor the name that a
reference kept of a record that is called by a personal field: a participant, who spoke; nor where
somebody is written by name for what they did: who answers for a task, who sealed the papers. What
people write freely is there as they wrote it. New fields come last, so that views which a county
made on top of these stay right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect

from desktop.domain.changes import canonical, digest_of
from desktop.records import Kind, all_records, declaration_of
from desktop.records.declarations import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from desktop.records import Declaration, Field

PREFIX = "report_"
_SHAPE = 3  # raised when the views of the same declarations come out differently

_ALWAYS = ("id", "org", "org_code", "org_name")

# A value of another kind than declared, which only a forged Change can bring, shows as nothing:
# it must not keep a county from all other rows.
_PLAIN = {"sqlite": "json_extract(r.fields, '$.{0}')", "postgresql": "r.fields ->> '{0}'"}
_LISTS = {"sqlite": "json_extract(r.fields, '$.{0}')", "postgresql": "r.fields -> '{0}'"}
_TYPED = {
    Kind.INTEGER: {
        "sqlite": "CASE json_type(r.fields, '$.{0}') WHEN 'integer'"
        " THEN json_extract(r.fields, '$.{0}') END",
        "postgresql": "CASE jsonb_typeof(r.fields -> '{0}') WHEN 'number'"
        " THEN (r.fields ->> '{0}')::bigint END",
    },
    Kind.YES_NO: {
        "sqlite": "CASE json_type(r.fields, '$.{0}') WHEN 'true' THEN 1 WHEN 'false' THEN 0 END",
        "postgresql": "CASE jsonb_typeof(r.fields -> '{0}') WHEN 'boolean'"
        " THEN (r.fields ->> '{0}')::boolean END",
    },
    Kind.DECIMAL: {
        "sqlite": "CAST(json_extract(r.fields, '$.{0}') AS NUMERIC)",
        "postgresql": "CASE WHEN r.fields ->> '{0}' ~ '^-?[0-9]{{1,40}}([.][0-9]{{1,40}})?$'"
        " THEN (r.fields ->> '{0}')::numeric END",
    },
    Kind.CHOICES: _LISTS,
    Kind.REFS: _LISTS,
}


def declared_digest() -> str:
    """Return the digest of all that views, and rows' rules, depend on."""
    found = [
        [
            each.name,
            each.frozen_when,
            each.insert_only,
            [
                [one.name, one.label, one.kind.value, _is_hidden(each, one), dict(one.choices)]
                for one in each.fields
            ],
        ]
        for each in map(declaration_of, all_records())
    ]
    return digest_of(canonical([_SHAPE, SCHEMA, found]))


def make_views(connection: Connection) -> None:
    """Make every view, or bring it up to the declarations.

    PostgreSQL only adds columns behind the others. A view that now hides one is dropped there, with
    what a county made on top of it, which would show it still.
    """
    there = inspect(connection)
    known = set(there.get_view_names())
    for each in map(declaration_of, all_records()):
        name, engine = PREFIX + each.table, connection.dialect.name
        if name in known and engine == "postgresql":
            had = [one["name"] for one in there.get_columns(name)]
            if had != [*_ALWAYS, *(one for one, _, _ in _columns(each, engine))][: len(had)]:
                connection.exec_driver_sql(f'DROP VIEW "{name}" CASCADE')
        for statement in _statements(each, engine):
            connection.exec_driver_sql(statement)


def _statements(declaration: Declaration, engine: str) -> Iterator[str]:
    name = f'"{PREFIX}{declaration.table}"'
    columns = list(_columns(declaration, engine))
    shown = ", ".join(f'{value} AS "{column}"' for column, _, value in columns)
    query = (
        f"SELECT r.id, r.org, o.code AS org_code, o.name AS org_name, {shown}"  # noqa: S608 – declared names
        f' FROM "row" AS r JOIN organization AS o ON o.id = r.org'
        f" WHERE r.type = '{declaration.name}'"
    )
    if engine == "sqlite":
        yield f"DROP VIEW IF EXISTS {name}"
        yield f"CREATE VIEW {name} AS {query}"
        return
    yield f"CREATE OR REPLACE VIEW {name} AS {query}".replace("%", "%%")
    yield f"COMMENT ON VIEW {name} IS {_quoted(declaration.title)}".replace("%", "%%")
    for column, label, _ in columns:
        yield f'COMMENT ON COLUMN {name}."{column}" IS {_quoted(label)}'.replace("%", "%%")


def _columns(declaration: Declaration, engine: str) -> Iterator[tuple[str, str, str]]:
    """Yield name, label and SQL of each column, older fields first."""
    for each in sorted(declaration.fields, key=lambda one: max(one.since, declaration.since)):
        if each.name in _ALWAYS or _is_hidden(declaration, each):
            continue
        yield each.name, each.label, _value(each, engine)
        if each.kind is Kind.CHOICE:
            yield f"{each.name}_label", each.label, _label(each, engine)


def _is_hidden(declaration: Declaration, each: Field) -> bool:
    """Tell whether a field is personal or local, or somebody's name."""
    if each.personal or each.local or each.somebody:
        return True
    return each.kind is Kind.NAME and _is_named_personally(declaration.field(each.of).target)


def _is_named_personally(record: str) -> bool:
    found = {one.name: one for one in map(declaration_of, all_records())}.get(record)
    return found is not None and _is_hidden(found, found.field(found.named_by))


def _value(each: Field, engine: str) -> str:
    if each.kind is Kind.NAME and each.default == ():
        return _LISTS[engine].format(each.name)
    return _TYPED.get(each.kind, _PLAIN)[engine].format(each.name)


def _label(each: Field, engine: str) -> str:
    cases = " ".join(
        f"WHEN {_quoted(key)} THEN {_quoted(label)}" for key, label in each.choices.items()
    )
    return f"CASE {_PLAIN[engine].format(each.name)} {cases} END"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
