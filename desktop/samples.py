"""The sample village in a home: its roster is read, its people settled, its cases played."""

from __future__ import annotations

from datetime import date
from importlib.resources import as_file
from typing import TYPE_CHECKING, Any

from desktop.composition import SAMPLE_ROSTER
from desktop.data.workbooks import read_workbook
from desktop.documents.sample_pictures import draw_sample
from desktop.domain.rosters import read_roster
from desktop.resources import resource
from desktop.services.attachments import attach_file
from desktop.services.divisions import trace_division
from desktop.services.sample_cases import CASES, read_sample_case
from desktop.services.sample_plays import play_case
from desktop.services.sample_villages import read_sample_village, settle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.composition import Home
    from desktop.domain.rosters import RosterReading
    from desktop.services.beginnings import Division
    from desktop.services.sample_plays import Played
    from desktop.services.sample_tables import Tell


def read_sample_roster() -> RosterReading:
    """Read the roster that is shipped, as of the day that the village says."""
    day = date.fromisoformat(read_sample_village().read_on)
    with as_file(resource(SAMPLE_ROSTER)) as path:
        return read_roster(read_workbook(path), today=day)


def trace_sample_division() -> list[Division]:
    """Return the sample village and the organizations above it."""
    village = read_sample_village()
    return trace_division(village.code, village.organization)


def play_samples(
    home: Home, *, cases: Sequence[str] = CASES, tell: Tell = lambda _: None
) -> tuple[Played, ...]:
    """Play cases into a home that holds no people yet.

    Args:
        home: Just founded, of the sample village.
        cases: Names of the files under resources, in order.
        tell: Hears of each step in a sentence.
    """
    read = read_sample_roster()
    tell(
        f"读名册 {SAMPLE_ROSTER.rpartition('/')[2]}：{len(read.people)}人，"
        f"有错未收{len(read.errors)}行，提请核对{len(read.warnings)}处"
    )
    settled = settle(home.ledger, read_sample_village(), read.people, tell=tell)

    def attach(*, subject: UUID, name: str, cells: Sequence[str], **values: Any) -> UUID:
        data = draw_sample(name.partition(".")[0], cells)
        return attach_file(
            home.ledger, home.files, home.fit, subject=subject, name=name, data=data, **values
        )

    played = []
    for name in cases:
        case = read_sample_case(name)
        tell(f"\n{case.title}")
        played.append(play_case(home.ledger, case, settled, attach=attach, tell=tell))
    return tuple(played)
