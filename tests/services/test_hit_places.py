"""What a search finds leads to a page, by the row it belongs to where it has none."""

import pytest

from desktop.records import (
    AgendaItem,
    AnnualPlan,
    Attachment,
    Concern,
    Consultation,
    Household,
    Meeting,
    Opinion,
    PastMatter,
    Person,
    PlanItem,
    Progress,
    Response,
    Task,
    Topic,
)
from desktop.services.answers import answer_concern
from desktop.services.hit_places import search_places


@pytest.fixture
def rows(ledger):
    """A meeting with an opinion and its answer, a task with progress, all with one word in them."""
    meeting = Meeting(title="会议有甲乙词")
    item = AgendaItem(meeting=meeting.id, position=1, title="议程有甲乙词")
    opinion = Opinion(meeting=meeting.id, content="意见有甲乙词")
    response = Response(opinion=opinion.id, reason="答复有甲乙词")
    task = Task(title="事项有甲乙词", unit="镇水务站", responsible="刘万仓")
    progress = Progress(task=task.id, content="进展有甲乙词")
    made = (meeting, item, opinion, response, task, progress)
    with ledger.act("enter_for_test") as work:
        for row in (*made, Person(name="甲乙词")):
            work.add(row)
    return {type(row).__name__: row.id for row in made}


def found(ledger, words):
    with ledger.read() as reading:
        return {place.hit.type: (place.type, place.row) for place in search_places(reading, words)}


def test_each_hit_leads_to_the_page_that_shows_it(ledger, rows):
    places = found(ledger, "甲乙词")

    meeting, task = ("Meeting", rows["Meeting"]), ("Task", rows["Task"])
    assert places.pop("Person")[0] == "Person"
    assert places == {
        "Meeting": meeting,
        "AgendaItem": meeting,
        "Opinion": meeting,
        "Response": meeting,
        "Task": task,
        "Progress": task,
    }


def test_the_words_of_an_answer_lead_to_whom_they_were_told(ledger):
    concerns = [Concern(title="无关", content="无关", channel="visit") for _ in range(2)]
    with ledger.act("enter_for_test") as work:
        for row in concerns:
            work.add(row)
    answer_concern(ledger, concerns[1].id, answer="答复有丙丁词")
    answer_concern(ledger, concerns[0].id, answer="别的")

    assert found(ledger, "丙丁词") == {"Feedback": ("Concern", concerns[1].id)}


def test_the_words_of_an_answer_in_the_journal_lead_to_whom_they_were_told(ledger):
    concern = Concern(title="无关", content="无关", channel="visit")
    with ledger.act("enter_for_test") as work:
        work.add(concern)
    with ledger.act("answer_concern") as work:
        work.get(Concern, concern.id).state = "answered"
        work.because("答复有丙丁词")

    assert found(ledger, "丙丁词") == {"Act": ("Concern", concern.id)}


def test_hit_that_nothing_shows_leads_nowhere(ledger):
    with ledger.act("enter_for_test") as work:
        work.because("理由有丙丁词")
        work.add(Household(number="12"))

    assert found(ledger, "丙丁词") == {"Act": (None, None)}


def test_a_topic_leads_to_its_consultation_or_to_whom_it_comes_from(ledger):
    concern = Concern(title="无关", content="无关", channel="visit")
    waiting = Topic(title="甲丙词", concerns=(concern.id,))
    planned, nowhere = Topic(title="乙丙词"), Topic(title="丁丙词")
    consultation = Consultation(title="无关", topic=planned.id)
    with ledger.act("enter_for_test") as work:
        for row in (concern, waiting, planned, nowhere, consultation):
            work.add(row)

    assert found(ledger, "甲丙词") == {"Topic": ("Concern", concern.id)}
    assert found(ledger, "乙丙词") == {"Topic": ("Consultation", consultation.id)}
    assert found(ledger, "丁丙词") == {"Topic": (None, None)}


def test_a_file_leads_to_what_it_belongs_to(ledger):
    task = Task(title="无关", unit="镇水务站", responsible="刘万仓")
    progress = Progress(task=task.id, content="无关")
    with ledger.act("enter_for_test") as work:
        for row in (task, progress, Attachment(title="甲戊词", subject=progress.id)):
            work.add(row)

    assert found(ledger, "甲戊词") == {"Attachment": ("Task", task.id)}


def test_an_entry_of_a_register_and_its_scan_lead_to_it(ledger):
    matter = PastMatter(title="既往有丙丁词")
    scan = Attachment(title="扫描件有丙丁词", subject=matter.id, file_digest="0" * 64)
    with ledger.act("enter_for_test") as work:
        for row in (matter, scan):
            work.add(row)

    place = ("PastMatter", matter.id)
    assert found(ledger, "丙丁词") == {"PastMatter": place, "Attachment": place}


def test_an_item_leads_to_its_plan(ledger):
    plan = AnnualPlan(title="2026年度协商计划", year=2026)
    item = PlanItem(plan=plan.id, title="计划项目有戊己词")
    with ledger.act("enter_for_test") as work:
        for row in (plan, item):
            work.add(row)

    assert found(ledger, "戊己词") == {"PlanItem": ("AnnualPlan", plan.id)}
