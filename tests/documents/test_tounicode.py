import inspect

import pytest
from reportlab.pdfbase import ttfonts

from desktop.documents.tounicode import install, to_unicode_map

# The function as ReportLab 5.1.0 ships it, kept before anything replaces it.
ORIGINAL = next(
    constant
    for constant in ttfonts.__loader__.get_code(ttfonts.__name__).co_consts
    if inspect.iscode(constant) and constant.co_name == "makeToUnicodeCMap"
)


def original_map(name, subset):
    namespace = {}
    function = type(to_unicode_map)(ORIGINAL, namespace)
    return function(name, subset)


def test_reportlab_still_has_the_fault_that_we_mend():
    # When this fails, look at ReportLab's new function: ours may no longer be needed.
    assert "<00> <2C456>" in original_map("F", [0x2C456])


@pytest.mark.parametrize(
    ("point", "entry"),
    [(0x4E00, "<00> <4E00>"), (0x2C456, "<00> <D871DC56>"), (0x4DAE, "<00> <4DAE>")],
)
def test_code_points_are_written_as_utf_16(point, entry):
    assert entry in to_unicode_map("F", [point]).splitlines()


def test_block_holds_at_most_a_hundred_entries():
    lines = to_unicode_map("F", range(0x4E00, 0x4E00 + 250)).splitlines()

    assert [line for line in lines if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


def test_install_replaces_the_function_that_fonts_call():
    install()
    install()

    assert ttfonts.makeToUnicodeCMap is to_unicode_map
