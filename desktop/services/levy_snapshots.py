"""Takes what each household is asked before a levy is voted on, by the representative who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.procedure_facts import GROUPS
from desktop.records import Consultation, Meeting, Participant
from desktop.services.confidences import secrets_behind, without
from desktop.services.laws import get_rulebook
from desktop.services.meeting_snapshots import named, organization_name
from desktop.services.register_values import HouseholdsEntry, LevySheetSnapshot

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.services.ports import Reading

_BODY = "levy_village_representatives"


def snapshot_levy_sheet(reading: Reading, consultation: UUID) -> LevySheetSnapshot:
    """Return the sheets to be signed; without a meeting called yet, one to be written by hand.

    How many households a representative asks is what the roster of the deciding meeting says.
    """
    row = reading.get(Consultation, consultation)
    secrets = secrets_behind(reading, consultation)
    meetings = [
        one
        for one in reading.list(Meeting, consultation=consultation, order_by="-id")
        if one.body in GROUPS["levy"]
    ]
    entitled = (
        reading.list(Participant, meeting=meetings[0].id, capacity="entitled") if meetings else []
    )
    asked = [one for one in entitled if one.households]
    return LevySheetSnapshot(
        organization=organization_name(reading, row),
        title=without(row.title, secrets),
        number=row.number,
        what=without(row.what, secrets),
        how=without(row.how, secrets),
        basis=_basis(),
        roll=tuple(
            HouseholdsEntry(name=named(one, "person"), group=one.group, households=one.households)
            for one in asked
        ),
    )


def _basis() -> str:
    version = get_rulebook().bodies[_BODY].versions[0]
    source = version.citation.source
    doubt = "（待核）" if version.review or source.review else ""
    return f"《{source.title}》{doubt}：{version.first_step}"
