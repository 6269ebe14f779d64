"""The picture of the sample case is one that the ledger would keep as it is."""

import io

from PIL import Image

from desktop.documents.sample_pictures import draw_sample

BEDS = [f"{number}号床" for number in range(1, 9)]


def test_room_is_a_small_picture_with_words_on_it():
    with Image.open(io.BytesIO(draw_sample("血液透析室示意图", BEDS))) as picture:
        drawn = (picture.format, picture.size, picture.mode)
        label = picture.crop((820, 40, 920, 100)).getcolors(10_000)

    assert drawn == ("PNG", (960, 600), "RGB")
    assert (200, 64, 47) in [color for _, color in label]  # 示例 in red


def test_room_is_drawn_the_same_each_time():
    assert draw_sample("血液透析室示意图", BEDS) == draw_sample("血液透析室示意图", BEDS)
