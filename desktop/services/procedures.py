"""The procedures in resources/procedures/, and which of them a consultation follows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop.domain.procedures import Procedure, newest, read_procedures
from desktop.errors import NotFoundError
from desktop.records import Organization
from desktop.records.consultations import STAGES
from desktop.resources import resource
from desktop.services.laws import get_rulebook, parse_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.records import Consultation
    from desktop.services.ports import Reading

DEFAULT = "chain"


@cache
def get_procedures() -> Mapping[str, Procedure]:
    """Return the shipped procedures by key (chain@1), read and checked once."""
    documents = {
        file.name: parse_rules(file.read_text(encoding="utf-8"), file.name)
        for file in resource("procedures").iterdir()
        if file.name.endswith(".toml")
    }
    return read_procedures(documents, get_rulebook(), STAGES)


def get_newest_procedure(procedure_id: str = DEFAULT) -> Procedure:
    """Return the version of a procedure with which a consultation begins now.

    Raises:
        NotFoundError: There is no such procedure.
    """
    try:
        return newest(get_procedures(), procedure_id)
    except KeyError as error:
        known = "、".join(dict.fromkeys(one.id for one in get_procedures().values()))
        raise NotFoundError(
            f"没有“{procedure_id}”这种协商程序。", f"可选：{known}。", procedure=procedure_id
        ) from error


def procedure_of(consultation: Consultation) -> Procedure:
    """Return the procedure that a consultation is bound to.

    One begun before there were any follows the first version of the general one.

    Raises:
        NotFoundError: It is bound to a procedure that this version of the app does not have.
    """
    key = consultation.procedure or f"{DEFAULT}@1"
    found = get_procedures().get(key)
    if found is None:
        raise NotFoundError(f"本程序没有收录协商程序“{key}”。", "请升级议事簿。", procedure=key)
    return found


def place_of(reading: Reading, consultation: Consultation) -> str:
    """Return whose law applies where a consultation is held: ``village`` or ``community``."""
    organization = reading.find(Organization, consultation.org)
    return "community" if organization and organization.level == "community" else "village"
