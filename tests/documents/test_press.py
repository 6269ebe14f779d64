import paper_samples as samples
import pytest

from desktop.documents.papers import PAPERS
from desktop.documents.press import ReportLabPress
from desktop.errors import DocumentError


def test_kinds_are_the_papers_there_are():
    kinds = ReportLabPress().kinds()

    assert {kind.id: kind.needs for kind in kinds.values()} == {
        paper.id: paper.needs for paper in PAPERS.values()
    }


def test_paper_is_rendered_counted_and_read_back():
    press = ReportLabPress()

    pdf = press.render("consultation_plan", samples.make_plan(), samples.FROZEN)

    assert press.page_count(pdf) >= 1
    assert samples.make_plan().title in press.text_of(pdf)


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.4 cut"])
def test_text_of_what_is_no_pdf_is_empty(data):
    assert ReportLabPress().text_of(data) == ""


def test_value_of_another_paper_is_refused():
    with pytest.raises(DocumentError):
        ReportLabPress().render("meeting_record", samples.make_plan(), samples.DRAFT)
