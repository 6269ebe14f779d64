"""The procedures in resources/procedures/, and which of them a consultation follows."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

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
    return read_procedures(_shipped_documents(), get_rulebook(), STAGES)


@cache
def _shipped_documents() -> Mapping[str, object]:
    return {
        file.name: parse_rules(file.read_text(encoding="utf-8"), file.name)
        for file in sorted(resource("procedures").iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }


def read_document(reading: Reading, key: str) -> dict[str, Any]:
    """Return a version of a procedure as its file or its row has it, to be adapted.

    Raises:
        NotFoundError: There is no such version.
    """
    for document in get_shipped_documents():
        if f"{document['id']}@{document['version']}" == key:
            return document
    row = find_adapted(reading, key)
    if row is None:
        raise NotFoundError(f"没有协商程序“{key}”。", "请从列表里选。", procedure=key)
    return dict(json.loads(row.content))


def get_shipped_documents() -> list[dict[str, Any]]:
    """Return the procedures that the app brings, as their files have them."""
    return [document for document in _shipped_documents().values() if isinstance(document, dict)]


def read_procedure(document: object) -> Procedure:
    """Read one procedure as strictly as those shipped; ValidationError names what is wrong."""
    (procedure,) = read_procedures({"": document}, get_rulebook(), STAGES).values()
    return procedure


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
        return read_procedure(json.loads(content))
    except (ValueError, ValidationError):
        return None


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
    found = get_shipped_procedures().get(key) or _read_row(find_adapted(reading, key))
    if found is None:
        raise NotFoundError(f"本程序没有收录协商程序“{key}”。", "请升级议事簿。", procedure=key)
    return found


def find_adapted(reading: Reading, key: str) -> AdaptedProcedure | None:
    """Return the row of an adapted version; None where there is none that can be read."""
    code, _, version = key.rpartition("@")
    if not code or not version.isdecimal():
        return None
    rows = reading.list(AdaptedProcedure, code=code, version=int(version))
    return next((row for row in rows if _read_adapted(row.content) is not None), None)


def _read_row(row: AdaptedProcedure | None) -> Procedure | None:
    return _read_adapted(row.content) if row is not None else None


def place_of(reading: Reading, consultation: Consultation) -> str:
    """Return whose law applies where a consultation is held: ``village`` or ``community``."""
    organization = reading.find(Organization, consultation.org)
    return "community" if organization and organization.level == "community" else "village"
