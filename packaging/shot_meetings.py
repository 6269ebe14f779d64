"""An invented meeting for the pictures: 45 entitled, 31 in the room, a vote in hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.domain.deadlines import day_of
from desktop.records import AgendaItem, Motion, Participant, Person, Roster, RosterEntry
from desktop.services import meetings, votes
from desktop.services.opinions import record_opinion

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.composition import Home

ENTITLED, PRESENT, QUORUM = 45, 31, 30
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗丁白撒冶贺"
GIVEN = (
    "海燕",
    "玉兰",
    "国华",
    "占林",
    "秀梅",
    "建军",
    "志文",
    "学贵",
    "晓红",
    "金花",
    "文斌",
    "桂花",
    "成林",
    "玉霞",
    "永贵",
)
AGENDA = (
    "宣布到会人数",
    "汇报三组通组路方案",
    "讨论筹资办法",
    "表决通组路硬化方案",
    "推选监督人员",
)
TITLE, WORDING = (
    "三组至国道通组路硬化方案",
    "路长 1.8 公里、路宽 4.5 米，村集体出 12 万元，每户自愿出工 3 天。",
)
SAID = (
    ("support", "路修好了，娃娃上学不用绕河沟，我们组都盼着。"),
    ("conditional", "路可以修，占我家房前 0.3 亩，补多少要写明白。"),
    ("oppose", "每户出工三天太多，老人户出不起。"),
    ("suggestion", "雨水多，路边先把排水沟做上。"),
    ("support", "拉化肥、拉洋芋，车能进地头就值。"),
    ("conditional", "账要贴出来，一个月一贴。"),
)


class Hall:
    """The meeting and what happens in it."""

    def __init__(self, home: Home) -> None:
        self.ledger = home.ledger
        self.begun = datetime.now(UTC) - timedelta(minutes=52)
        self.meeting = self._call()
        with self.ledger.read() as reading:
            rows = reading.list(Participant, meeting=self.meeting, order_by="id")
            items = reading.list(AgendaItem, meeting=self.meeting, order_by="position")
        self.people, self.items = [row.id for row in rows], [row.id for row in items]
        self._fill()

    def _call(self) -> UUID:
        names = [
            SURNAMES[at % len(SURNAMES)] + GIVEN[at * 7 % len(GIVEN)] for at in range(ENTITLED)
        ]
        people = [Person(name=name, group=f"{at % 5 + 1}组") for at, name in enumerate(names)]
        roster = Roster(title="示例村村民代表名册")
        with self.ledger.act("enter_for_pictures") as work:
            work.add(roster)
            for person in people:
                work.add(person)
                work.add(RosterEntry(roster=roster.id, person=person.id))
        return meetings.call_meeting(
            self.ledger,
            title="村民代表会议：三组通组路硬化",
            held_on=day_of(self.begun).isoformat(),
            place="村部会议室",
            body="village_representatives_meeting",
            roster=roster.id,
            agenda=AGENDA,
        )

    def _fill(self) -> None:
        meetings.open_meeting(self.ledger, self.meeting, at=self.begun)
        for at, person in enumerate(self.people[:PRESENT]):
            came = self.begun + timedelta(seconds=20 * at)
            meetings.record_arrival(self.ledger, person, at=came)
        for number, item in enumerate(self.items[:4]):
            meetings.begin_item(self.ledger, item, at=self.begun + timedelta(minutes=12 * number))
        for at, (stance, content) in enumerate(SAID):
            record_opinion(
                self.ledger,
                self.meeting,
                speaker=self.people[at * 4],
                agenda_item=self.items[3],
                stance=stance,
                content=content,
            )
        facts = {"title": TITLE, "wording": WORDING, "agenda_item": self.items[3]}
        self.motion = votes.put_motion(self.ledger, self.meeting, **facts)

    def open_ballot(self) -> UUID:
        """Begin a secret vote on the motion."""
        return votes.open_ballot(self.ledger, self.motion, method="secret")

    def close_ballot(self, ballot: UUID) -> None:
        """Enter a count by which the motion is carried."""
        count = {"for": 24, "against": 4, "abstain": 2, "invalid": 1, "uncast": 0}
        votes.close_ballot(self.ledger, ballot, issued=31, returned=31, count=count)

    def lose_quorum(self) -> Motion:
        """Let four leave, and put another motion that cannot be voted on."""
        for person in self.people[PRESENT - 4 : PRESENT]:
            meetings.record_departure(self.ledger, person, reason="家里有事")
        meetings.begin_item(self.ledger, self.items[4])
        title = "推选监督人员三人"
        motion = votes.put_motion(self.ledger, self.meeting, title=title, agenda_item=self.items[4])
        with self.ledger.read() as reading:
            return reading.get(Motion, motion)
