"""The declarations of every record type; standard library only."""

from desktop.records.accounts import Account, Act, Device
from desktop.records.bulletins import Bulletin, Passing
from desktop.records.concerns import CatalogueItem, Concern, Topic
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
from desktop.records.evaluations import Evaluation, Feedback, Indicator
from desktop.records.frozen import Attachment, FrozenRecord, Printing, Seal
from desktop.records.meetings import (
    Adjournment,
    AgendaItem,
    Attendance,
    Delivery,
    Meeting,
    Participant,
    Preparation,
    WrittenSheet,
)
from desktop.records.notices import Notice, Objection
from desktop.records.opinions import Opinion, Response
from desktop.records.organizations import Organization, Room
from desktop.records.outcomes import (
    Adoption,
    Outcome,
    OversightOpinion,
    Progress,
    Submission,
    Supervision,
    Task,
)
from desktop.records.parties import ConsultingParty, PartnerUnit
from desktop.records.people import Household, Membership, Person, Roster, RosterEntry
from desktop.records.plans import AnnualPlan, DeliberationDay, PlanItem
from desktop.records.regulations import AdaptedProcedure, PastMatter, Regulation
from desktop.records.stages import (
    Investigation,
    LawfulCondition,
    PassedGap,
    SignOff,
    StageStep,
)
from desktop.records.votes import Ballot, Motion, NamedVote

__all__ = [
    "Account",
    "Act",
    "AdaptedProcedure",
    "Adjournment",
    "Adoption",
    "AgendaItem",
    "AnnualPlan",
    "Attachment",
    "Attendance",
    "Audience",
    "Ballot",
    "Bulletin",
    "CatalogueItem",
    "Concern",
    "Consultation",
    "ConsultingParty",
    "Declaration",
    "DeliberationDay",
    "Delivery",
    "Device",
    "Evaluation",
    "Feedback",
    "Field",
    "FrozenRecord",
    "Household",
    "Indicator",
    "Investigation",
    "Kind",
    "LawfulCondition",
    "Meeting",
    "Membership",
    "Motion",
    "NamedVote",
    "Notice",
    "Objection",
    "Opinion",
    "Organization",
    "Outcome",
    "OversightOpinion",
    "Participant",
    "PartnerUnit",
    "PassedGap",
    "Passing",
    "PastMatter",
    "Person",
    "PlanItem",
    "Preparation",
    "Printing",
    "Progress",
    "Record",
    "Regulation",
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
    "WrittenSheet",
    "all_records",
    "declaration_of",
    "fields_of",
    "name_field",
    "record_type",
    "title_of",
]
