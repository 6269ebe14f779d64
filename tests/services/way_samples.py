"""A consultation taken through any procedure: what each gate lacks is entered as a person would."""

from chain_samples import SIGNED, Course

from desktop.domain.procedure_facts import GROUPS
from desktop.records import Meeting, Opinion, StageStep
from desktop.services import follow_ups, meetings, outcomes, stages, votes
from desktop.services.deliveries import record_deliveries
from desktop.services.frozen_records import freeze_meeting
from desktop.services.meeting_facts import takes_votes
from desktop.services.opinions import record_opinion, respond_to_opinion
from desktop.services.procedures import procedure_of

HOUSEHOLDS = {"levy_village_representatives": 20}
_OF_ALL = {"decision": ("village_representatives_meeting", "levy_village_representatives")}


class Way(Course):
    """One consultation by a procedure, `bodies` preferred where several may take a step."""

    def __init__(self, village, procedure, *bodies, count=None):
        super().__init__(village, procedure=procedure)
        self.bodies = bodies
        self.count = count

    @property
    def procedure(self):
        with self.ledger.read() as reading:
            return procedure_of(reading, self.row)

    @property
    def next(self):
        return self.procedure.after(self.row.stage)

    def lacking(self):
        with self.ledger.read() as reading:
            return stages.list_gaps(reading, self.row, self.today)

    def stages_walked(self):
        return [row.stage for row in self.village.list(StageStep, consultation=self.id)]

    def walk(self, upto="archive"):
        """Go on, entering what lacks before each stage, until one is reached."""
        while self.row.stage != upto:
            self.prepare()
            self.enter()

    def prepare(self):
        """Enter what lacks before the next stage; some of it lets more be asked for."""
        for _ in range(9):
            gaps = self.lacking()
            if not gaps:
                return
            for gap in gaps:
                if any(gap.code == left.code for left in self.lacking()):
                    self.fill(gap.requirement)
        raise AssertionError([gap.text for gap in self.lacking()])

    def fill(self, requirement):
        name, _, detail = requirement.action.partition(":")
        getattr(self, f"fill_{name}")(detail, requirement)

    def fill_sign_off(self, body, _):
        stages.record_sign_off(self.ledger, self.id, body=body, **SIGNED)

    def fill_condition(self, kind, _):
        stages.record_condition(
            self.ledger,
            kind=kind,
            consultation=self.id if kind == "party_study" else None,
            held_on="2026-04-01",
            conclusion="同意",
        )

    def fill_notice(self, kind, requirement):
        if requirement.need == "days":
            self.village.pass_days(15)
        else:
            self.publish(kind, self.today.isoformat())

    def fill_investigation(self, *_):
        self.investigate()

    def fill_meeting(self, _, requirement):
        fact, _, group = requirement.fact.partition(".")
        self.hold(self._body(group), only_called=fact == "meetings")

    def _body(self, group):
        among = GROUPS.get(group) or _OF_ALL.get(group) or ("community_consultation",)
        preferred = (*self.bodies, *_OF_ALL["decision"])
        return next((one for one in preferred if one in among), among[0])

    def hold(self, body, *, only_called=False):
        """Call a meeting and tell everybody in time; hold it, unless it is only to be called."""
        self.call(body=body, households=HOUSEHOLDS.get(body))
        record_deliveries(self.ledger, self.invited, at=self.village.minute(-11 * 24 * 60))
        if not only_called:
            self.sit_down()

    def sit_down(self):
        """Hold the last meeting: an opinion with its answer, a vote where the body votes."""
        self.village.arrive(self.invited)
        if takes_votes(self.village.get(Meeting, self.meeting)):
            motion = votes.put_motion(self.ledger, self.meeting, title="修路")
            ballot = votes.open_ballot(self.ledger, motion, method="hands", alternative=self._way())
            votes.close_ballot(self.ledger, ballot, count=self.count or {"for": self._weight()})
        record_opinion(self.ledger, self.meeting, content="先修路")
        meetings.end_meeting(self.ledger, self.meeting, at=self.village.minute(90))

    def sit_without_quorum(self):
        """Hold the last meeting with one of three there, voting on paper."""
        self.village.arrive(self.invited[:1])
        motion = votes.put_motion(self.ledger, self.meeting, title="修路")
        ballot = votes.open_ballot(self.ledger, motion, method="secret", held_on_paper=True)
        votes.close_ballot(self.ledger, ballot, count={"for": 1}, issued=1, returned=1)

    def deciding_body(self):
        """Return the body that takes the decision of the procedure."""
        groups = {"four_two": "villagers", "by_case": "levy"}
        return self._body(groups[self.procedure.id])

    def _way(self):
        body = self.village.get(Meeting, self.meeting).body
        return "heads" if body == "village_assembly" else ""

    def _weight(self):
        return 3 * HOUSEHOLDS.get(self.village.get(Meeting, self.meeting).body, 1)

    def fill_delivery(self, *_):
        raise AssertionError("everybody is told when a meeting is called")

    def fill_vote(self, *_):
        self.sit_down()

    def fill_room(self, *_):
        self.sit_down()

    def fill_outcome(self, *_):
        outcomes.record_outcome(self.ledger, title="修路", consultation=self.id, agreed="修路")

    def fill_responses(self, *_):
        for meeting in self.village.list(Meeting, consultation=self.id):
            for row in self.village.list(Opinion, meeting=meeting.id):
                respond_to_opinion(self.ledger, row.id, disposition="adopted", reason="写进方案")

    def fill_record(self, *_):
        for meeting in self.village.list(Meeting, consultation=self.id, state="ended"):
            freeze_meeting(self.ledger, meeting.id, frozen_by="李某")

    def fill_submission(self, *_):
        follow_ups.submit_outcome(
            self.ledger, self.id, addressed_to="镇人民政府", submitted_on=self.today.isoformat()
        )

    def fill_adoption(self, *_):
        follow_ups.record_adoption(
            self.ledger,
            self.id,
            body="镇人民政府",
            decided_on=self.today.isoformat(),
            reason="可行",
        )

    def fill_tasks(self, _, requirement):
        if requirement.fact == "tasks.done":
            outcomes.record_progress(self.ledger, self.task, state="done", content="铺完了")
            return
        self.task = outcomes.assign_task(
            self.ledger,
            title="铺路",
            consultation=self.id,
            unit="村委会",
            responsible="李某",
            due="2026-06-30",
        )

    def fill_feedback(self, *_):
        follow_ups.record_feedback(
            self.ledger, self.id, self.concern, told_on=self.today.isoformat(), content="铺好了"
        )

    def fill_evaluation(self, *_):
        follow_ups.record_evaluation(
            self.ledger,
            self.id,
            evaluated_on=self.today.isoformat(),
            conclusion="满意",
            asked=3,
            satisfied=3,
        )
