"""The procedures in resources/procedures/, and which of them a consultation follows."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from desktop.domain.procedures import Procedure, newest, read_procedures
from desktop.errors import NotFoundError, ValidationError
from desktop.records import AdaptedProcedure, Organization
from desktop.records.consultations import STAGES
from desktop.resources import resource
from desktop.services.laws import get_rulebook, parse_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.records import Consultation
    from desktop.services.ports import Reading

DEFAULT = "chain"


@cache
def get_shipped_procedures() -> Mapping[str, Procedure]:
    """Return the procedures that the app brings, by key (chain@1), read and checked once."""
    documents = {
        file.name: parse_rules(file.read_text(encoding="utf-8"), file.name)
        for file in resource("procedures").iterdir()
        if file.name.endswith(".toml")
    }
    return read_procedures(documents, get_rulebook(), STAGES)


def list_procedures(reading: Reading) -> dict[str, Procedure]:
    """Return every version of every procedure by key, those adapted here after those shipped.

    What this version of the app cannot read (a county's, made by a newer one) is left out.
    """
    found = dict(get_shipped_procedures())
    for row in reading.list(AdaptedProcedure):
        procedure = _read_adapted(row.content)
        if procedure is not None:
            found.setdefault(procedure.key, procedure)
    return found


@lru_cache(maxsize=256)  # its rows never change
def _read_adapted(content: str) -> Procedure | None:
    try:
        document = json.loads(content)
        (procedure,) = read_procedures({"": document}, get_rulebook(), STAGES).values()
    except (ValueError, ValidationError):
        return None
    return procedure


def get_newest_procedure(reading: Reading, procedure_id: str = DEFAULT) -> Procedure:
    """Return the version of a procedure with which a consultation begins now.

    Raises:
        NotFoundError: There is no such procedure.
    """
    procedures = list_procedures(reading)
    try:
        return newest(procedures, procedure_id)
    except KeyError as error:
        known = "、".join(dict.fromkeys(one.id for one in procedures.values()))
        raise NotFoundError(
            f"没有“{procedure_id}”这种协商程序。", f"可选：{known}。", procedure=procedure_id
        ) from error


def procedure_of(reading: Reading, consultation: Consultation) -> Procedure:
    """Return the procedure that a consultation is bound to, shipped or adapted.

    One begun before there were any follows the first version of the general one.

    Raises:
        NotFoundError: It is bound to a procedure that this version of the app does not have.
    """
    key = consultation.procedure or f"{DEFAULT}@1"
    found = get_shipped_procedures().get(key) or _find_adapted(reading, key)
    if found is None:
        raise NotFoundError(f"本程序没有收录协商程序“{key}”。", "请升级议事簿。", procedure=key)
    return found


def _find_adapted(reading: Reading, key: str) -> Procedure | None:
    code, _, version = key.rpartition("@")
    if not code or not version.isdecimal():
        return None
    rows = reading.list(AdaptedProcedure, code=code, version=int(version))
    return _read_adapted(rows[0].content) if rows else None


def place_of(reading: Reading, consultation: Consultation) -> str:
    """Return whose law applies where a consultation is held: ``village`` or ``community``."""
    organization = reading.find(Organization, consultation.org)
    return "community" if organization and organization.level == "community" else "village"
