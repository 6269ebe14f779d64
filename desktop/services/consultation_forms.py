"""The shipped forms of consultation, and whether those that were chosen fit what is to come."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop.domain.consultation_forms import FormBook, FormRule, misfits, read_form_book
from desktop.errors import NotFoundError, ValidationError
from desktop.records import Consultation, Meeting
from desktop.records.consultations import FORMS, KINDS
from desktop.records.parties import PARTY_ROLES
from desktop.resources import read_text
from desktop.services.acts import act
from desktop.services.laws import get_rulebook, parse_rules
from desktop.services.meeting_facts import takes_votes
from desktop.services.procedures import procedure_of
from desktop.services.stages import require_in_hand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from desktop.domain.procedures import Ground
    from desktop.services.ports import Reading, Work

_FILE = "forms/forms.toml"
_VOTE = "vote"
OWN = "本程序"
REVIEW = "（待核）"


@cache
def get_form_book() -> FormBook:
    """Return the shipped forms and kinds, read and checked once."""
    return read_form_book(
        parse_rules(read_text(_FILE), _FILE),
        get_rulebook(),
        forms=FORMS,
        kinds=KINDS,
        roles=PARTY_ROLES,
    )


def cite(grounds: Iterable[Ground]) -> str:
    """Return what something rests on: 待核 behind what was not read, 本程序 for no law."""
    words = (f"{one.words}{REVIEW if one.source.review else ''}" for one in grounds)
    return "；".join(words) or OWN


def list_exceptions(rule: FormRule) -> tuple[tuple[str, str], ...]:
    """Return the bodies that may vote in a form all the same: name, and where the law says so."""
    bodies = get_rulebook().bodies
    return tuple((bodies[key].name_zh, cite(rule.voting_grounds)) for key in rule.voting_bodies)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsView:
    """The forms of a consultation.

    Attributes:
        chosen: Keys of the forms chosen.
        unfit: Those chosen, where none of them can hold the vote that is to come.
        reason: Why they were chosen all the same, "" where nobody said.
        consultees: Who is to be heard in this kind of consultation.
        basis: What that rests on.
    """

    chosen: tuple[str, ...]
    unfit: tuple[str, ...]
    reason: str
    consultees: tuple[str, ...]
    basis: str

    @property
    def is_warned(self) -> bool:
        """Whether the forms do not fit and nobody said why."""
        return bool(self.unfit) and not self.reason


def view_forms(reading: Reading, consultation: UUID) -> FormsView:
    """Return which forms a consultation takes, and whether they fit."""
    row = reading.get(Consultation, consultation)
    kind = get_form_book().kind(row.kind)
    return FormsView(
        chosen=row.forms,
        unfit=tuple(rule.key for rule in list_unfit(reading, row, row.forms)),
        reason=row.form_reason,
        consultees=kind.consultees,
        basis=cite(kind.grounds),
    )


def list_unfit(reading: Reading, row: Consultation, forms: Sequence[str]) -> tuple[FormRule, ...]:
    """Return the forms where none of them can hold the vote that a procedure comes to."""
    meetings = reading.list(Meeting, consultation=row.id)
    bodies = {meeting.body for meeting in meetings if takes_votes(meeting)}
    return misfits(get_form_book(), forms, takes_vote=comes_to_vote(reading, row), bodies=bodies)


def comes_to_vote(reading: Reading, row: Consultation) -> bool:
    """Tell whether the procedure of a consultation has a stage of voting."""
    try:
        return any(stage.key == _VOTE for stage in procedure_of(reading, row).stages)
    except NotFoundError:  # only a newer version of the app knows it
        return False


@act("选定协商形式")
def choose_forms(
    work: Work, /, consultation: UUID, forms: Sequence[str], *, reason: str = ""
) -> None:
    """Choose the forms of a consultation; those that do not fit want a reason, which is printed.

    Raises:
        ValidationError: No form is chosen, one is unknown, or the reason is missing.
        ConflictError: It was archived.
    """
    row = work.get(Consultation, consultation)
    require_in_hand(row)
    unknown = [form for form in forms if form not in FORMS]
    if unknown or not forms:
        raise ValidationError(
            f"没有“{unknown[0]}”这种协商形式。" if unknown else "没有选协商形式。",
            "至少选一种。",
            field="forms",
        )
    unfit = list_unfit(work, row, forms)
    given = " ".join(reason.split())
    if unfit and not given:
        named = "、".join(FORMS[rule.key] for rule in unfit)
        raise ValidationError(
            f"本程序要走法定表决，{named}不能表决。",
            "请加选会议协商，或者写明理由：理由会印在协商方案上。",
            field="reason",
        )
    row.forms = tuple(key for key in FORMS if key in forms)
    row.form_reason = given if unfit else ""
