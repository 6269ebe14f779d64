"""Which procedures there are to choose from and to read, shipped and adapted here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.errors import NotFoundError
from desktop.records import AdaptedProcedure, Consultation, Organization, Regulation
from desktop.services.procedures import DEFAULT, get_shipped_procedures, list_procedures
from desktop.services.stage_guides import view_procedure_stages
from desktop.services.stages import procedure_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from desktop.domain.procedures import Procedure
    from desktop.services.papers import PaperPress
    from desktop.services.ports import Reading
    from desktop.services.stage_guides import StageGuide


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureLine:
    """One version of a procedure.

    Attributes:
        id: What all its versions share.
        key: What a consultation keeps of it (chain@1).
        name: What it is called, in Chinese.
        purpose: One sentence: for what it is meant.
        kinds: Kinds of consultation for which it is offered first.
        stages: How many it has.
        in_use: How many consultations follow it.
        is_newest: Whether a consultation that begins now follows this version.
        is_shipped: Whether the app brought it.
        based_on: Name and version of the one it was adapted from; "" where it is shipped.
        adapted_by: By whom.
        reason: Why.
        adapted_at: When; None where it is shipped.
    """

    id: str
    key: str
    version: int
    name: str
    purpose: str
    kinds: tuple[str, ...]
    stages: int
    in_use: int
    is_newest: bool
    is_shipped: bool
    based_on: str = ""
    adapted_by: str = ""
    reason: str = ""
    adapted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureView:
    """A version of a procedure, stage by stage; `regulations` are the titles of rules for it."""

    line: ProcedureLine
    stages: tuple[StageGuide, ...]
    regulations: tuple[str, ...]


def list_procedure_lines(reading: Reading) -> list[ProcedureLine]:
    """Return every version there is, the general one first, of each procedure the newest."""
    procedures = list_procedures(reading)
    order = list(dict.fromkeys((DEFAULT, *(one.id for one in procedures.values()))))
    rows = {f"{row.code}@{row.version}": row for row in reading.list(AdaptedProcedure)}
    newest = _newest_keys(procedures.values())
    return [
        _line(reading, one, rows.get(one.key), procedures, is_newest=one.key in newest)
        for one in sorted(procedures.values(), key=lambda one: (order.index(one.id), -one.version))
    ]


def _newest_keys(procedures: Iterable[Procedure]) -> set[str]:
    newest: dict[str, Procedure] = {}
    for one in procedures:
        if one.id not in newest or one.version > newest[one.id].version:
            newest[one.id] = one
    return {one.key for one in newest.values()}


def list_offered_procedures(reading: Reading) -> list[ProcedureLine]:
    """Return the newest version of each procedure: what a consultation may begin with."""
    return [line for line in list_procedure_lines(reading) if line.is_newest]


def suggest_procedure(lines: Sequence[ProcedureLine], kind: str) -> str:
    """Return the id of the procedure meant for a kind of consultation; those adapted here first."""
    found = [line for line in lines if kind in line.kinds]
    own = [line for line in found if not line.is_shipped]
    return (own or found)[0].id if found else DEFAULT


def view_procedure(reading: Reading, key: str, press: PaperPress) -> ProcedureView:
    """Return a version of a procedure, stage by stage.

    Raises:
        NotFoundError: There is no such version.
    """
    procedures = list_procedures(reading)
    if key not in procedures:
        raise NotFoundError(f"没有协商程序“{key}”。", "请从列表里选。", procedure=key)
    (line,) = [one for one in list_procedure_lines(reading) if one.key == key]
    rules = reading.list(Regulation, procedure=line.id)
    return ProcedureView(
        line=line,
        stages=view_procedure_stages(procedures[key], _place_here(reading), press),
        regulations=tuple(row.title for row in rules),
    )


def _place_here(reading: Reading) -> str:
    """Return whose law applies to the ledger's own organization: ``village`` or ``community``."""
    own = reading.setting("org")
    organization = reading.find(Organization, UUID(own)) if own else None
    return "community" if organization and organization.level == "community" else "village"


def _line(
    reading: Reading,
    procedure: Procedure,
    row: AdaptedProcedure | None,
    procedures: Mapping[str, Procedure],
    *,
    is_newest: bool,
) -> ProcedureLine:
    is_shipped = procedure.key in get_shipped_procedures()
    base = procedures.get(row.based_on) if row else None
    return ProcedureLine(
        id=procedure.id,
        key=procedure.key,
        version=procedure.version,
        name=procedure.name_zh,
        purpose=procedure.purpose,
        kinds=procedure.kinds,
        stages=len(procedure.stages),
        in_use=reading.count(Consultation, procedure=procedure.key),
        is_newest=is_newest,
        is_shipped=is_shipped,
        based_on=procedure_title(base) if base is not None and not is_shipped else "",
        adapted_by=row.adapted_by if row and not is_shipped else "",
        reason=row.reason if row and not is_shipped else "",
        adapted_at=reading.history(row.id)[0].at if row and not is_shipped else None,
    )
