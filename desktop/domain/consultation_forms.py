"""Forms of consultation as data: when each applies, who takes part, what it cannot do.

Besides, of each kind of consultation: who is to be heard, which sides there are, and whether they
are to be equal in number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.procedures import Ground
from desktop.domain.strict_tables import StrictTable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from desktop.domain.rules import RuleBook

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationPreset:
    """Something to be ready before a meeting, `days` before it."""

    title: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRule:
    """One form of consultation.

    Attributes:
        votes: Whether a vote that the law asks for can be held in it.
        voting_bodies: Ids of the decision bodies to which the law allows it all the same.
        voting_grounds: Where the law says so.
        when: When it is the right form.
        must: Who has to take part.
        may: Who may be asked besides.
        cannot: What it is not good for.
    """

    key: str
    votes: bool
    voting_bodies: tuple[str, ...]
    voting_grounds: tuple[Ground, ...]
    when: tuple[str, ...]
    must: tuple[str, ...]
    may: tuple[str, ...]
    rights: tuple[str, ...]
    duties: tuple[str, ...]
    cannot: tuple[str, ...]
    grounds: tuple[Ground, ...]
    preparations: tuple[PreparationPreset, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPreset:
    """One side that a kind of consultation has."""

    title: str
    role: str
    rights: str
    duties: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """Who is to be heard in a kind of consultation, and its sides.

    Attributes:
        equal: Whether all its sides send the same number of people.
    """

    key: str
    consultees: tuple[str, ...]
    parties: tuple[PartyPreset, ...] = ()
    equal: bool = False
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBook:
    """All forms and kinds, by key."""

    forms: Mapping[str, FormRule]
    kinds: Mapping[str, KindRule]

    def kind(self, key: str) -> KindRule:
        """Return the rule of a kind; an empty one where nothing is known of it."""
        return self.kinds.get(key) or KindRule(key=key, consultees=())


def misfits(
    book: FormBook, forms: Iterable[str], *, takes_vote: bool, bodies: Collection[str] = ()
) -> tuple[FormRule, ...]:
    """Return the chosen forms where none of them can hold the vote that is to come.

    Args:
        book: The forms there are.
        forms: Keys of those that were chosen.
        takes_vote: Whether the procedure comes to a vote that the law asks for.
        bodies: Ids of the decision bodies that are to vote, as far as they are known.
    """
    chosen = [book.forms[key] for key in forms if key in book.forms]
    if not takes_vote or any(_can_vote(form, bodies) for form in chosen):
        return ()
    return tuple(chosen)


def _can_vote(form: FormRule, bodies: Collection[str]) -> bool:
    return form.votes or (bool(bodies) and set(bodies) <= set(form.voting_bodies))


def are_equal(rule: KindRule, sizes: Sequence[int]) -> bool:
    """Tell whether the sides are as many as each other, or need not be."""
    return not rule.equal or len(set(sizes)) <= 1


def read_form_book(
    document: object,
    book: RuleBook,
    *,
    forms: Collection[str],
    kinds: Collection[str],
    roles: Collection[str],
) -> FormBook:
    """Read forms and kinds.

    Args:
        document: What the parser gave.
        book: The law that they rest on.
        forms: Keys of all forms; each has to be there.
        kinds: Keys of all kinds; each has to be there.
        roles: What a side can be.

    Raises:
        ValidationError: Something is missing, unknown or of the wrong type; names the place.
    """
    table = StrictTable(document, "forms.toml")
    if (schema := table.positive("schema")) != SCHEMA:
        table.fail(f"schema 为{schema}，本版本只认{SCHEMA}，请升级软件。")
    reader = _Reader(book, roles)
    found = FormBook(
        forms={key: reader.form(key, one) for key, one in table.named_children("forms").items()},
        kinds={key: reader.kind(key, one) for key, one in table.named_children("kinds").items()},
    )
    table.close()
    _compare(table, found.forms, forms, "形式")
    _compare(table, found.kinds, kinds, "类型")
    return found


def _compare(
    table: StrictTable, found: Collection[str], wanted: Collection[str], what: str
) -> None:
    missing = [key for key in wanted if key not in found]
    unknown = [key for key in found if key not in wanted]
    if missing:
        table.fail(f"缺少{what}：{'、'.join(missing)}。")
    if unknown:
        table.fail(f"没有这种{what}：{'、'.join(unknown)}。")


class _Reader:
    """Reads one form or kind; knows the law."""

    def __init__(self, book: RuleBook, roles: Collection[str]) -> None:
        self._book, self._roles = book, roles

    def form(self, key: str, table: StrictTable) -> FormRule:
        rule = FormRule(
            key=key,
            votes=table.take("votes", bool),
            voting_bodies=table.texts("voting_bodies"),
            voting_grounds=self._grounds(table, "voting_bases"),
            when=_needed(table, "when"),
            must=_needed(table, "must"),
            may=table.texts("may"),
            rights=_needed(table, "rights"),
            duties=_needed(table, "duties"),
            cannot=_needed(table, "cannot"),
            grounds=self._grounds(table, "bases"),
            preparations=tuple(self._preparation(one) for one in table.children("preparations")),
        )
        table.close()
        unknown = [body for body in rule.voting_bodies if body not in self._book.bodies]
        if unknown:
            table.fail(f"没有这个组织：{'、'.join(unknown)}。")
        if bool(rule.voting_bodies) != bool(rule.voting_grounds):
            table.fail("写了法律另有规定的组织，却没有写依据，或者反过来。")
        return rule

    def kind(self, key: str, table: StrictTable) -> KindRule:
        rule = KindRule(
            key=key,
            consultees=_needed(table, "consultees"),
            parties=tuple(self._party(one) for one in table.children("parties")),
            equal=table.flag("equal"),
            grounds=self._grounds(table, "bases"),
        )
        table.close()
        if rule.equal and not rule.grounds:
            table.fail("写明各方人数相等，却没有依据。")
        return rule

    def _preparation(self, table: StrictTable) -> PreparationPreset:
        preset = PreparationPreset(title=table.text("title"), days=table.positive("days"))
        table.close()
        return preset

    def _party(self, table: StrictTable) -> PartyPreset:
        preset = PartyPreset(
            title=table.text("title"),
            role=table.text("role"),
            rights=table.text("rights"),
            duties=table.text("duties"),
        )
        table.close()
        if preset.role not in self._roles:
            table.fail(f"没有这种角色：{preset.role!r}。")
        return preset

    def _grounds(self, table: StrictTable, key: str) -> tuple[Ground, ...]:
        return tuple(self._ground(one) for one in table.children(key))

    def _ground(self, table: StrictTable) -> Ground:
        name = table.text("source")
        if name not in self._book.sources:
            table.fail(f"没有这个来源：{name!r}。")
        ground = Ground(source=self._book.sources[name], articles=table.text("articles", ""))
        table.close()
        return ground


def _needed(table: StrictTable, key: str) -> tuple[str, ...]:
    texts = table.texts(key)
    if not texts:
        table.fail(f"缺少 {key}。")
    return texts
