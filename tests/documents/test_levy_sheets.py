from dataclasses import replace

import paper_samples as samples

from desktop.documents.levy_sheets import render


def pages_of(look, levy, faces):
    found = look(render(levy, samples.DRAFT, faces))
    return ["".join(found.page(at).split()) for at in range(len(found))]


def test_each_representative_begins_a_page_with_a_line_for_each_household(look, faces):
    pages = pages_of(look, samples.make_levy_sheet(), faces)

    assert "村民代表𬳵㐂明代表12户" in pages[0]
    assert "办什么衬砌支渠800米" in pages[0]
    assert "依据：《村民一事一议筹资筹劳管理办法》（待核）" in "".join(pages)
    assert sum("村民代表马秀兰代表40户" in page for page in pages) == 1
    assert "3940村民代表" in pages[-1]


def test_ten_households_fit_a_page_with_what_is_planned(look, faces):
    first = replace(samples.make_levy_sheet().roll[0], households=10)

    assert len(pages_of(look, samples.make_levy_sheet(roll=(first,)), faces)) == 1


def test_without_a_roll_one_is_written_by_hand(look, faces):
    (page,) = pages_of(look, samples.make_levy_sheet(roll=(), what="", how=""), faces)

    assert "村民代表" in page
    assert "办什么" not in page
    assert "910" in page
