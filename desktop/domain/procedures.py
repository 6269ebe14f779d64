"""Procedures as data: stages in an order, and what must be there before each is entered.

Read from resources/procedures/ as strictly as the law is; a requirement names a fact of a small
vocabulary and how much of it is needed, so that another chain is another file, not other code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from string import Formatter
from typing import TYPE_CHECKING

from desktop.domain.procedure_facts import FACTS
from desktop.domain.rules import Period
from desktop.domain.strict_tables import StrictTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain.rules import Deadline, RuleBook, Source

SCHEMA = 1

PLACES = ("village", "community")
"""Where a text applies: villages and communities have laws of their own."""

_FIGURES = frozenset({"done", "of", "left", "need", "day", "detail"})
"""What a sentence of a requirement may have places for."""


class Need(StrEnum):
    """How much of a fact is needed."""

    ALL = "all"  # none of what is counted is left over; where nothing is counted, nothing is asked
    SOME = "some"  # at least so many
    DAYS = "days"  # as many days as a deadline of law says


class Weight(StrEnum):
    """Who asks for it: the law, or only the procedure."""

    LAW = "law"
    PROCEDURE = "procedure"


class Macro(StrEnum):
    """The five parts of every chain."""

    RAISE = "raise"
    CONSULT = "consult"
    SUBMIT = "submit"
    SUPERVISE = "supervise"
    EVALUATE = "evaluate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A text that something rests on, at one kind of place or ("") at all."""

    source: Source
    articles: str
    place: str = ""

    @property
    def words(self) -> str:
        """The text as people name it: without the name of the state."""
        return f"《{self.source.title.removeprefix('中华人民共和国')}》{self.articles}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What must be there before a stage is entered.

    Attributes:
        code: Names it within its procedure.
        fact: One of FACTS, or ``body.`` and a decision body.
        amount: How many are needed where `need` is SOME.
        deadlines: The deadline by place where `need` is DAYS.
        missing: The sentence where it lacks, with places for ``done``, ``of``, ``left``, ``need``,
            ``day`` (ISO 8601-2) and ``detail``.
        met: The sentence where it is there.
        from_body: It rests on the text of the decision body, which comes with the fact.
        when: It is asked for only where there is some of this fact; "" always.
        passable: Whether it may be passed over with a reason.
    """

    code: str
    fact: str
    need: Need
    weight: Weight
    missing: str
    met: str
    why: str
    action: str = ""
    amount: int = 1
    deadlines: Mapping[str, Deadline] = field(default_factory=dict, hash=False)
    grounds: tuple[Ground, ...] = ()
    from_body: bool = False
    when: str = ""
    passable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage: who is responsible, how long it should take, and what it asks for.

    Attributes:
        title: What it is called on papers.
        short: What it is called where there is little room.
        days: How long it should take by this procedure (not by law); None: as long as it needs.
        answers: Fields of the plan that it fills in.
        records: Types of records that are made in it.
        bodies: Decision bodies that meet in it, each instead of the other.
        papers: Papers that are printed in it.
        requires: What must be there before it is entered.
    """

    key: str
    title: str
    short: str
    macro: Macro
    responsible: str
    days: int | None = None
    answers: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    requires: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A version of a procedure; a consultation is bound to the one it began with.

    Attributes:
        purpose: One sentence: for what it is meant.
        kinds: The kinds of consultation for which it is offered first.
        starts_at: Key of the stage at which a consultation begins; "" where the plan is filled in.
    """

    id: str
    version: int
    name_zh: str
    name_en: str
    stages: tuple[Stage, ...]
    purpose: str = ""
    kinds: tuple[str, ...] = ()
    starts_at: str = ""

    @property
    def key(self) -> str:
        """What a consultation keeps of it: chain@1."""
        return f"{self.id}@{self.version}"

    @property
    def start(self) -> Stage:
        """Where a consultation begins: as it says, else at its plan, else at the first stage."""
        if self.starts_at:
            return self.stage(self.starts_at)
        return next((stage for stage in self.stages if stage.answers), self.stages[0])

    def stage(self, key: str) -> Stage:
        """Return a stage by its key; KeyError where the procedure has none."""
        return self.stages[self.place_of(key)]

    def place_of(self, key: str) -> int:
        """Return the place of a stage, from 0; KeyError where the procedure has none."""
        for place, stage in enumerate(self.stages):
            if stage.key == key:
                return place
        raise KeyError(key)

    def after(self, key: str) -> Stage | None:
        """Return the stage after one; None after the last, or where the procedure has it not."""
        places = [place for place, stage in enumerate(self.stages) if stage.key == key]
        following = self.stages[places[0] + 1 :] if places else ()
        return following[0] if following else None


def read_procedures(
    documents: Mapping[str, object], book: RuleBook, stages: Mapping[str, str]
) -> dict[str, Procedure]:
    """Make procedures of parsed TOML documents, by `Procedure.key`.

    Args:
        documents: What the parser gave, by file name.
        book: The law that they rest on.
        stages: Every stage that a consultation can stand at, by key.

    Raises:
        ValidationError: Anything unknown, missing, doubled or without a basis, with its place.
    """
    found: dict[str, Procedure] = {}
    for name, raw in sorted(documents.items()):
        table = StrictTable(raw, name)
        procedure = _Reader(book, stages).read(table)
        if procedure.key in found:
            table.fail(f"{procedure.key} 重复。")
        found[procedure.key] = procedure
    return found


def newest(procedures: Mapping[str, Procedure], procedure_id: str) -> Procedure:
    """Return the newest version of a procedure; KeyError where there is none."""
    versions = [one for one in procedures.values() if one.id == procedure_id]
    if not versions:
        raise KeyError(procedure_id)
    return max(versions, key=lambda one: one.version)


class _Reader:
    """Reads one procedure; knows the law and the stages that there are."""

    def __init__(self, book: RuleBook, stages: Mapping[str, str]) -> None:
        self._book = book
        self._stages = stages
        self._codes: set[str] = set()

    def read(self, table: StrictTable) -> Procedure:
        if (schema := table.positive("schema")) != SCHEMA:
            table.fail(f"schema 为{schema}，本版本只认{SCHEMA}，请升级软件。")
        procedure = Procedure(
            id=table.text("id"),
            version=table.positive("version"),
            name_zh=table.text("name_zh"),
            name_en=table.text("name_en"),
            stages=tuple(self._stage(one) for one in table.children("stages")),
            purpose=table.text("purpose", ""),
            kinds=table.texts("kinds"),
            starts_at=table.text("starts_at", ""),
        )
        keys = [stage.key for stage in procedure.stages]
        if len(set(keys)) != len(keys) or not keys:
            table.fail("stages 是空的，或者同一个环节写了两次。")
        if procedure.starts_at and procedure.starts_at not in keys:
            table.fail(f"starts_at 写的环节 {procedure.starts_at} 不在程序里。")
        table.close()
        return procedure

    def _stage(self, table: StrictTable) -> Stage:
        stage = Stage(
            key=self._known(table, table.text("key"), self._stages, "环节"),
            title=table.text("title"),
            short=table.text("short"),
            macro=table.member("macro", Macro),
            responsible=table.text("responsible"),
            days=table.count("days"),
            answers=table.texts("answers"),
            records=table.texts("records"),
            papers=table.texts("papers"),
            bodies=tuple(
                self._known(table, one, self._book.bodies, "表决组织")
                for one in table.texts("bodies")
            ),
            grounds=self._grounds(table),
            requires=tuple(self._requirement(one) for one in table.children("requires")),
        )
        table.close()
        return stage

    def _requirement(self, table: StrictTable) -> Requirement:
        need = table.member("need", Need)
        requirement = Requirement(
            code=self._new_code(table),
            fact=self._fact(table, table.text("fact")),
            need=need,
            weight=table.member("kind", Weight),
            missing=_sentence(table, "missing"),
            met=_sentence(table, "met"),
            why=_sentence(table, "why"),
            action=table.text("action", ""),
            amount=table.count("amount") or 1,
            deadlines=self._deadlines(table) if need is Need.DAYS else {},
            grounds=self._grounds(table),
            from_body=table.text("basis", "") == "body",
            when=self._fact(table, table.text("when", "")),
            passable=table.find("passable", bool) is not False,
        )
        table.close()
        based = requirement.grounds or requirement.deadlines or requirement.from_body
        if requirement.weight is Weight.LAW and not based:
            table.fail("写明是法定条件，却没有依据。")
        return requirement

    def _new_code(self, table: StrictTable) -> str:
        code = table.text("code")
        if code in self._codes:
            table.fail(f"code {code} 重复。")
        self._codes.add(code)
        return code

    def _fact(self, table: StrictTable, fact: str) -> str:
        if not fact or fact in FACTS:
            return fact
        family, _, body = fact.partition(".")
        if family != "body" or body not in self._book.bodies:
            table.fail(f"没有这个 fact：{fact!r}。")
        return fact

    def _deadlines(self, table: StrictTable) -> dict[str, Deadline]:
        found = {}
        for place, name in dict(table.child("deadlines").rest()).items():
            self._known(table, place, PLACES, "place")
            key = self._known(table, str(name), self._book.deadlines, "期限")
            found[place] = self._book.deadlines[key]
            if found[place].unit is not Period.DAY:
                table.fail(f"期限 {key} 不是按日计算的。")
        if found.keys() != set(PLACES):
            table.fail(f"deadlines 须写明 {'、'.join(PLACES)}。")
        return found

    def _grounds(self, table: StrictTable) -> tuple[Ground, ...]:
        return tuple(self._ground(one) for one in table.children("bases"))

    def _ground(self, table: StrictTable) -> Ground:
        key = self._known(table, table.text("source"), self._book.sources, "来源")
        ground = Ground(
            source=self._book.sources[key],
            articles=table.text("articles", ""),
            place=table.text("place", ""),
        )
        if ground.place:
            self._known(table, ground.place, PLACES, "place")
        table.close()
        return ground

    def _known(
        self, table: StrictTable, key: str, among: Mapping[str, object] | tuple[str, ...], what: str
    ) -> str:
        if key not in among:
            table.fail(f"没有这个{what}：{key!r}。")
        return key


def _sentence(table: StrictTable, key: str) -> str:
    """Take a sentence whose places are only those for figures."""
    text = table.text(key)
    try:
        places = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        places = {"?"}
    if not places <= _FIGURES:
        table.fail(f"{key} 里只能用 {'、'.join(sorted(_FIGURES))}。")
    return text
