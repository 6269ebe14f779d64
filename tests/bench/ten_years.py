"""Ten invented years of a village of 20,000 people, a million patches, kept for the next run."""

from datetime import timedelta
from itertools import count, islice
from pathlib import Path

from bulk import moment
from kept_ledgers import kept
from measuring import tell

from desktop.domain.changes import canonical
from desktop.records.values import format_moment
from desktop.services.snapshot_json import digest_of, to_json
from desktop.services.snapshots import AgendaEntry, MeetingSnapshot, OpinionEntry, RollEntry

PATCHES = 1_000_000
PEOPLE, HOUSEHOLDS, CONSULTATIONS = 20_000, 6_000, 3_000
PARTICIPANTS, OPINIONS, ITEMS = 60, 62, 6
FIRST_YEAR, YEARS = 2016, 10


def ten_years(folder: Path, *, size=PATCHES):
    """Return the home folder of the ten-year ledger; `size` is its number of patches."""
    return kept(folder, build_ten_years, size=size)


def build_ten_years(writer, talk, size):
    """Fill a ledger with people, and consultations until it has `size` patches."""
    part = size / PATCHES
    years = _Years(writer, talk)
    years.people(int(PEOPLE * part), int(HOUSEHOLDS * part))
    total = max(1, int(CONSULTATIONS * part))
    step = YEARS * 365 / total
    for number in range(total):
        day = int(number * step)
        years.consultation(number, moment(FIRST_YEAR, day, 8 * 3600))
        if number % 300 == 0:
            tell(f"  {writer.patches:,} of {size:,} patches")
    years.visits(size - writer.patches, moment(FIRST_YEAR + YEARS, 0, 0))


class _Years:
    """Acts of a room, in the order in which services would have done them."""

    def __init__(self, writer, talk):
        self._writer, self._talk, self._chance = writer, talk, talk.chance
        self._people = []
        self._moments = None

    def _act(self, name, *steps):
        """Write one act of some steps (create or edit, arguments), 20 seconds after the last."""
        at = next(self._moments)
        act = []
        rows = []
        for type_or_row, values in steps:
            if isinstance(type_or_row, str):
                rows.append(self._writer.create(act, type_or_row, at, values))
            else:
                self._writer.edit(act, type_or_row, values)
        self._writer.write(name, at, act)
        return rows

    def _begin(self, at):
        self._moments = (at + timedelta(seconds=20 * number) for number in count())

    def people(self, people, households):
        """Import the roster: households, people, and who is what."""
        self._begin(moment(FIRST_YEAR, 0, 0))
        houses = self._act(
            "import_roster",
            *(("Household", {"number": f"{n:05d}", "size": 4}) for n in range(households)),
        )
        rows = self._act("import_roster", *(self._person(n, houses) for n in range(people)))
        self._people = [(str(row.id), row.fields["name"]) for row in rows]
        members = self._people[::10]
        self._act(
            "import_roster",
            *(("Membership", {"person": each, "from_day": "2016-01-01"}) for each, _ in members),
        )
        (roster,) = self._act("import_roster", ("Roster", {"title": "示例村村民代表名册"}))
        self._roster = {"roster": str(roster.id), "roster_name": roster.fields["title"]}
        self._writer.flush()

    def _person(self, number, houses):
        house = houses[number % len(houses)]
        return "Person", {
            "name": self._talk.name(),
            "sex": ("female", "male")[number % 2],
            "phone": f"1390000{number % 10_000:04d}",
            "born_on": f"{1940 + number % 60}-0{number % 9 + 1}-15",
            "household": str(house.id),
            "household_name": house.fields["number"],
            "group": f"{number % 8 + 1}组",
        }

    def consultation(self, number, at):
        """Go the whole way of one concern: to topic, plan, meeting, vote, tasks and record."""
        self._begin(at)
        day = f"{at:%Y-%m-%d}"
        title = f"关于{self._talk.paragraph(24)[:20]}的协商"
        topic = self._concern_to_topic(title, day)
        plan = self._plan(number, title, topic)
        meeting, invited = self._meeting(title, plan, day)
        items = self._agenda(meeting)
        self._attend(meeting, invited, at)
        opinions = self._opinions(meeting, items, invited)
        self._responses(opinions, day)
        self._vote(meeting, title)
        self._follow_up(title, plan, meeting, day)
        self._freeze(number, title, meeting, invited, opinions)
        self._writer.flush()

    def _concern_to_topic(self, title, day):
        asker, name = self._chance.choice(self._people)
        values = {"title": title, "content": self._talk.paragraph(), "raised_on": day}
        (concern,) = self._act(
            "record_concern", ("Concern", {**values, "asker": asker, "asker_name": name})
        )
        for field in ("situation", "burden", "gap", "content"):
            self._act("edit_concern", (concern, {field: self._talk.paragraph()}))
        reference = {"concerns": [str(concern.id)], "concerns_names": [title]}
        (topic,) = self._act("put_forward_topic", ("Topic", {"title": title, **reference}))
        decided = {"reach": "全村", "lawful": True, "lawfulness": "合法", "decision": "listed"}
        self._act(
            "decide_topic",
            (topic, {**decided, "reason": self._talk.paragraph(40)}),
            (concern, {"state": "in_topic"}),
        )
        return {"topic": str(topic.id), "topic_name": title}

    def _plan(self, number, title, topic):
        (plan,) = self._act(
            "plan_consultation",
            ("Consultation", {"title": title, "number": f"示协〔{number:04d}〕号", **topic}),
        )
        for field in ("why", "what", "with_whom", "when", "how", "carry_out", "give_back"):
            self._act("answer_question", (plan, {field: self._talk.paragraph(60)}))
        self._act("edit_consultation", (plan, {"forms": ["meeting"], "stage": "consult"}))
        return {"consultation": str(plan.id), "consultation_name": title}

    def _meeting(self, title, plan, day):
        chair, chair_name = self._chance.choice(self._people)
        values = {"chair": chair, "chair_name": chair_name, "held_on": day, **self._roster}
        (meeting,) = self._act(
            "plan_meeting",
            ("Meeting", {"title": title, "place": "村委会会议室", **plan, **values}),
        )
        chosen = self._chance.sample(self._people, min(PARTICIPANTS, len(self._people)))
        invited = self._act(
            "invite",
            *(
                ("Participant", {"meeting": str(meeting.id), "person": who, "person_name": name})
                for who, name in chosen
            ),
        )
        return meeting, invited

    def _agenda(self, meeting):
        steps = (
            {"meeting": str(meeting.id), "position": at + 1, "title": self._talk.paragraph(20)}
            for at in range(ITEMS)
        )
        items = [self._act("add_agenda_item", ("AgendaItem", values))[0] for values in steps]
        self._act("open_meeting", (meeting, {"state": "open"}))
        for item in items:
            self._act("end_item", (item, {"note": self._talk.paragraph()}))
        self._act("end_meeting", (meeting, {"state": "ended"}))
        return items

    def _attend(self, meeting, invited, at):
        for number, participant in enumerate(invited):
            values = {"meeting": str(meeting.id), "participant": str(participant.id)}
            values["at"] = format_moment(at + timedelta(seconds=number))
            self._act("arrive", ("Attendance", values))
        for participant in islice(invited, 0, None, 6):
            values = {"meeting": str(meeting.id), "participant": str(participant.id)}
            self._act("depart", ("Attendance", {**values, "kind": "departed"}))

    def _opinions(self, meeting, items, invited):
        def one(number):
            speaker = invited[number % len(invited)]
            return {
                "meeting": str(meeting.id),
                "agenda_item": str(items[number % ITEMS].id),
                "agenda_item_name": items[number % ITEMS].fields["title"],
                "speaker": str(speaker.id),
                "speaker_name": speaker.fields["person_name"],
                "stance": ("support", "oppose", "conditional", "suggestion")[number % 4],
                "content": self._talk.paragraph(),
            }

        return [self._act("enter_opinion", ("Opinion", one(at)))[0] for at in range(OPINIONS)]

    def _responses(self, opinions, day):
        for opinion in opinions:
            values = {"opinion": str(opinion.id), "responded_on": day}
            self._act("respond", ("Response", {**values, "reason": self._talk.paragraph(50)}))

    def _vote(self, meeting, title):
        for position in (1, 2):
            values = {"meeting": str(meeting.id), "position": position, "title": title}
            (motion,) = self._act(
                "put_motion", ("Motion", {**values, "wording": self._talk.paragraph()})
            )
            (ballot,) = self._act("open_ballot", ("Ballot", {"motion": str(motion.id)}))
            figures = {"abstain": 3, "against": 6, "for": 51}
            self._act(
                "confirm_ballot",
                (ballot, {"count": canonical(figures).decode(), "result": "carried"}),
            )

    def _follow_up(self, title, plan, meeting, day):
        held = {"meeting": str(meeting.id), "meeting_name": title, **plan}
        (outcome,) = self._act("draw_up_outcome", ("Outcome", {"title": title, **held}))
        for field in ("agreed", "disagreed"):
            self._act("edit_outcome", (outcome, {field: self._talk.paragraph()}))
        values = {"outcome": str(outcome.id), "outcome_name": title, "due": day, **plan}
        for number in range(4):
            (task,) = self._act(
                "assign_task", ("Task", {"title": f"{title}之{number + 1}", **values})
            )
            for state in ("running", "running", "done"):
                entry = {"task": str(task.id), "state": state, "on_day": day}
                self._act(
                    "report_progress",
                    ("Progress", {**entry, "content": self._talk.paragraph(60)}),
                    *([(task, {"state": state})] if task.fields["state"] != state else []),
                )

    def _freeze(self, number, title, meeting, invited, opinions):
        snapshot = to_json(
            MeetingSnapshot(
                organization="示例村",
                title=title,
                roll=tuple(RollEntry(name=row.fields["person_name"]) for row in invited),
                agenda=(AgendaEntry(title=title),),
                opinions=tuple(
                    OpinionEntry(speaker=row.fields["speaker_name"], content=row.fields["content"])
                    for row in opinions
                ),
            )
        )
        values = {
            "subject": str(meeting.id),
            "title": title,
            "number": f"示记〔{number:04d}〕号",
            "snapshot": snapshot,
            "digest": digest_of(snapshot),
            "journal_head": self._writer.head,
        }
        (record,) = self._act("freeze", ("FrozenRecord", values))
        printed = {"frozen_record": str(record.id), "paper": "meeting_record", "pages": 8}
        self._act("print_paper", ("Printing", {**printed, "file_digest": values["digest"]}))

    def visits(self, patches, at):
        """Write down what people said at the door, until there are so many patches more."""
        self._begin(at)
        while patches >= 2:
            values = {"raised_on": f"{at:%Y-%m-%d}", "channel": "visit"}
            values |= {"title": self._talk.paragraph(24), "content": self._talk.paragraph()}
            (concern,) = self._act("record_concern", ("Concern", values))
            patches -= 2
            if patches % 2:
                self._act("edit_concern", (concern, {"state": "answered"}))
                patches -= 1
            if patches % 1000 < 2:
                self._writer.flush()
        self._writer.flush()
