"""A consultation of a village, and what each of its gates asks for, entered as a person would."""

from desktop.records import Consultation, Participant
from desktop.records.consultations import SEVEN_ANSWERS
from desktop.services import (
    concerns,
    consultations,
    deliveries,
    follow_ups,
    meetings,
    notices,
    outcomes,
    screenings,
    stages,
    votes,
)
from desktop.services.frozen_records import freeze_meeting
from desktop.services.opinions import record_opinion, respond_to_opinion

SCREENED = {
    "reach": "三组62户",
    "depth": "marked",
    "lawful": True,
    "lawfulness": "村里有权决定",
    "feasibility": "钱和地都有",
    "decision": "listed",
    "reason": "雨天陷车",
    "decided_on": "2026-04-10",
    "decided_by": "村民委员会",
}
ANSWERED = dict.fromkeys(SEVEN_ANSWERS, "写明了")
SIGNED = {"name": "李某", "signed_on": "2026-04-20"}


class Course:
    """One consultation, taken through its stages one after the other."""

    def __init__(self, village, **plan):
        self.village = village
        self.ledger = village.ledger
        self.concern = concerns.record_concern(
            self.ledger, title="三组路", content="雨天陷车", raised_on="2026-04-02"
        )
        self.topic = concerns.put_forward_topic(self.ledger, [self.concern], title="三组路硬化")
        screenings.decide_topic(self.ledger, self.topic, **SCREENED)
        self.id = consultations.plan_consultation(
            self.ledger, self.topic, begun_on="2026-04-12", **ANSWERED | plan
        )
        self.meeting = self.notice = None

    @property
    def row(self):
        return self.village.get(Consultation, self.id)

    def gaps(self):
        with self.ledger.read() as reading:
            found = stages.list_gaps(reading, self.row, self.today)
        return [gap.code for gap in found]

    @property
    def today(self):
        return self.village.clock.now.date()

    def enter(self, **values):
        return stages.enter_next_stage(self.ledger, self.id, **values)

    def sign(self):
        for body in ("party", "committee"):
            stages.record_sign_off(self.ledger, self.id, body=body, **SIGNED)

    def publish(self, kind, begins_on, **values):
        self.notice = notices.begin_notice(
            self.ledger, self.id, kind=kind, begins_on=begins_on, places="村务公开栏", **values
        )
        return self.notice

    def investigate(self):
        return follow_ups.record_investigation(
            self.ledger, self.id, begun_on="2026-04-25", findings="62户受影响"
        )

    def call(self, **values):
        """Call and open a meeting of three representatives on 2026-05-10."""
        self.meeting = self.village.meeting(3, consultation=self.id, **values)
        return self.meeting

    @property
    def invited(self):
        return [row.id for row in self.village.list(Participant, meeting=self.meeting)]

    def deliver(self, *, at=-4 * 24 * 60):
        return deliveries.record_deliveries(self.ledger, self.invited, at=self.village.minute(at))

    def sit(self):
        """Hold the meeting: one opinion, one vote, an outcome; the record is not frozen yet."""
        self.village.arrive(self.invited)
        self.opinion = record_opinion(
            self.ledger, self.meeting, speaker=self.invited[0], content="先修路"
        )
        motion = votes.put_motion(self.ledger, self.meeting, title="修路")
        ballot = votes.open_ballot(self.ledger, motion, method="hands", at=self.village.minute(5))
        votes.close_ballot(self.ledger, ballot, count={"for": 3})
        meetings.end_meeting(self.ledger, self.meeting, at=self.village.minute(90))
        self.outcome = outcomes.record_outcome(
            self.ledger, title="修路", consultation=self.id, meeting=self.meeting, agreed="修路"
        )

    def allow(self):
        """Enter what the law wants before the vote."""
        stages.record_condition(
            self.ledger,
            kind="party_study",
            consultation=self.id,
            held_on="2026-05-05",
            conclusion="同意提交表决",
        )
        stages.record_condition(
            self.ledger,
            kind="assembly_authorisation",
            held_on="2026-01-18",
            conclusion="授权讨论公益事业",
        )

    def respond(self):
        respond_to_opinion(self.ledger, self.opinion, disposition="adopted", reason="写进方案")
        freeze_meeting(self.ledger, self.meeting, frozen_by="李某")

    def to_consult(self):
        """Take it from the plan to the stage of the meeting, which is called."""
        self.sign()
        assert self.enter() == "notify"
        self.publish("topic", "2026-04-21")
        assert self.enter() == "investigate"
        self.investigate()
        self.call()
        self.deliver()
        assert self.enter() == "consult"

    def to_vote(self):
        """Take it to the stage of the vote, with nothing passed over."""
        self.to_consult()
        self.sit()
        assert self.enter() == "publish"
        self.publish("result", "2026-05-10")
        self.allow()
        self.village.pass_days(15)
        assert self.enter() == "vote"

    def to_submit_gate(self):
        """Take it from the meeting to the stage of the vote, its result never published."""
        self.village.end(self.meeting)
        self.pass_over("outcome")
        assert self.enter() == "publish"
        self.allow()
        self.pass_over("result_notice")
        assert self.enter() == "vote"

    def pass_over(self, gap):
        return stages.pass_gap(self.ledger, self.id, gap=gap, reason="甲", agreed_by="乙")

    def to_implement(self):
        """Take it on until it is implemented."""
        self.to_vote()
        self.respond()
        assert self.enter() == "submit"
        follow_ups.submit_outcome(
            self.ledger, self.id, addressed_to="镇人民政府", submitted_on="2026-05-26"
        )
        assert self.enter() == "adopt"
        follow_ups.record_adoption(
            self.ledger, self.id, body="镇人民政府", decided_on="2026-05-26", reason="列入计划"
        )
        self.publish("decision", "2026-05-25")
        self.task = outcomes.assign_task(
            self.ledger,
            title="铺路",
            consultation=self.id,
            unit="村委会",
            responsible="李某",
            due="2026-06-30",
        )
        assert self.enter() == "implement"

    def to_archive(self):
        """Take it to its end."""
        self.to_implement()
        outcomes.record_progress(self.ledger, self.task, state="done", content="铺完了")
        assert self.enter() == "feed_back"
        follow_ups.record_feedback(
            self.ledger, self.id, self.concern, told_on="2026-05-26", content="路铺好了"
        )
        assert self.enter() == "evaluate"
        follow_ups.record_evaluation(
            self.ledger, self.id, evaluated_on="2026-05-26", conclusion="满意", asked=3, satisfied=3
        )
        self.publish("implementation", "2026-05-26")
        self.village.pass_days(15)
        assert self.enter() == "archive"
