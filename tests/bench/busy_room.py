"""A room with 3,000 consultations in hand, 5,000 tasks of a year, and one thick file."""

from datetime import timedelta

from bulk import moment
from kept_ledgers import kept

STAGES = (
    "plan", "notify", "investigate", "consult", "publish", "vote", "submit", "adopt", "implement",
    "feed_back", "evaluate",
)  # fmt: skip
CONSULTATIONS, TASKS = 3_000, 5_000
THICK_MEETINGS, THICK_OPINIONS = 5, 62
PARTICIPANTS = 8
KINDS = ("grassroots", "special_topic", "proposal_handling", "sector")
YEAR = 2026


def busy_room(folder, *, size=CONSULTATIONS):
    """Return the home folder; `size` is its number of consultations."""
    return kept(folder, build_busy_room, size=size)


def build_busy_room(writer, talk, size):
    """Fill a ledger; the tasks and the thick file are as many at any size but the least."""
    room = _Room(writer, talk)
    for number in range(size):
        room.consultation(number)
    room.tasks(TASKS * size // CONSULTATIONS)
    room.thick_file(THICK_MEETINGS * size // CONSULTATIONS or 1)


class _Room:
    """Writes rows, one act each; nobody looks at the acts."""

    def __init__(self, writer, talk):
        self._writer, self._talk = writer, talk
        self._at = moment(YEAR, 0, 0)
        self._plans = []

    def _put(self, type_name, **values):
        self._at += timedelta(seconds=3)
        act = []
        row = self._writer.create(act, type_name, self._at, values)
        self._writer.write("enter", self._at, act)
        return row

    def consultation(self, number):
        """Begin one, and let it stand somewhere on its way, with what belongs to it by then."""
        stage = STAGES[number % len(STAGES)]
        title = f"关于{self._talk.paragraph(24)[:20]}的协商"
        concern = self._put("Concern", title=title, content=title, households=number % 90 + 1)
        topic = self._put(
            "Topic", title=title, concerns=[str(concern.id)], concerns_names=[title],
            decision="listed", decided_on="2026-01-20", lawful=True, lawfulness="合法",
        )  # fmt: skip
        answered = dict.fromkeys(
            ("why", "what", "with_whom", "when", "how", "carry_out", "give_back"),
            self._talk.paragraph(60),
        )
        plan = self._put(
            "Consultation", title=title, topic=str(topic.id), topic_name=title, stage=stage,
            kind=KINDS[number % len(KINDS)], in_plan=number % 4 == 0, procedure="chain@1",
            **answered if number % 3 else {},
        )  # fmt: skip
        of = {"consultation": str(plan.id), "consultation_name": title}
        self._plans.append(of)
        day = f"2026-{number % 10 + 1:02d}-{number % 27 + 1:02d}"
        self._put("StageStep", **of, stage=stage, begun_on=day, due="2026-12-15")
        if STAGES.index(stage) >= STAGES.index("consult"):
            self._meeting(of, title, day, PARTICIPANTS, 4)
            self._put("Notice", **of, kind="result", begins_on=day)
        if STAGES.index(stage) >= STAGES.index("adopt"):
            self._put("Submission", **of, addressed_to="镇人民政府", submitted_on=day)
        self._writer.flush()

    def _meeting(self, of, title, day, people, opinions):
        meeting = self._put("Meeting", **of, title=title, held_on=day, state="ended", place="会场")
        within = {"meeting": str(meeting.id)}
        invited = [
            self._put("Participant", **within, person_name=self._talk.name()) for _ in range(people)
        ]
        for number in range(opinions):
            speaker = invited[number % len(invited)]
            self._put(
                "Opinion", **within, speaker=str(speaker.id),
                speaker_name=speaker.fields["person_name"], content=self._talk.paragraph(),
            )  # fmt: skip
        self._put("Outcome", **of, **within, title=title, agreed=self._talk.paragraph())

    def tasks(self, count):
        """Assign what a year's ledger of a township has to do."""
        for number in range(count):
            day = f"2026-{number % 12 + 1:02d}-{number % 27 + 1:02d}"
            task = self._put(
                "Task", **self._plans[number % len(self._plans)], title=self._talk.paragraph(20),
                unit=f"第{number % 40}责任单位", responsible=self._talk.name(), first_due=day,
                due=day, state=("running", "not_begun", "blocked", "done")[number % 4],
            )  # fmt: skip
            self._put(
                "Progress", task=str(task.id), on_day=day, content=self._talk.paragraph(60),
                state="running",
            )  # fmt: skip
            if number % 500 == 0:
                self._writer.flush()
        self._writer.flush()

    def thick_file(self, meetings):
        """Add one consultation of many meetings, each with a long record."""
        title = "全村人饮管网改造"
        plan = self._put("Consultation", title=title, stage="vote", procedure="chain@1")
        of = {"consultation": str(plan.id), "consultation_name": title}
        for number in range(meetings):
            day = f"2026-{number % 12 + 1:02d}-08"
            self._meeting(of, f"{title}第{number + 1}次会议", day, 30, THICK_OPINIONS)
        self._writer.flush()
