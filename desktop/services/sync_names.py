"""What the sync centre calls a row, a person and a place of which sync knows only the ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.domain.clocks import parse_stamp
from desktop.domain.partial_dates import from_edtf, show_partial_date
from desktop.records import (
    Account,
    Device,
    Kind,
    Organization,
    declaration_of,
    record_type,
    title_of,
)
from desktop.records.declarations import name_field
from desktop.services.change_views import shown_value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from desktop.domain.feeds import KnownOrg
    from desktop.records import Field, Record
    from desktop.services.ports import Reading
    from desktop.services.sync_ports import SyncStore

HERE, OURS, TOWNSHIP, COUNTY, ABOVE = "here", "ours", "township", "county", "above"
OTHER = "other"
_ABOVE = {"township": TOWNSHIP, "county": COUNTY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who wrote something, where and when.

    Attributes:
        place: HERE (this machine), OURS (another machine of the same organization), TOWNSHIP or
            COUNTY (above), ABOVE where it is not known which of them, or OTHER.
        name: Of the organization, or of the machine where it is OURS; "" where unknown.
        by: The person, "" where this ledger does not know them.
        at: When, as their clock said (aware); None where a snapshot brought it.
    """

    place: str
    name: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A row: its type, what the type is called, and what the row is.

    Attributes:
        type: Name of the record type; may be one that this version does not know.
        row: Its id.
        kind: What the type is called, "" where this version does not know it.
        name: What stands for the row; "" where it is not here.
        is_here: Whether the row can be shown: one that was refused has a name and is not.
    """

    type: str
    row: UUID | None
    kind: str
    name: str
    is_here: bool = True


class SyncNames:
    """Names things within one look at the ledger."""

    def __init__(self, reading: Reading, store: SyncStore) -> None:
        self._reading = reading
        joining, scope = store.joining(), store.scope()
        self._device = joining.device if joining else ""
        self._orgs: dict[str, KnownOrg] = {}
        self._ours = {joining.org} if joining else set()
        for known in (scope.org, *scope.above, *scope.below) if scope else ():
            self._orgs |= dict.fromkeys((known.id, *known.aliases), known)
        if scope:
            self._ours |= {scope.org.id, *scope.org.aliases}
        self._above = {one.id for one in scope.above} if scope else set()

    def origin(
        self, actor: str, device: str, org: str, stamp: str, *, from_above: bool = False
    ) -> Origin:
        """Return who wrote something; ids as sync carries them, "" where it does not.

        Args:
            actor: The account.
            device: The machine.
            org: Whose the row is: those above may write rows of those below.
            stamp: When.
            from_above: Whether they may write rows of this type.
        """
        place, name = self._place(device, org)
        if from_above and (place, name) == (OURS, ""):
            place = ABOVE  # every machine of one's own is known by its name
        at = parse_stamp(stamp)[0] if stamp else None
        return Origin(place=place, name=name, by=self.person(actor), at=at)

    def machine(self, device: str) -> tuple[str, str]:
        """Return place and name of a machine, of which nothing else is known."""
        if device == self._device:
            return HERE, ""
        known = self._reading.find(Device, _id(device))
        return (OURS, known.name) if known else (OTHER, "")

    def person(self, actor: str) -> str:
        """Return the name of whoever did something, "" where this ledger does not know them."""
        account = self._reading.find(Account, _id(actor))
        return account.name if account else ""

    def _place(self, device: str, org: str) -> tuple[str, str]:
        if device and device == self._device:
            return HERE, ""
        if org in self._ours:
            machine = self._reading.find(Device, _id(device))
            return OURS, machine.name if machine else ""
        known = self._orgs.get(org)
        if known is None:
            row = self._reading.find(Organization, _id(org))
            return OTHER, row.name if row else ""
        place = _ABOVE.get(known.level, OTHER) if known.id in self._above else OTHER
        return place, known.name

    def subject(self, type_name: str, row: str) -> Subject:
        """Return what a row is called."""
        key, found = _id(row), self.find(type_name, row)
        try:
            kind = declaration_of(record_type(type_name)).title
        except KeyError:
            kind = ""
        name = self._name(found) if found else self._written_name(type_name, key)
        return Subject(type=type_name, row=key, kind=kind, name=name, is_here=found is not None)

    def _written_name(self, type_name: str, row: UUID | None) -> str:
        """Return what stood for a row that the ledger does not show, as it was last written here.

        The county refused it, or it waits for what it belongs to.
        """
        try:
            declaration = declaration_of(record_type(type_name))
        except KeyError:
            return ""
        written = self._reading.history(row) if row is not None else ()
        values = [one.fields.get(declaration.named_by) for one in written]
        last = next((value for value in reversed(values) if value), None)
        field = declaration.field(declaration.named_by)
        return plain_words(self._reading, field, last) if last else ""

    def _name(self, row: Record) -> str:
        """Return what stands for a row: of a part that is named by a choice, what it is a part of.

        A ballot is so named by its motion, and an entry of progress by its task.
        """
        declaration = declaration_of(type(row))
        if declaration.field(declaration.named_by).kind is Kind.CHOICE:
            for field in declaration.fields:
                whole = getattr(row, field.name) if field.kind is Kind.PART_OF else None
                found = self.find(field.target, str(whole)) if whole else None
                if found is not None:
                    return self._name(found)
        return title_of(row)

    def find(self, type_name: str, row: str) -> Record | None:
        """Return a row; None where it is not here, or this version does not know its type."""
        try:
            return self._reading.find(record_type(type_name), _id(row))
        except KeyError:
            return None


def name_of_reference(field: Field) -> str:
    """Return the field that keeps the name of a reference, "" where a field is none."""
    many = field.kind is Kind.REFS
    return name_field(field.name, many=many) if many or field.kind is Kind.REF else ""


def plain_words(reading: Reading, field: Field, plain: Any, name: Any = None) -> str:
    """Return a plain value of a field as people read it, "" where it says nothing.

    Args:
        reading: Tells the names of what is referred to, where `name` does not.
        field: The declared field.
        plain: Its value (desktop.records.values).
        name: What a reference was called when it was written.
    """
    if field.kind in (Kind.REF, Kind.REFS):
        told = name if isinstance(name, list) else [name] if name else []
        return "、".join(told or _named(reading, field, plain))
    if field.kind is Kind.DAY and plain:
        return show_partial_date(from_edtf(str(plain)))
    words = shown_value(field, {field.name: plain})
    return f"{words}{field.unit}" if words else ""


def _named(reading: Reading, field: Field, plain: Any) -> Iterator[str]:
    many = plain if isinstance(plain, list) else [plain] if plain else []
    for one in many:
        row = reading.find(record_type(field.target), UUID(one))
        yield title_of(row) if row else one


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
