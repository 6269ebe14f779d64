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
from desktop.records.frozen import Attachment, FrozenRecord, Printing, Seal
from desktop.records.meetings import AgendaItem, Attendance, Meeting, Participant
from desktop.records.opinions import Opinion, Response
from desktop.records.organizations import Organization, Room
from desktop.records.outcomes import Outcome, Progress, Task
from desktop.records.people import Household, Membership, Person, Roster, RosterEntry
from desktop.records.votes import Ballot, Motion

__all__ = [
    "Account",
    "Act",
    "AgendaItem",
    "Attachment",
    "Attendance",
    "Audience",
    "Ballot",
    "Concern",
    "Consultation",
    "Declaration",
    "Device",
    "Field",
    "FrozenRecord",
    "Household",
    "Kind",
    "Meeting",
    "Membership",
    "Motion",
    "Opinion",
    "Organization",
    "Outcome",
    "Participant",
    "Person",
    "Printing",
    "Progress",
    "Record",
    "Response",
    "Room",
    "Roster",
    "RosterEntry",
    "Seal",
    "Task",
    "Topic",
    "all_records",
    "declaration_of",
    "fields_of",
    "name_field",
    "record_type",
    "title_of",
]
