"""The declarations of every record type; standard library only."""

from desktop.records.accounts import Account, Act, Device
from desktop.records.concerns import Concern, Topic
from desktop.records.consultations import Consultation
from desktop.records.declarations import (
    Audience,
    Declaration,
    Field,
    Kind,
    Record,
    all_records,
    declaration_of,
    fields_of,
    name_field,
    record_type,
    title_of,
)
from desktop.records.evaluations import Evaluation, Feedback
from desktop.records.frozen import Attachment, FrozenRecord, Printing, Seal
from desktop.records.meetings import (
    Adjournment,
    AgendaItem,
    Attendance,
    Delivery,
    Meeting,
    Participant,
)
from desktop.records.notices import Notice, Objection
from desktop.records.opinions import Opinion, Response
from desktop.records.organizations import Organization, Room
from desktop.records.outcomes import (
    Adoption,
    Outcome,
    Progress,
    Submission,
    Supervision,
    Task,
)
from desktop.records.people import Household, Membership, Person, Roster, RosterEntry
from desktop.records.stages import (
    Investigation,
    LawfulCondition,
    PassedGap,
    SignOff,
    StageStep,
)
from desktop.records.votes import Ballot, Motion

__all__ = [
    "Account",
    "Act",
    "Adjournment",
    "Adoption",
    "AgendaItem",
    "Attachment",
    "Attendance",
    "Audience",
    "Ballot",
    "Concern",
    "Consultation",
    "Declaration",
    "Delivery",
    "Device",
    "Evaluation",
    "Feedback",
    "Field",
    "FrozenRecord",
    "Household",
    "Investigation",
    "Kind",
    "LawfulCondition",
    "Meeting",
    "Membership",
    "Motion",
    "Notice",
    "Objection",
    "Opinion",
    "Organization",
    "Outcome",
    "Participant",
    "PassedGap",
    "Person",
    "Printing",
    "Progress",
    "Record",
    "Response",
    "Room",
    "Roster",
    "RosterEntry",
    "Seal",
    "SignOff",
    "StageStep",
    "Submission",
    "Supervision",
    "Task",
    "Topic",
    "all_records",
    "declaration_of",
    "fields_of",
    "name_field",
    "record_type",
    "title_of",
]
