"""Triggers, made from the declarations, that refuse what no service did.

They ask `yishibu_mode()`, which only our own connections register: any other program that opens
the ledger is refused by SQLite itself. Nothing recorded is ever deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.records import all_records, declaration_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.records import Declaration

PREFIX = "guard_"

# What yishibu_mode() answers.
READING = 0
WRITING = 1
REBUILDING = 2

_JOURNAL = ("writer", "change", "patch")
# The body of a patch that stood as a digest only, because it was large or not for this reader.
_BODY_COMES = "OLD.body IS NULL AND OLD.id = NEW.id AND OLD.digest = NEW.digest"


def guard_statements() -> dict[str, str]:
    """Return trigger name to its CREATE TRIGGER statement, for every guarded table."""
    return dict(_guards())


def _guards() -> Iterator[tuple[str, str]]:
    for record in all_records():
        declaration = declaration_of(record)
        table = declaration.table
        yield _trigger(table, "insert", [(f"yishibu_mode() = {READING}", "outside a service")])
        yield _trigger(table, "update", _update_conditions(declaration))
        yield _trigger(table, "delete", [(f"yishibu_mode() <> {REBUILDING}", "never deleted")])
    for table in _JOURNAL:
        yield _trigger(table, "insert", [(f"yishibu_mode() <> {WRITING}", "outside a service")])
        for act in ("update", "delete"):
            stands = "yishibu_mode() IS NOT NULL"
            if (table, act) == ("patch", "update"):
                stands = f"NOT (yishibu_mode() = {WRITING} AND {_BODY_COMES})"
            yield _trigger(table, act, [(stands, "the journal stands")])


def _update_conditions(declaration: Declaration) -> list[tuple[str, str]]:
    conditions = [(f"yishibu_mode() = {READING}", "outside a service")]
    frozen = f"yishibu_mode() <> {REBUILDING}"
    if declaration.insert_only:
        conditions.append((frozen, "insert only"))
    elif declaration.frozen_when:
        conditions.append((f'OLD."{declaration.frozen_when}" IS NOT NULL AND {frozen}', "frozen"))
    return conditions


def _trigger(table: str, act: str, conditions: list[tuple[str, str]]) -> tuple[str, str]:
    name = f"{PREFIX}{table}_{act}"
    cases = " ".join(
        f"WHEN {condition} THEN RAISE(ABORT, '{PREFIX}{table}: {why}')"
        for condition, why in conditions
    )
    return name, (
        f'CREATE TRIGGER "{name}" BEFORE {act.upper()} ON "{table}" '
        f"BEGIN SELECT CASE {cases} END; END"
    )


def drop_guards(run: Callable[[str], object], names: list[str]) -> None:
    """Drop the guards of these names."""
    for name in names:
        run(f'DROP TRIGGER "{name}"')


def make_guards(run: Callable[[str], object]) -> None:
    """Create every guard; `run` executes one statement."""
    for statement in guard_statements().values():
        run(statement)
