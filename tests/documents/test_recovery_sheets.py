from datetime import date

from desktop.documents.recovery_sheets import render

CODE = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ"


def make(faces, organization="宁夏回族自治区盐池县花马池镇示例村"):
    return render(CODE, organization=organization, on=date(2026, 11, 23), faces=faces)


def test_sheet_shows_every_group_under_its_number_on_one_page(look, faces):
    pages = look(make(faces))

    assert len(pages) == 1
    words = pages.text.split()
    assert [word for word in words if word in CODE.split("-")] == CODE.split("-")
    assert [f"第{at}组" in words for at in range(1, 9)] == [True] * 8
    assert "2026年11月23日" in pages.flat


def test_sheet_names_whose_ledger_it_opens_and_is_no_record(look, faces):
    text = look(make(faces)).flat

    assert "宁夏回族自治区盐池县花马池镇示例村账本恢复码" in text
    assert "草稿" not in text


def test_same_code_gives_the_same_bytes(faces):
    assert make(faces) == make(faces)


def test_sheet_without_an_organization_is_made_too(look, faces):
    assert len(look(make(faces, organization=""))) == 1
