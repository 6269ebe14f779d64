"""What papers that are tables are made of: frozen values without ids."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperColumn:
    """One column: as wide as `characters`, or with a `share` of what the others leave."""

    label: str
    characters: float = 0.0
    share: float = 0.0
    centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTable:
    """One table, its rows numbered; `nothing` is said instead where it has none."""

    heading: str = ""
    columns: tuple[PaperColumn, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSnapshot:
    """A paper of tables with a head; `facts` are label and value, `said` stands below them all."""

    organization: str = ""
    title: str = ""
    number: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[PaperTable, ...] = ()
    said: str = ""
    signatures: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class AnnualPlanSnapshot(TableSnapshot):
    """年度协商计划表."""

    __slots__ = ()


class ProblemListSnapshot(TableSnapshot):
    """年度问题清单: what each consultation of a year was about to mend."""

    __slots__ = ()
