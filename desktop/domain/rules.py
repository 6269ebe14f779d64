"""Decision bodies as the law makes them: who counts, how many must come, how many must agree.

A body has versions, one for each text in force; the meeting's date picks the version. The values
are read from resources/rules/ (`desktop.domain.rulebooks`); no figure of law stands in code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from desktop.domain.thresholds import Amount, Threshold


class Unit(StrEnum):
    """What is counted."""

    HEADS = "heads"
    HOUSEHOLDS = "households"
    AREA = "area"

    @property
    def label(self) -> str:
        """The noun of the measure."""
        return {"heads": "人数", "households": "户数", "area": "面积"}[self]

    @property
    def suffix(self) -> str:
        """What follows a figure."""
        return {"heads": "人", "households": "户", "area": "平方米"}[self]


class Base(StrEnum):
    """What a majority is a fraction of."""

    PRESENT = "present"
    ALL = "all"
    BALLOTS_CAST = "ballots_cast"
    PARTICIPATING = "participating"

    @property
    def label(self) -> str:
        """The denominator in words."""
        return {
            "present": "到会",
            "all": "应到",
            "ballots_cast": "参加投票",
            "participating": "参加表决",
        }[self]


class QuorumMode(StrEnum):
    """Which of the quorums must hold."""

    ANY = "any"
    ALL = "all"
    NONE = "none"


class Kind(StrEnum):
    """What a body does. A consultation takes no vote; a step belongs to a longer procedure."""

    DECISION = "decision"
    ELECTION = "election"
    STEP = "step"
    CONSULTATION = "consultation"


class Limit(StrEnum):
    """How a deadline bounds time."""

    AT_LEAST = "at_least"
    WITHIN = "within"
    EVERY = "every"


class Period(StrEnum):
    """The unit of a deadline."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A law, regulation, party rule or custom. Undated where `in_force_from` is None."""

    key: str
    title: str
    number: str = ""
    edition: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    review: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Articles of a source, and what they are cited for ("" for the rule itself)."""

    source: Source
    articles: str
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """One way to count whether enough have come. `exact_caution` is shown when just enough have."""

    id: str
    of: str
    unit: Unit
    threshold: Threshold
    text: str = ""
    exact_caution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Majority:
    """One comparison that a matter must pass.

    `unit` is None where it is the measure of the quorum that was chosen. Several majorities of one
    `matter` must all hold (owners: by heads and by area).
    """

    id: str
    matter: str
    name: str
    base: Base
    unit: Unit | None
    threshold: Threshold
    text: str = ""
    note: str = ""
    articles: str = ""
    custom: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of the membership a group must make up."""

    who: str
    threshold: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A condition of law or a conflict of laws that figures cannot show.

    It is shown from `since` on, and for one `matter` only where that is named. A `check` asks a
    person to look ("请核对"); else it is a statement.
    """

    text: str
    since: date | None = None
    matter: str = ""
    check: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyVersion:
    """A body under one text. Dates are inclusive; both are None where custom has no date."""

    id: str
    sources: tuple[Citation, ...]
    in_force_from: date | None
    in_force_to: date | None
    ratios_since: date | None
    electorate: str
    quorum_mode: QuorumMode
    quorums: tuple[Quorum, ...] = ()
    majorities: tuple[Majority, ...] = ()
    review: bool = False
    custom: bool = False
    convener: str = ""
    may_demand: tuple[str, ...] = ()
    frequency: str = ""
    notice_days: int | None = None
    notice_local_days: int | None = None
    notice_exception: str = ""
    notice_content: str = ""
    list_published_days: int | None = None
    proxy_allowed: bool | None = None
    proxy_rule: str = ""
    online_allowed: bool | None = None
    online_rule: str = ""
    secret_ballot: bool = False
    first_step: str = ""
    competence: str = ""
    must_not_decide: tuple[str, ...] = ()
    households_per_representative: tuple[int, ...] = ()
    composition: tuple[Share, ...] = ()
    cautions: tuple[Caution, ...] = ()
    note: str = ""

    @property
    def citation(self) -> Citation:
        """The text that the rule itself rests on."""
        return self.sources[0]

    @property
    def matters(self) -> tuple[str, ...]:
        """The matters that can be put to the vote, in the order of the rules."""
        return tuple(dict.fromkeys(majority.matter for majority in self.majorities))

    @property
    def counts_participants(self) -> bool:
        """Whether "present" means those who took part in the vote (elections, owners)."""
        return any(
            majority.base in (Base.BALLOTS_CAST, Base.PARTICIPATING) for majority in self.majorities
        )

    def covers(self, day: date) -> bool:
        """Tell whether this text is in force on a day; undated custom always is."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.in_force_to is None or day <= self.in_force_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A decision body, with the texts that govern it, newest first."""

    id: str
    name_zh: str
    name_en: str
    kind: Kind
    versions: tuple[BodyVersion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A time limit of law outside the notice of meetings.

    At least: a notice hangs so long. Within: an answer comes so soon. Every: once in so long.
    """

    id: str
    name_zh: str
    name_en: str
    limit: Limit
    amount: int
    unit: Period
    citation: Citation
    in_force_from: date | None
    review: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstDay:
    """Whether the day on which a period of days begins is one of them."""

    counts: bool
    citation: Citation
    review: bool

    @property
    def basis(self) -> str:
        """What it rests on: 《民法典》第二百零一条, with 待核 where it was not read."""
        title = self.citation.source.title.removeprefix("中华人民共和国")
        return f"《{title}》{self.citation.articles}{'，待核' if self.review else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Semantics:
    """How the law reads its words of number."""

    inclusive: tuple[str, ...]
    exclusive: tuple[str, ...]
    phrases: Mapping[str, Threshold] = field(hash=False)
    first_day: FirstDay
    note: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """All the law that votes are judged by."""

    as_of: date
    semantics: Semantics
    sources: Mapping[str, Source] = field(hash=False)
    bodies: Mapping[str, Body] = field(hash=False)
    deadlines: Mapping[str, Deadline] = field(hash=False)

    def body(self, body_id: str) -> Body:
        """Return a body by its id; ValidationError with close matches for an unknown one."""
        if body_id in self.bodies:
            return self.bodies[body_id]
        near = get_close_matches(body_id[:80], self.bodies, n=3, cutoff=0.5)
        advice = (
            f"是否指：{'、'.join(f'{key}（{self.bodies[key].name_zh}）' for key in near)}？"
            if near
            else "用 yishibu rules 查看全部表决组织。"
        )
        raise ValidationError(f"没有这个表决组织：{body_id[:80]!r}。", advice, field="body")


def version_in_force(body: Body, day: date) -> BodyVersion:
    """Return the text in force on a day.

    Raises:
        ValidationError: No text known covers the day; the message names the earliest date known.
    """
    for version in body.versions:
        if version.covers(day):
            return version
    first = min(version.in_force_from for version in body.versions if version.in_force_from)
    since = min((v.ratios_since for v in body.versions if v.ratios_since), default=None)
    advice = "本软件未收录当时的条文，不作判定。"
    if since is not None and since <= day < first:
        advice += f"所知比例自{since.isoformat()}起未变，可据当时条文人工判断。"
    raise ValidationError(
        f"{body.name_zh}：{day.isoformat()}没有可依据的条文，"
        f"收录的最早条文自{first.isoformat()}起施行。",
        advice,
        field="date",
        earliest=first.isoformat(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """The least figure that suffices.

    People and households: the whole number itself. Area: `amount` has to be exceeded where
    `strict`, reached where not.
    """

    unit: Unit
    amount: Amount
    strict: bool = False


def least_amount(threshold: Threshold, unit: Unit, total: Amount, places: int = 0) -> Requirement:
    """Return what a threshold asks of a total; `places`: the decimals areas are written with."""
    if isinstance(total, int):
        return Requirement(unit=unit, amount=threshold.least_number(total))
    bound: Decimal = threshold.area_bound(total, places)
    return Requirement(unit=unit, amount=bound, strict=threshold.strict)


def quorum_needed(version: BodyVersion, eligible: Mapping[Unit, Amount]) -> dict[str, Requirement]:
    """Return by quorum id how many must come for those measures that `eligible` names.

    Empty where the law sets no quorum. For mode "any" one of them is enough.
    """
    return {
        quorum.id: least_amount(quorum.threshold, quorum.unit, eligible[quorum.unit])
        for quorum in version.quorums
        if quorum.unit in eligible
    }
