"""卷宗: list, numbers, outline, and parts that cannot be opened."""

import io
from datetime import date
from uuid import UUID

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from desktop.documents.dossiers import bind_dossier
from desktop.services.dossiers import Dossier, Entry, Part

PDF, PNG = "application/pdf", "image/png"


def pdf(pages=1, size=(595, 842)):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(*size)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def picture(size=(300, 200), mode="RGB"):
    target = io.BytesIO()
    Image.new(mode, size).save(target, "PNG")
    return target.getvalue()


def part(title="签字件", data=None, media_type=PDF, **values):
    return Part(Entry(title=title, media_type=media_type, digest="ab" * 32, **values), data)


def bound(*parts, faces, sample=False):
    dossier = Dossier(
        consultation=UUID(int=1),
        organization="示例村",
        title="三组至国道通组路硬化",
        number="示协〔2026〕14号",
        made_on=date(2026, 11, 28),
        sample=sample,
        entries=tuple(one.entry for one in parts),
    )
    return bind_dossier(dossier, parts, faces)


def texts(data):
    """Return the text of each page, without white space."""
    document = pypdfium2.PdfDocument(data)
    found = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


def test_pages_follow_the_list_and_bear_their_numbers(faces):
    made = bound(part("方案", pdf(2), day="2026年9月18日"), part("记录", pdf(3)), faces=faces)

    cover, *pages = texts(made)
    assert pages == [f"卷内第{number}页共5页" for number in range(1, 6)]
    assert "三组至国道通组路硬化" in cover
    assert "1方案2026年9月18日1–2" in cover
    assert "2记录3–5" in cover
    assert "页数5页" in cover
    assert "件数2件" in cover


def test_outline_leads_to_the_first_page_of_each_part(faces):
    reader = PdfReader(io.BytesIO(bound(part("方案", pdf(2)), part("记录", pdf(1)), faces=faces)))

    assert [(one.title, reader.get_destination_page_number(one)) for one in reader.outline] == [
        ("卷内目录", 0),
        ("方案", 1),
        ("记录", 3),
    ]


@pytest.mark.parametrize(
    "broken", [b"", b"%PDF-1.7 cut off", b"no pdf at all", pdf(1)[:200], b"\0" * 5000]
)
def test_what_cannot_be_opened_is_named_and_the_rest_is_bound(faces, broken):
    cover, *pages = texts(bound(part("坏文件", broken), part("记录", pdf(1)), faces=faces))

    assert "1坏文件—没有并入：文件打不开" in cover
    assert pages == ["卷内第1页共1页"]


def test_a_locked_pdf_is_named(faces):
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("secret", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)

    cover, *pages = texts(bound(part("加密件", target.getvalue()), faces=faces))

    assert "没有并入：文件打不开" in cover
    assert pages == []


def test_a_part_without_pages_stands_in_the_list_only(faces):
    made = texts(bound(part("录音", None, "audio/mp4", note="电子文件，另存"), faces=faces))

    assert len(made) == 1
    assert "1录音—电子文件，另存" in made[0]
    assert "页数0页" in made[0]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1"])
@pytest.mark.parametrize(("size", "across"), [((300, 200), True), ((200, 300), False)])
def test_a_picture_gets_a_page_of_its_shape_with_its_caption(faces, size, across, mode):
    made = bound(part("公示栏", picture(size, mode), PNG, day="2026年10月8日"), faces=faces)

    page = PdfReader(io.BytesIO(made)).pages[1]
    assert (page.mediabox.width > page.mediabox.height) is across
    assert texts(made)[1] == "公示栏（2026年10月8日）卷内第1页共1页"


def test_a_picture_that_is_none_is_named(faces):
    assert "没有并入" in texts(bound(part("假图", b"no picture", PNG), faces=faces))[0]


def test_pages_of_other_sizes_are_numbered_too(faces):
    made = bound(part("表决票", pdf(1, (420, 595))), faces=faces)

    assert texts(made)[1] == "卷内第1页共1页"
    assert PdfReader(io.BytesIO(made)).pages[1].mediabox.width == 420


def test_a_turned_page_is_numbered_upright(faces):
    reader = PdfReader(io.BytesIO(pdf(1)))
    writer = PdfWriter()
    writer.add_page(reader.pages[0]).rotate(90)
    target = io.BytesIO()
    writer.write(target)

    page = PdfReader(io.BytesIO(bound(part("横页", target.getvalue()), faces=faces))).pages[1]

    assert page.rotation == 0


def test_many_parts_need_a_list_of_several_pages(faces):
    parts = [part(f"第{number}份材料，题名很长很长很长很长很长", pdf(1)) for number in range(60)]
    made = bound(*parts, faces=faces)

    reader = PdfReader(io.BytesIO(made))
    covers = len(reader.pages) - 60
    assert covers > 1
    assert texts(made)[covers] == "卷内第1页共60页"
    assert reader.get_destination_page_number(reader.outline[1]) == covers


def test_samples_say_so(faces):
    assert "示例" in texts(bound(sample=True, faces=faces))[0]


def test_the_same_dossier_gives_the_same_bytes(faces):
    parts = (part("方案", pdf(2)), part("公示栏", picture(), PNG))

    assert bound(*parts, faces=faces) == bound(*parts, faces=faces)
