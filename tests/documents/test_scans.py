from io import BytesIO

import pytest
from PIL import Image

from desktop.documents.page_pictures import page_sizes
from desktop.documents.scans import PDF, bind
from desktop.errors import DocumentError


def picture(kind, size):
    file = BytesIO()
    Image.new("RGB", size, "navy").save(file, kind)
    return f"image/{kind.lower()}", file.getvalue()


def shape(pdf):
    return ["lies" if width > height else "stands" for width, height in page_sizes(pdf)]


def test_each_picture_is_a_page_upright_or_lying():
    bound = bind([picture("JPEG", (300, 400)), picture("PNG", (400, 300))])

    assert shape(bound) == ["stands", "lies"]
    assert {round(min(size)) for size in page_sizes(bound)} == {595}


def test_one_pdf_stays_as_it_is_to_the_byte():
    scan = bind([picture("JPEG", (300, 400))])

    assert bind([(PDF, scan)]) == scan


def test_pdf_and_photo_are_bound_in_order():
    scan = bind([picture("JPEG", (400, 300))])

    assert shape(bind([(PDF, scan), picture("PNG", (30, 40))])) == ["lies", "stands"]


@pytest.mark.parametrize(
    "files",
    [[], [("text/plain", b"words")], [(PDF, b"%PDF-1.7 cut off")]],
    ids=["none", "words", "cut off"],
)
def test_what_is_no_scan_is_refused(files):
    with pytest.raises(DocumentError):
        bind(files)
