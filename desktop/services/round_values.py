"""What the papers of a written round are made of: the sheets, and what became of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionSheet:
    """One numbered sheet; `name` is "" on one for nobody in particular."""

    number: str
    name: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionSheetsSnapshot:
    """A whole round, to be printed and handed out; days are ISO 8601-2."""

    organization: str = ""
    title: str = ""
    consultation: str = ""
    return_by: str = ""
    questions: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    sheets: tuple[OpinionSheet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredQuestion:
    """A question and how many sheets take each stance, in words: 支持3份."""

    title: str
    stances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnsEntry:
    """What went out in a written round and what came back.

    Attributes:
        unnamed: Sheets for nobody in particular that are not back.
        missing: Who has a sheet and did not return it, with its number.
        reminded: How many were asked for theirs.
    """

    handed_on: str = ""
    return_by: str = ""
    issued: int = 0
    returned: int = 0
    blank: int = 0
    unnamed: int = 0
    reminded: int = 0
    missing: tuple[OpinionSheet, ...] = ()
    questions: tuple[AnsweredQuestion, ...] = ()
