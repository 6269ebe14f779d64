"""What a sheet of one record, a letter and the form of a reception are made of."""

from dataclasses import dataclass

from desktop.services.snapshot_schema import SCHEMA


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetItem:
    """One field of a record on a sheet; `is_long` ones take a line of their own."""

    label: str
    text: str = ""
    is_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A table below a sheet or letter: what its columns are called, how wide, and its rows.

    `widths` are in proportion to one another.
    """

    title: str = ""
    head: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    blank: int = 0  # so many empty rows to be filled in by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSnapshot:
    """One record as a sheet (`items`) or as a letter (`body`); papers as data make both."""

    schema: int = SCHEMA
    organization: str = ""
    title: str = ""
    subject: str = ""
    number: str = ""
    to: str = ""  # whom a letter is for
    items: tuple[SheetItem, ...] = ()
    body: tuple[str, ...] = ()
    headings: tuple[int, ...] = ()  # which paragraphs of the body are headings
    tables: tuple[SheetTable, ...] = ()
    page: str = ""  # A3, across, or "" for A4 upright
    signatures: tuple[str, ...] = ()
    closing: str = ""  # who issues a letter
    day: str = ""
    people: tuple[str, ...] = ()  # whoever is named: no line tears them, posting masks them
    readable: tuple[str, ...] = ()  # what posting leaves as it is: whom to ring up


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyEntry:
    """What an asker was told, and on which day (ISO 8601)."""

    day: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionSnapshot:
    """What a visitor said, for the form that is kept in the room; a withheld name is not in it.

    Days are ISO 8601-2; `channel`, `category`, `nature` are codes; `heads` are all who came.
    """

    schema: int = SCHEMA
    organization: str = ""
    number: str = ""
    title: str = ""
    raised_on: str = ""
    asker: str = ""
    anonymous: bool = False
    companions: tuple[str, ...] = ()
    heads: int = 1
    phone: str = ""
    group: str = ""
    channel: str = ""
    category: str = ""
    nature: str = ""
    households: int | None = None
    people: int | None = None
    content: str = ""
    situation: str = ""
    burden: str = ""
    shortfall: str = ""
    policy_document: str = ""
    policy_clause: str = ""
    policy_effect: str = ""
    policy_law: str = ""
    figures: tuple[str, ...] = ()
    received_by: str = ""
    answer_by: str = ""
    merged_into: str = ""
    attachments: tuple[str, ...] = ()
    replies: tuple[ReplyEntry, ...] = ()
