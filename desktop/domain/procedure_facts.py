"""The vocabulary of procedures: what can be counted of a consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUPS: Mapping[str, tuple[str, ...]] = {
    "party": ("party_branch_committee", "party_branch_members_meeting"),
    "committees": ("two_committees_meeting",),
    "members": ("party_branch_members_meeting", "party_members_review_local"),
    "villagers": (
        "village_representatives_meeting",
        "village_assembly",
        "residents_assembly",
        "residents_representatives_meeting",
    ),
    "levy": ("village_assembly", "levy_village_representatives"),
}
"""Decision bodies that may take the same step, each instead of the other."""

OF_GROUPS = (
    "meetings",  # called
    "ended",
    "deliveries",
    "notice_law",  # by how many days announced, against the law
    "notice_local",  # against custom
    "votes",  # counted, whichever way they went
    "decisions",  # those with a quorum
    "carried",
)
"""What is counted of the meetings of a group: ``carried.members``."""

GROUP_FACTS = frozenset(f"{what}.{group}" for what in OF_GROUPS for group in GROUPS)

FACTS = GROUP_FACTS | {
    "topic",
    "lawfulness",
    "answers",
    "sign_off.party",
    "sign_off.committee",
    "sign_off.supervisors",
    "condition.party_study",
    "condition.assembly_authorisation",
    "notice.call",
    "notice.topic",
    "notice.result",
    "notice.decision",
    "notice.implementation",
    "notice.process",
    "hung.call",
    "hung.topic",
    "hung.result",
    "hung.decision",
    "hung.implementation",
    "hung.process",
    "objections",
    "investigations",
    "meetings",
    "meetings.ended",
    "meetings.decision",
    "deliveries",
    "deliveries.decision",
    "notice_days.law",
    "notice_days.local",
    "outcomes",
    "agreements",
    "responses",
    "records",
    "votes",
    "decisions",
    "submissions",
    "adoptions",
    "tasks",
    "tasks.done",
    "askers",
    "evaluations",
}
"""What a requirement may look at; besides ``body.`` and the id of a decision body."""
