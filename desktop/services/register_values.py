"""What the register of 四议两公开 is made of: a form that is printed and never frozen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterVote:
    """One vote of a step in the measure that its rule counts in; figures are None where unknown."""

    title: str
    method: str = ""  # a code of METHODS
    unit: str = "人"
    eligible: int | None = None
    present: int | None = None
    votes_for: int | None = None
    against: int | None = None
    abstain: int | None = None
    invalid: int | None = None
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSheet:
    """One of the six sheets: a meeting that deliberated, or a publication; empty places stay."""

    title: str
    body: str = ""  # who met
    day: str = ""
    until: str = ""  # the end of a publication
    place: str = ""
    chair: str = ""
    recorder: str = ""
    eligible: int | None = None
    present: int | None = None
    content: str = ""
    said: str = ""  # what people said against a publication, and the answer
    votes: tuple[RegisterVote, ...] = ()
    basis: str = ""
    is_publication: bool = False
    signatures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSnapshot:
    """四议两公开六联登记表: the matter, and its six sheets."""

    organization: str = ""
    title: str = ""
    number: str = ""
    sheets: tuple[RegisterSheet, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody whom it names."""
        return tuple(name for sheet in self.sheets for name in (sheet.chair, sheet.recorder))


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdsEntry:
    """A representative, and how many households the vote counts for; None where unknown."""

    name: str = ""
    group: str = ""
    households: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevySheetSnapshot:
    """What each household is asked before a levy is voted on: 筹资筹劳征求意见签字表."""

    organization: str = ""
    title: str = ""
    number: str = ""
    what: str = ""
    how: str = ""
    basis: str = ""
    roll: tuple[HouseholdsEntry, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody whom it names."""
        return tuple(one.name for one in self.roll)
