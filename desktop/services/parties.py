"""The sides of a consultation: added, put in order, and held against what their kind asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.domain.consultation_forms import are_equal
from desktop.errors import ConflictError, ValidationError
from desktop.records import Consultation, ConsultingParty, PartnerUnit
from desktop.records.parties import PARTY_ROLES
from desktop.services.acts import act
from desktop.services.consultation_forms import cite, get_form_book
from desktop.services.forms import fill
from desktop.services.meeting_snapshots import named
from desktop.services.stages import require_in_hand

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLine:
    """One side; `size` counts its chief and its members, each once."""

    id: UUID
    title: str
    role: str
    unit: str
    chief: str
    members: tuple[str, ...]
    rights: str
    duties: str
    brings: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartiesView:
    """The sides of a consultation.

    Attributes:
        lines: In their order.
        kind: Key of the kind of consultation.
        is_unequal: Their numbers differ, where the data want them equal.
        basis: Where that is written.
        presets: How many sides the data name for this kind and are not there yet.
    """

    lines: tuple[PartyLine, ...]
    kind: str
    is_unequal: bool
    basis: str
    presets: int


def list_parties(reading: Reading, consultation: UUID) -> list[ConsultingParty]:
    """Return the sides of a consultation in their order."""
    rows = reading.list(ConsultingParty, consultation=consultation)
    return sorted(rows, key=lambda row: (row.position, row.id))


def view_parties(reading: Reading, consultation: UUID) -> PartiesView:
    """Return the sides of a consultation as its page shows them."""
    row = reading.get(Consultation, consultation)
    lines = tuple(_line(party) for party in list_parties(reading, consultation))
    there = {line.title for line in lines}
    rule = get_form_book().kind(row.kind)
    return PartiesView(
        lines=lines,
        kind=row.kind,
        # Sides of which nobody is named yet are passed over.
        is_unequal=not are_equal(rule, [line.size for line in lines if line.size]),
        basis=cite(rule.grounds),
        presets=sum(preset.title not in there for preset in rule.parties),
    )


def _line(row: ConsultingParty) -> PartyLine:
    people = {*row.members, *([row.chief] if row.chief else [])}
    return PartyLine(
        id=row.id,
        title=row.title,
        role=row.role,
        unit=named(row, "unit"),
        chief=named(row, "chief"),
        members=tuple(named(row, "members")),
        rights=row.rights,
        duties=row.duties,
        brings=row.brings,
        size=len(people),
    )


@act("增加协商方")
def add_party(work: Work, /, consultation: UUID, **values: Any) -> UUID:
    """Add a side, behind those that are there; a unit may be named by a text that has no row yet.

    Raises:
        ValidationError: It has no name, or its chief is among its members.
        ConflictError: A side of this name is there, or the consultation was archived.
    """
    require_in_hand(work.get(Consultation, consultation))
    others = list_parties(work, consultation)
    row = ConsultingParty(
        consultation=consultation, position=max((one.position for one in others), default=0) + 1
    )
    _fill(work, row, values, others)
    work.add(row)
    return row.id


@act("修改协商方")
def edit_party(work: Work, /, party: UUID, **values: Any) -> None:
    """Change a side.

    Raises:
        ValidationError: It has no name, or its chief is among its members.
        ConflictError: A side of this name is there, or the consultation was archived.
    """
    row = work.get(ConsultingParty, party)
    require_in_hand(work.get(Consultation, row.consultation))
    others = [one for one in list_parties(work, row.consultation) if one.id != party]
    _fill(work, row, values, others)


def _fill(
    work: Work, row: ConsultingParty, values: dict[str, Any], others: list[ConsultingParty]
) -> None:
    unit = values.get("unit")
    if isinstance(unit, str):
        values = values | {"unit": keep_unit(work, name=unit)}
    fill(row, values)
    if not row.title:
        raise ValidationError("协商方没有名称。", "例如：占地农户。", field="title")
    if row.role not in PARTY_ROLES:
        raise ValidationError("没有这种角色。", "请重新选。", field="role")
    if any(one.title == row.title for one in others):
        raise ConflictError(f"已经有“{row.title}”这一方。", "请换一个名称。", field="title")
    # Named once: the chief is counted with the members.
    row.members = tuple(one for one in dict.fromkeys(row.members) if one != row.chief)


@act("登记共建单位")
def keep_unit(work: Work, /, *, name: str, **values: Any) -> UUID:
    """Return the unit of a name, entered now where there was none.

    Raises:
        ValidationError: It has no name.
    """
    cleaned = " ".join(name.split())
    if not cleaned:
        raise ValidationError("单位没有名称。", "请填写名称。", field="unit")
    found = work.list(PartnerUnit, name=cleaned)
    if found:
        return found[0].id
    row = PartnerUnit()
    fill(row, {"name": cleaned} | values)
    work.add(row)
    return row.id


@act("调整协商方次序")
def move_party(work: Work, /, party: UUID, by: int) -> None:
    """Move a side up (-1) or down (1); at the end it stays."""
    row = work.get(ConsultingParty, party)
    require_in_hand(work.get(Consultation, row.consultation))
    rows = list_parties(work, row.consultation)
    at = [one.id for one in rows].index(party)
    to = min(max(at + by, 0), len(rows) - 1)
    rows.insert(to, rows.pop(at))
    for position, one in enumerate(rows, start=1):
        if one.position != position:
            one.position = position


@act("去掉协商方")
def remove_party(work: Work, /, party: UUID) -> None:
    """Take a side out of the plan; it stays in the journal."""
    row = work.get(ConsultingParty, party)
    require_in_hand(work.get(Consultation, row.consultation))
    work.remove(row)


@act("按协商类型列出各方")
def add_preset_parties(work: Work, /, consultation: UUID) -> int:
    """Add the sides that the data name for this kind and that are not there; how many.

    Raises:
        ConflictError: All are there, or the data name none, or the consultation was archived.
    """
    row = work.get(Consultation, consultation)
    there = {one.title for one in list_parties(work, consultation)}
    wanted = [one for one in get_form_book().kind(row.kind).parties if one.title not in there]
    if not wanted:
        raise ConflictError("没有可以带出的协商方。", "请一方一方地加。")
    for preset in wanted:
        add_party(
            work,
            consultation,
            title=preset.title,
            role=preset.role,
            rights=preset.rights,
            duties=preset.duties,
        )
    return len(wanted)


def preset_rights(reading: Reading, consultation: UUID) -> dict[str, str]:
    """Return rights and duties with which a new side begins: those of the forms chosen."""
    row = reading.get(Consultation, consultation)
    book = get_form_book()
    rules = [book.forms[form] for form in row.forms if form in book.forms]
    return {
        "rights": _sentences(right for rule in rules for right in rule.rights),
        "duties": _sentences(duty for rule in rules for duty in rule.duties),
    }


def _sentences(parts: Any) -> str:
    told = list(dict.fromkeys(parts))
    return "；".join(told) + "。" if told else ""
