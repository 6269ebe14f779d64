"""The icon, drawn in each size for itself."""

import io

import pytest
from PIL import Image


@pytest.fixture
def icons(script):
    return script("icons")


@pytest.mark.parametrize("size", [16, 48, 256])
def test_icon_is_square_red_and_clear_at_its_corners(icons, size):
    picture = Image.open(io.BytesIO(icons.draw_icon(size)))

    assert (picture.format, picture.size) == ("PNG", (size, size))
    assert picture.convert("RGBA").getpixel((0, 0))[3] < 128
    assert picture.convert("RGBA").getpixel((size // 2, size // 8)) == (0x9E, 0x1F, 0x26, 255)


def test_ico_holds_every_size_as_it_was_drawn(icons, tmp_path):
    icons.write_ico(tmp_path / "deep/yishibu.ico")

    drawn = Image.open(io.BytesIO(icons.draw_icon(16)))
    with Image.open(tmp_path / "deep/yishibu.ico") as ico:
        assert ico.info["sizes"] == {(size, size) for size in icons.ICO_SIZES}
        ico.size = (16, 16)
        assert ico.convert("RGBA").tobytes() == drawn.convert("RGBA").tobytes()


def test_picture_beside_the_installer_is_a_bmp_of_windows_proportions(icons, tmp_path):
    icons.write_side(tmp_path / "side.bmp")

    with Image.open(tmp_path / "side.bmp") as picture:
        assert (picture.format, picture.size) == ("BMP", (328, 628))
        assert picture.convert("RGB").getpixel((0, 0)) == (0x9E, 0x1F, 0x26)
