import copy

import pytest

from desktop.domain.consultation_forms import KindRule, are_equal, misfits, read_form_book
from desktop.errors import ValidationError
from desktop.services.laws import get_rulebook

FORM = {
    "votes": False,
    "when": ["甲"],
    "must": ["乙"],
    "rights": ["丙"],
    "duties": ["丁"],
    "cannot": ["戊"],
}
LAW = [{"source": "VCL2025", "articles": "第一条"}]
DOCUMENT = {
    "schema": 1,
    "forms": {
        "meeting": FORM | {"votes": True, "preparations": [{"title": "场地", "days": 2}]},
        "written": FORM | {"voting_bodies": ["owners_joint_decision"], "voting_bases": LAW},
        "visit": FORM,
    },
    "kinds": {
        "small": {"consultees": ["当事人"]},
        "bargaining": {"consultees": ["两方"], "equal": True, "bases": LAW},
    },
}


def read(document):
    return read_form_book(
        document,
        get_rulebook(),
        forms=("meeting", "written", "visit"),
        kinds=("small", "bargaining"),
        roles=("leading",),
    )


def changed(*path, value):
    document = copy.deepcopy(DOCUMENT)
    table = document
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = value
    return document


BOOK = read(DOCUMENT)


@pytest.mark.parametrize(
    ("forms", "takes_vote", "bodies", "unfit"),
    [
        ((), True, (), ()),
        (("visit",), False, (), ()),
        (("visit",), True, (), ("visit",)),
        (("visit", "meeting"), True, (), ()),
        (("visit", "written"), True, (), ("visit", "written")),
        (("written",), True, ("owners_joint_decision",), ()),
        (("visit",), True, ("owners_joint_decision",), ("visit",)),
        (("written",), True, ("owners_joint_decision", "village_assembly"), ("written",)),
        (("unknown",), True, (), ()),
    ],
)
def test_forms_that_cannot_hold_the_vote_to_come_are_named(forms, takes_vote, bodies, unfit):
    found = misfits(BOOK, forms, takes_vote=takes_vote, bodies=bodies)

    assert tuple(rule.key for rule in found) == unfit


@pytest.mark.parametrize(
    ("kind", "sizes", "fit"),
    [
        ("bargaining", [], True),
        ("bargaining", [3], True),
        ("bargaining", [3, 3], True),
        ("bargaining", [3, 4], False),
        ("bargaining", [3, 3, 2], False),
        ("small", [1, 9], True),
        ("nothing", [1, 9], True),
    ],
)
def test_sides_are_equal_only_where_the_data_say_so(kind, sizes, fit):
    assert are_equal(BOOK.kind(kind), sizes) is fit


def test_kind_of_which_nothing_is_known_asks_for_nothing():
    assert BOOK.kind("moon") == KindRule(key="moon", consultees=())


def test_preparations_and_grounds_are_read():
    assert [(one.title, one.days) for one in BOOK.forms["meeting"].preparations] == [("场地", 2)]
    assert [one.words for one in BOOK.kind("bargaining").grounds] == ["《村民委员会组织法》第一条"]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ([], "这里应是一个表"),
        (changed("schema", value=2), "本版本只认1"),
        (changed("forms", value={"meeting": FORM}), "缺少形式：written、visit"),
        (changed("forms", "moon", value=FORM), "没有这种形式：moon"),
        (changed("kinds", value={}), "缺少类型：small、bargaining"),
        (changed("kinds", "moon", value={"consultees": ["甲"]}), "没有这种类型：moon"),
        (changed("forms", "visit", "when", value=[]), "缺少 when"),
        (changed("forms", "visit", "votes", value="no"), "votes 应是true 或 false"),
        (changed("forms", "visit", "more", value=1), "不认识的键：more"),
        (changed("forms", "visit", "bases", value=[{"source": "X"}]), "没有这个来源：'X'"),
        (changed("forms", "visit", "voting_bodies", value=["moon"]), "没有这个组织：moon"),
        (changed("forms", "written", "voting_bases", value=[]), "却没有写依据，或者反过来"),
        (changed("forms", "visit", "voting_bases", value=LAW), "却没有写依据，或者反过来"),
        (changed("forms", "meeting", "preparations", value=[{"title": "甲"}]), "缺少 days"),
        (
            changed("forms", "meeting", "preparations", value=[{"title": "甲", "days": 0}]),
            "days 须大于零",
        ),
        (changed("kinds", "small", "consultees", value=[]), "缺少 consultees"),
        (changed("kinds", "small", "equal", value=True), "各方人数相等，却没有依据"),
        (
            changed(
                "kinds",
                "small",
                "parties",
                value=[{"title": "甲", "role": "king", "rights": "乙", "duties": "丙"}],
            ),
            "没有这种角色：'king'",
        ),
    ],
)
def test_what_is_not_as_declared_is_refused(document, said):
    with pytest.raises(ValidationError) as caught:
        read(document)

    assert said in caught.value.message
