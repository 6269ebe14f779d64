"""What a paper is made of, and what 定稿 freezes: values with all that is printed, and no ids.

A snapshot is frozen as canonical JSON (`to_json`): sorted keys, no spaces, UTF-8, every field, so
that its digest can be computed again by anybody. Codes (stance, method, …) are those of the record
declarations; words for them are put in by the papers.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from desktop.services.form_values import DrawSnapshot, MeetingNoticeSnapshot, StatementSnapshot
from desktop.services.plan_values import Party, PassedEntry, PlanSnapshot
from desktop.services.register_values import LevySheetSnapshot, RegisterSnapshot
from desktop.services.round_values import OpinionSheetsSnapshot, ReturnsEntry
from desktop.services.sheet_values import ReceptionSnapshot, SheetSnapshot
from desktop.services.snapshot_schema import SCHEMA
from desktop.services.table_values import AnnualPlanSnapshot, ProblemListSnapshot

RollState = Literal["present", "left", "absent", "leave", "observer"]
RecordState = Literal["draft", "frozen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a paper says of itself. Only a frozen one bears version, digest and time (定稿)."""

    state: RecordState = "draft"
    sample: bool = False  # from a ledger of samples: every page says 示例
    record_id: UUID | None = None
    number: str = ""
    version: int = 1
    digest: str = ""  # SHA-256 of the canonical snapshot, hex
    frozen_at: datetime | None = None
    journal_head: str = ""  # digest of the journal's last Change when it was frozen, hex

    @property
    def is_frozen(self) -> bool:
        """Whether this is a version for signature, not a draft."""
        return self.state == "frozen"


@dataclass(frozen=True, slots=True, kw_only=True)
class RollEntry:
    """One person on the roll, with what the timeline says of them.

    `left` came and went before the end; `leave` is absent with excuse, `absent` without.
    """

    name: str
    state: RollState = "present"
    capacity: str = ""  # what they are or stand for: 村民代表, 县政协委员
    stakeholder_class: str = ""
    group: str = ""
    reason: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    note: str = ""  # 未参加表决


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """Who votes for whom."""

    principal: str
    agent: str
    reason: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal:
    """Who took no part in what, and why (回避)."""

    name: str
    matter: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEntry:
    """One item of the agenda, what was noted of it, and how long it took without breaks."""

    title: str
    note: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjournmentEntry:
    """A break of a meeting; `ended_at` is None where it was never resumed."""

    begun_at: datetime
    ended_at: datetime | None = None
    item: str = ""  # what was being talked of
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionEntry:
    """What the law wants before a body decides, as it was given; `settled_on` a day."""

    title: str  # 村党组织研究意见
    body: str = ""
    settled_on: str = ""
    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionEntry:
    """An opinion with its response; `disposition` is "" while it has none."""

    speaker: str = ""
    stakeholder_class: str = ""
    group: str = ""
    stance: str = ""
    source: str = "meeting"
    way: str = ""  # in words, where it was not given in the room: 未到会，电话
    content: str = ""
    minority: bool = False
    disposition: str = ""
    reason: str = ""
    item: str = ""  # of the agenda, under which it was said


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One figure of a vote in the measures its rule counts in; area in square metres."""

    heads: int | None = None
    households: int | None = None
    area: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule is written; `in_force_from` an ISO date or ""."""

    law: str
    article: str = ""
    in_force_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictEntry:
    """What the rule said of a count on that day, sentence by sentence."""

    quorate: bool
    carried: bool
    void: bool = False
    steps: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPapers:
    """The paper ballots put under seal."""

    count: int
    place: str = ""
    sealed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedVoteEntry:
    """What one participant voted in an open ballot; `counted` is false for one outside the rule."""

    name: str
    choice: str = "for"
    way: str = "in_room"
    counted: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotEntry:
    """One vote: what on, how, its totals and its verdict; who voted how in an open one alone."""

    title: str
    wording: str = ""
    method: str = "hands"
    body: str = ""  # 村民代表会议
    held_at: datetime | None = None
    eligible: Figures = Figures()
    present: Figures = Figures()
    votes_for: Figures = Figures()
    against: Figures = Figures()
    abstain: Figures = Figures()
    invalid: Figures = Figures()
    uncast: Figures = Figures()
    issued: int | None = None
    returned: int | None = None
    verdict: VerdictEntry | None = None
    sealed: SealedPapers | None = None
    recount_reason: str = ""  # of the vote that this one replaces
    named: tuple[NamedVoteEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEntry:
    """What is to be done, by whom, until when (ISO 8601-2 day)."""

    title: str
    unit: str = ""
    responsible: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSnapshot:
    """One meeting, whole: 协商会议记录, 表决结果单 and the filled 签到表 are made of it."""

    schema: int = SCHEMA
    organization: str = ""
    title: str = ""
    body: str = ""  # what kind of meeting: 村民代表会议
    consultation: str = ""
    place: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    form: str = ""  # a code of FORMS
    takes_votes: bool = True  # false for a talk, which ends by consensus
    chair: str = ""
    recorder: str = ""
    photographer: str = ""
    tellers: tuple[str, ...] = ()
    supervisor: str = ""
    rules: tuple[str, ...] = ()  # the rules of order, where they were read
    agenda: tuple[AgendaEntry, ...] = ()
    adjournments: tuple[AdjournmentEntry, ...] = ()
    eligible: int | None = None
    quorum: str = ""  # the sentence on presence: 应到人数的三分之二为30人，到会人数符合规定。
    roll: tuple[RollEntry, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    opinions: tuple[OpinionEntry, ...] = ()
    ballots: tuple[BallotEntry, ...] = ()
    parties: tuple[Party, ...] = ()
    unheard: tuple[str, ...] = ()  # groups and classes that came and of which nobody spoke
    consensus: str = ""
    policy_asks: str = ""
    government_asks: str = ""
    people_ask: str = ""
    agreed: str = ""
    disagreed: str = ""
    left_open: str = ""
    suggestions: str = ""
    cost: Decimal | None = None  # in yuan
    addressed_to: str = ""
    tasks: tuple[TaskEntry, ...] = ()
    conditions: tuple[ConditionEntry, ...] = ()
    passed: tuple[PassedEntry, ...] = ()
    platform: str = ""  # on which it was held at a distance
    link: str = ""
    returns: ReturnsEntry | None = None  # of a written round
    signatures: tuple[str, ...] = ("主持人", "记录人", "监票人", "监督委员会")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInSnapshot:
    """Whose signatures are wanted at a meeting, with their names printed."""

    schema: int = SCHEMA
    organization: str = ""
    title: str = ""
    body: str = ""
    place: str = ""
    starts_at: datetime | None = None
    roll: tuple[RollEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotPaperSnapshot:
    """What is put on ballot papers and on the sheet on which they are tallied.

    `options` are 同意、反对、弃权 or candidates; at most `choices` of them may be ticked.
    """

    schema: int = SCHEMA
    organization: str = ""
    title: str = ""
    wording: str = ""
    body: str = ""
    method: str = "secret"
    held_on: str = ""
    options: tuple[str, ...] = ("同意", "反对", "弃权")
    choices: int = 1
    issued: int | None = None
    tellers: tuple[str, ...] = ()


Snapshot = (
    MeetingSnapshot
    | PlanSnapshot
    | SignInSnapshot
    | BallotPaperSnapshot
    | SheetSnapshot
    | ReceptionSnapshot
    | MeetingNoticeSnapshot
    | DrawSnapshot
    | StatementSnapshot
    | AnnualPlanSnapshot
    | ProblemListSnapshot
    | OpinionSheetsSnapshot
    | RegisterSnapshot
    | LevySheetSnapshot
)
