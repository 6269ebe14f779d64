from dataclasses import replace

import paper_samples as samples
import pytest

from desktop.documents.four_two_registers import render
from desktop.services.register_values import RegisterSnapshot


def pages_of(look, pdf):
    found = look(pdf)
    return [found.page(at) for at in range(len(found))]


@pytest.fixture
def pages(look, faces):
    return pages_of(look, render(samples.make_register(), samples.DRAFT, faces))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (0, "第一联\u2002党组织提议"),
        (3, "第四联\u2002村民代表会议（村民会议）决议"),
        (3, "45人"),
        (3, "举手453835210通过"),
        (4, "第五联\u2002决议公开"),
        (4, "2026年11月11日"),
        (5, "年"),
    ],
)
def test_each_sheet_is_a_page(pages, page, said):
    assert "".join(said.split()) in "".join(pages[page].split())


def test_six_sheets_are_six_pages_with_their_signers(pages):
    assert len(pages) == 6
    assert all("签字" in page for page in pages)
    assert "村务监督委员会" in pages[3]
    assert "张贴人" in pages[4]


def test_long_text_goes_on_and_the_next_sheet_begins_a_page(look, faces):
    register = samples.make_register()
    first = replace(register.sheets[0], content="修一条路。" * 400)
    whole = replace(register, sheets=(first, *register.sheets[1:]))
    pages = pages_of(look, render(whole, samples.DRAFT, faces))

    assert len(pages) > 6
    assert sum("第二联" in page for page in pages) == 1


def test_nothing_at_all_is_an_empty_page(look, faces):
    assert len(look(render(RegisterSnapshot(), samples.DRAFT, faces))) == 1
