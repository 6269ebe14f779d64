from uuid import uuid4

import pytest

from desktop.documents.papers import PAPERS


def test_list_without_an_id_names_every_paper(home, answer):
    assert [paper["id"] for paper in answer("paper", "list")["papers"]] == list(PAPERS)


@pytest.mark.parametrize("text", ["abc", "", "示记〔2026〕1号"])
def test_id_that_is_none_is_refused(home, run, text, tmp_path):
    status, out, err = run("paper", "print", text, "meeting_record", "--out", tmp_path / "x.pdf")

    assert (status, out) == (2, "")
    assert "不是编号" in err


def test_unknown_row_and_unknown_paper_are_refused(home, run, tmp_path):
    nobody = run("paper", "print", uuid4(), "meeting_record", "--out", tmp_path / "x.pdf")
    nothing = run("paper", "print", uuid4(), "poem", "--out", tmp_path / "x.pdf")

    assert nobody[0] == nothing[0] == 2
    assert "没有“poem”这种文书" in nothing[2]
    assert not (tmp_path / "x.pdf").exists()
