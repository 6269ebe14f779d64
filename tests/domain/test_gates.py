"""Gates as tables of cases, and what holds whatever the facts are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procedure_samples import BOOK, STAGES, document, requirement, stage

from desktop.domain.gates import Facts, Tally, assess, missing, sentence
from desktop.domain.procedures import FACTS, read_procedures


def make(*requires):
    (procedure,) = read_procedures(
        {"short.toml": document(stage("plan"), stage("vote", requires=list(requires)))},
        BOOK,
        STAGES,
    ).values()
    return procedure


def found(asked, place="village", **tallies):
    procedure = make(asked)
    facts = Facts(place=place, tallies={k.replace("__", "."): v for k, v in tallies.items()})
    return assess(procedure, procedure.stage("vote"), facts)


@pytest.mark.parametrize(
    ("need", "tally", "met"),
    [
        ({"need": "some"}, Tally(), False),
        ({"need": "some"}, Tally(done=1), True),
        ({"need": "some", "amount": 3}, Tally(done=2), False),
        ({"need": "some", "amount": 3}, Tally(done=3), True),
        ({"need": "some", "amount": 3}, Tally(done=4), True),
        ({"need": "all"}, Tally(done=6, of=7), False),
        ({"need": "all"}, Tally(done=7, of=7), True),
        ({"need": "all"}, Tally(done=8, of=7), True),
        ({"need": "all"}, Tally(of=1), False),
    ],
)
def test_requirement_is_met_at_its_boundary(need, tally, met):
    (one,) = found(requirement(**need), answers=tally)

    assert one.is_met == met


@pytest.mark.parametrize(("days", "met"), [(0, False), (14, False), (15, True), (16, True)])
@pytest.mark.parametrize("place", ["village", "community"])
def test_notice_hangs_the_days_of_the_law(days, met, place):
    asked = requirement(
        fact="hung.result", need="days", deadlines={"village": "hang", "community": "hang"}
    )
    (one,) = found(asked, place, hung__result=Tally(done=days))

    assert (one.is_met, one.figures["need"], one.basis) == (met, "15", "《示例法》第三条")


def test_nothing_counted_asks_nothing():
    assert found(requirement(need="all")) == ()
    assert found(requirement(need="all"), answers=Tally(done=0, of=0)) == ()


def test_requirement_that_hangs_on_a_fact_is_left_out_without_it():
    asked = requirement(need="some", when="body.assembly")

    assert found(asked) == ()
    assert [one.is_met for one in found(asked, body__assembly=Tally(done=1))] == [False]


def test_lawful_conditions_come_first_and_the_others_keep_their_order():
    procedure = make(
        requirement(code="a", need="some"),
        requirement(code="b", need="some", kind="law", bases=[{"source": "LAW"}]),
        requirement(code="c", need="some"),
        requirement(code="d", need="some", kind="law", bases=[{"source": "LAW"}]),
    )

    gaps = missing(procedure, procedure.stage("vote"), Facts())

    assert [gap.code for gap in gaps] == ["b", "d", "a", "c"]
    assert [gap.is_lawful for gap in gaps] == [True, True, False, False]


def test_gap_says_how_much_is_lacking_and_of_what():
    (one,) = found(requirement(), answers=Tally(done=5, of=7, detail="怎么协商、如何执行"))

    assert one.text == "还缺2问：怎么协商、如何执行"
    assert one.template == "还缺{left}问：{detail}"


@pytest.mark.parametrize(
    ("bases", "place", "basis", "review"),
    [
        ([], "village", "《短程序》第2环节", False),
        ([{"source": "LAW", "articles": "第二条"}], "village", "《示例法》第二条", False),
        ([{"source": "UNREAD"}], "village", "《示例意见》", True),
        (
            [{"source": "LAW", "place": "village"}, {"source": "UNREAD", "place": "community"}],
            "village",
            "《示例法》",
            False,
        ),
        (
            [{"source": "LAW", "place": "village"}, {"source": "UNREAD", "place": "community"}],
            "community",
            "《示例意见》",
            True,
        ),
        (
            [{"source": "LAW", "articles": "第一条"}, {"source": "LAW", "articles": "第二条"}],
            "village",
            "《示例法》第一条；《示例法》第二条",
            False,
        ),
        ([{"source": "LAW", "place": "community"}], "village", "《短程序》第2环节", False),
    ],
)
def test_basis_is_that_of_the_place(bases, place, basis, review):
    (one,) = found(requirement(need="some", bases=bases), place)

    assert (one.basis, one.review) == (basis, review)


def test_basis_of_a_decision_body_comes_with_the_fact():
    asked = requirement(fact="decisions", need="some", kind="law", basis="body")
    (one,) = found(asked, decisions=Tally(basis="《示例法》第九条"))

    assert (one.basis, one.review) == ("《示例法》第九条", False)
    (unread,) = found(asked, decisions=Tally(basis="《示例法》第九条", review=True))
    assert (unread.basis, unread.review) == ("《示例法》第九条", True)


@pytest.mark.parametrize(
    ("template", "figures", "text"),
    [
        ("授权：{day}", {"day": "2025-12-06"}, "授权：2025年12月6日"),
        ("授权：{day}", {"day": "2025-21"}, "授权：2025年春"),
        ("授权：{day}", {"day": ""}, "授权"),
        ("满{done}日", {"done": "15", "day": ""}, "满15日"),
    ],
)
def test_sentence_shows_a_day_as_people_write_it(template, figures, text):
    assert sentence(template, figures) == text


NEEDS = st.sampled_from([{"need": "some"}, {"need": "some", "amount": 4}, {"need": "all"}])
ASKED = st.lists(st.tuples(st.sampled_from(sorted(FACTS)), NEEDS), min_size=1, max_size=8)
TALLIES = st.dictionaries(
    st.sampled_from(sorted(FACTS)),
    st.builds(Tally, done=st.integers(0, 9), of=st.integers(0, 9)),
)


def gaps_of(asked, tallies):
    procedure = make(
        *(requirement(code=str(n), fact=fact, **need) for n, (fact, need) in enumerate(asked))
    )
    return {one.code for one in missing(procedure, procedure.stage("vote"), Facts(tallies=tallies))}


@given(ASKED, TALLIES, st.sampled_from(sorted(FACTS)), st.integers(1, 5))
def test_more_of_a_fact_never_adds_a_gap(asked, tallies, fact, more):
    before = tallies.get(fact, Tally())
    after = tallies | {fact: Tally(done=before.done + more, of=before.of)}

    assert gaps_of(asked, after) <= gaps_of(asked, tallies)


@given(ASKED, TALLIES)
def test_enough_of_everything_leaves_no_gap(asked, tallies):
    enough = {fact: Tally(done=9, of=tallies.get(fact, Tally()).of) for fact in FACTS}

    assert gaps_of(asked, enough) == set()


@given(ASKED, TALLIES)
def test_gaps_and_what_is_met_make_up_the_gate(asked, tallies):
    procedure = make(
        *(requirement(code=str(n), fact=fact, **need) for n, (fact, need) in enumerate(asked))
    )
    facts = Facts(tallies=tallies)
    vote = procedure.stage("vote")

    findings = assess(procedure, vote, facts)
    gaps = missing(procedure, vote, facts)

    assert set(gaps) <= set(findings)
    assert all(one.is_met for one in findings if one not in gaps)
