"""Procedures are read strictly: what is unknown, doubled or without a basis is refused."""

import pytest
from procedure_samples import BOOK, STAGES, document, read, requirement, stage

from desktop.domain.procedures import Macro, Need, Weight, newest, read_procedures
from desktop.errors import ValidationError


def test_stages_stand_in_the_order_of_the_file_and_others_are_absent():
    procedure = read(stage("vote", days=3), stage("plan"))

    assert [one.key for one in procedure.stages] == ["vote", "plan"]
    assert (procedure.key, procedure.place_of("plan")) == ("short@1", 1)
    assert (procedure.stage("vote").days, procedure.stage("vote").macro) == (3, Macro.RAISE)
    assert (procedure.after("vote").key, procedure.after("plan")) == ("plan", None)
    assert procedure.after("archive") is None
    with pytest.raises(KeyError):
        procedure.stage("archive")


def test_consultation_begins_where_its_plan_is_filled_in():
    assert read(stage("vote"), stage("plan", answers=["why"])).start.key == "plan"
    assert read(stage("vote"), stage("plan")).start.key == "vote"


def test_requirement_is_read_whole():
    asked = requirement(
        code="hung",
        fact="hung.result",
        need="days",
        kind="law",
        when="body.assembly",
        passable=False,
        deadlines={"village": "hang", "community": "hang"},
        bases=[{"source": "LAW", "articles": "第二条", "place": "village"}, {"source": "UNREAD"}],
        action="notice:result",
    )
    (found,) = read(stage(requires=[asked])).stage("plan").requires

    assert (found.code, found.fact, found.need, found.weight) == (
        "hung",
        "hung.result",
        Need.DAYS,
        Weight.LAW,
    )
    assert (found.when, found.passable, found.action) == ("body.assembly", False, "notice:result")
    assert [(one.words, one.place) for one in found.grounds] == [
        ("《示例法》第二条", "village"),
        ("《示例意见》", ""),
    ]
    assert found.deadlines["village"].amount == 15


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"fact": "chickens"}, "没有这个 fact"),
        ({"fact": "body.chickens"}, "没有这个 fact"),
        ({"when": "chickens"}, "没有这个 fact"),
        ({"need": "most"}, "need 不能是"),
        ({"kind": "custom"}, "kind 不能是"),
        ({"missing": "还缺{names}"}, "missing 里只能用"),
        ({"met": "{}"}, "met 里只能用"),
        ({"why": "{left"}, "why 里只能用"),
        ({"kind": "law"}, "却没有依据"),
        ({"amount": 0}, "amount 须大于零"),
        ({"code": ""}, "code 不能为空"),
        ({"bases": [{"source": "OTHER"}]}, "没有这个来源"),
        ({"bases": [{"source": "LAW", "place": "county"}]}, "没有这个place"),
        ({"bases": [{"source": "LAW", "page": 3}]}, "不认识的键：page"),
        ({"need": "days", "fact": "hung.result"}, "缺少 deadlines"),
        ({"need": "days", "deadlines": {"village": "hang"}}, "deadlines 须写明"),
        ({"need": "days", "deadlines": {"village": "answer"}}, "不是按日计算"),
        ({"need": "days", "deadlines": {"county": "hang"}}, "没有这个place"),
        ({"need": "days", "deadlines": {"village": "other"}}, "没有这个期限"),
        ({"deadlines": {"village": "hang"}}, "不认识的键：deadlines"),
        ({"mood": "好"}, "不认识的键：mood"),
    ],
)
def test_requirement_that_makes_no_sense_is_refused(changes, problem):
    with pytest.raises(ValidationError, match=problem):
        read(stage(requires=[requirement(**changes)]))


@pytest.mark.parametrize(
    ("stages", "changes", "problem"),
    [
        ([stage("chicken")], {}, "没有这个环节"),
        ([stage(), stage()], {}, "同一个环节写了两次"),
        ([], {}, "stages 是空的"),
        ([stage(macro="middle")], {}, "macro 不能是"),
        ([stage(days=0)], {}, "days 须大于零"),
        ([stage(mood="好")], {}, "不认识的键：mood"),
        ([stage()], {"schema": 2}, "请升级软件"),
        ([stage()], {"starts_at": "vote"}, "starts_at 写的环节 vote 不在程序里"),
        ([stage(bodies=["council"])], {}, "没有这个表决组织"),
        ([stage()], {"version": 0}, "version 须大于零"),
        ([stage()], {"mood": "好"}, "不认识的键：mood"),
        (
            [stage(requires=[requirement()]), stage("vote", requires=[requirement()])],
            {},
            "code answers 重复",
        ),
    ],
)
def test_procedure_that_makes_no_sense_is_refused(stages, changes, problem):
    with pytest.raises(ValidationError) as caught:
        read(*stages, **changes)

    assert problem in caught.value.message + caught.value.advice


def test_consultation_begins_where_the_procedure_says_so():
    planned = stage(answers=["why"])
    vote = stage("vote", bodies=["assembly"])

    assert read(stage("vote"), planned).start.key == "plan"
    assert read(vote, stage()).start.key == "vote"
    procedure = read(vote, planned, starts_at="vote", purpose="议路。", kinds=["village"])
    assert procedure.start.bodies == ("assembly",)
    assert (procedure.purpose, procedure.kinds) == ("议路。", ("village",))


def test_newest_version_is_the_greatest_and_each_stands_once():
    files = {
        "a.toml": document(stage()),
        "b.toml": document(stage(), version=10),
        "c.toml": document(stage(), version=9),
    }
    found = read_procedures(files, BOOK, STAGES)

    assert sorted(found) == ["short@1", "short@10", "short@9"]
    assert newest(found, "short").version == 10
    with pytest.raises(KeyError):
        newest(found, "long")
    with pytest.raises(ValidationError, match="short@1 重复"):
        read_procedures(files | {"d.toml": document(stage())}, BOOK, STAGES)
