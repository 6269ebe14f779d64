"""What a look at the ledger found: counted, the first fifty of a kind, and whether all is well."""

import pytest

from desktop.services.findings import MAX_OF_A_KIND, Comparison, Findings, Problem, Verification

PROBLEM = Problem(code="x", message="有问题。", details={})


def test_findings_of_one_kind_are_counted():
    findings = Findings()
    for number in range(MAX_OF_A_KIND + 3):
        findings.add("many", f"第{number}处。", number=number)
    findings.add("one", "一处。", row="7")

    assert len(findings.problems) == MAX_OF_A_KIND + 2
    assert findings.problems[0] == Problem(code="many", message="第0处。", details={"number": 0})
    assert findings.problems[-2].details == {"row": "7"}
    assert findings.problems[-1].message == "这类问题共53处，只列出前50处。"


def test_exactly_fifty_leave_nothing_out():
    findings = Findings()
    for _ in range(MAX_OF_A_KIND):
        findings.add("many", "一处。")

    assert len(findings.problems) == MAX_OF_A_KIND


def test_findings_of_another_look_are_taken_in():
    findings = Findings()
    findings.take((PROBLEM,))
    findings.add("y", "又一处。")

    assert [problem.code for problem in findings.problems] == ["x", "y"]


@pytest.mark.parametrize(("problems", "ok"), [((), True), ((PROBLEM,), False)])
def test_all_is_well_where_there_is_no_problem(problems, ok):
    assert Verification(problems=problems, notes=("一句",), changes=1, patches=1).ok == ok
    assert Comparison(problems=problems, held=(PROBLEM,), rows=1, patches=1).ok == ok
