"""The invented village in which the sample cases happen: its people and who may vote where."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.domain.rosters import RosterPerson
from desktop.errors import ValidationError
from desktop.records import (
    AnnualPlan,
    Person,
    PlanItem,
    Roster,
    RosterEntry,
    all_records,
    declaration_of,
    record_type,
)
from desktop.records.declarations import Kind
from desktop.records.people import MEMBERSHIPS, SEXES
from desktop.services.annual_plans import add_item, begin_plan
from desktop.services.electorates import count_for, make_roster
from desktop.services.registers import add_entry
from desktop.services.rosters import count_outcomes, import_people, plan_import
from desktop.services.sample_tables import Tell, read_sample_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from desktop.records import Record
    from desktop.services.ports import Ledger
    from desktop.services.rosters import ImportCounts
    from desktop.services.sample_tables import SampleTable, Values

VILLAGE = "samples/village.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleRoster:
    """An electorate: what `make_roster` is given, and for how many households each stands."""

    values: Values
    households: Mapping[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class SamplePlan:
    """The plan of a year, and its items in their order."""

    values: Values
    items: tuple[Values, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleVillage:
    """The place of the cases.

    Attributes:
        read_on: The day on which the roster's file is read (ISO 8601): ages depend on it.
        people: Who is not on the sample roster, and offices of those who are.
        rosters: By the key with which meetings name them.
        registers: Rows of the room's registers, by type.
    """

    code: str
    organization: str
    keeper: str
    read_on: str
    people: tuple[RosterPerson, ...]
    rosters: Mapping[str, SampleRoster]
    plan: SamplePlan
    registers: tuple[tuple[str, Values], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """A village in a ledger: ids of everybody by name, rosters by key, plan items by title."""

    persons: Mapping[str, UUID]
    rosters: Mapping[str, UUID]
    plan_items: Mapping[str, UUID] = field(default_factory=dict)

    def person(self, name: str) -> UUID:
        """Return somebody's id; ValidationError where nobody has that name."""
        return named_id(self.persons, name)

    def with_ids(self, kind: type[Record], values: Values) -> Values:
        """Return values of a record with the ids of the people whom they name."""
        found = dict(values)
        declaration = declaration_of(kind)
        for name, value in values.items():
            field = declaration.field(name)
            if field.target != Person.__name__:
                continue
            if field.kind is Kind.REFS:
                found[name] = tuple(self.person(one) for one in value)
            else:
                found[name] = self.person(value)
        return found


def named_id(ids: Mapping[str, UUID], name: str) -> UUID:
    """Return the id of somebody named in a case; ValidationError where there is none."""
    if name not in ids:
        raise ValidationError(
            f"示例里没有“{name}”这个人，或此人不在参加人之列。", "请改正示例文件或名册。"
        )
    return ids[name]


def read_sample_village(path: str = VILLAGE) -> SampleVillage:
    """Return the village that is shipped with the app; ValidationError where it is broken."""
    table = read_sample_table(path)
    organization = table.table("organization")
    village = SampleVillage(
        code=organization.text("code"),
        organization=organization.text("name"),
        keeper=organization.text("keeper"),
        read_on=organization.day("read_on"),
        people=tuple(_read_person(one, at) for at, one in enumerate(table.tables("people"), 1)),
        rosters=dict(_read_roster(one) for one in table.tables("rosters")),
        plan=_read_plan(table.table("plan")),
        registers=tuple(_read_entry(one) for one in table.any_tables("registers")),
    )
    organization.close()
    table.close()
    return village


def _read_plan(table: SampleTable) -> SamplePlan:
    items = tuple(one.values(PlanItem, needed=("title",)) for one in table.tables("items"))
    return SamplePlan(items=items, values=table.values(AnnualPlan, needed=("year",)))


def _read_entry(table: SampleTable) -> tuple[str, Values]:
    kind = table.text("type")
    if kind not in {one.__name__ for one in all_records()}:
        table.fail(f"没有 {kind} 这种登记。")
    return kind, table.values(record_type(kind))


def _read_person(table: SampleTable, row: int) -> RosterPerson:
    person = RosterPerson(
        sheet=table.where,
        row=row,
        name=table.text("name"),
        sex=table.text("sex", "") or None,
        group=table.text("group", ""),
        memberships=table.names("memberships"),
        duties=table.text("duties", ""),
    )
    if (person.sex or "male") not in SEXES or not MEMBERSHIPS.keys() >= set(person.memberships):
        table.fail("性别或身份不在可选之列。")
    table.close()
    return person


def _read_roster(table: SampleTable) -> tuple[str, SampleRoster]:
    key, memberships = table.text("key"), table.names("memberships")
    if unknown := set(memberships) - MEMBERSHIPS.keys():
        table.fail(f"没有 {'、'.join(sorted(unknown))} 这种身份。")
    households = dict(table.take("households", dict)) if table.has("households") else {}
    if not all(isinstance(count, int) and count > 0 for count in households.values()):
        table.fail("households 应是户数。")
    values = {"memberships": memberships} | table.values(Roster, needed=("title", "as_of"))
    return key, SampleRoster(values=values, households=households)


def settle(
    ledger: Ledger, village: SampleVillage, people: Sequence[RosterPerson], *, tell: Tell
) -> Settled:
    """Import the roster and who the village adds to it, and make its electorates.

    Args:
        ledger: Should hold no people yet: cases name them, and nobody may be meant by two.
        village: Where it all happens.
        people: The sample roster.
        tell: Hears of each step in a sentence.

    Raises:
        ValidationError: An electorate names somebody whom nobody knows.
    """
    imported = _import(ledger, people)
    tell(f"导入名册：新增{imported.imported}人")
    added = _import(ledger, village.people)
    tell(f"登记职务和列席人员：新增{added.imported}人，补充{added.updated}人")
    with ledger.read() as reading:
        persons = {person.name: person.id for person in reading.list(Person)}
    settled = Settled(persons=persons, rosters={})
    rosters = {key: _make(ledger, one, settled, tell) for key, one in village.rosters.items()}
    for kind, values in village.registers:
        add_entry(ledger, kind, **settled.with_ids(record_type(kind), values))
    return replace(settled, rosters=rosters, plan_items=_plan(ledger, village.plan, settled, tell))


def _plan(ledger: Ledger, sample: SamplePlan, settled: Settled, tell: Tell) -> dict[str, UUID]:
    plan = begin_plan(ledger, **sample.values)
    tell(f"制定{sample.values['year']}年度协商计划：{len(sample.items)}项")
    return {
        values["title"]: add_item(ledger, plan, **settled.with_ids(PlanItem, values))
        for values in sample.items
    }


def _import(ledger: Ledger, rows: Sequence[RosterPerson]) -> ImportCounts:
    with ledger.read() as reading:
        plan = plan_import(reading, rows)
    import_people(ledger, plan)
    return count_outcomes(plan)


def _make(ledger: Ledger, sample: SampleRoster, settled: Settled, tell: Tell) -> UUID:
    roster = make_roster(ledger, **sample.values)
    if sample.households:
        stands_for = {settled.person(name): count for name, count in sample.households.items()}
        count_for(ledger, roster, households=stands_for)
    with ledger.read() as reading:
        entries = reading.count(RosterEntry, roster=roster)
    tell(f"编制名册：{sample.values['title']}，{entries}人")
    return roster
