"""Pictures as phones and scanners make them, and files that only claim to be pictures."""

import hashlib
import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from desktop.data.pictures import LIMIT_BYTES, FitFile, fit_attachment, fit_picture
from desktop.errors import ValidationError

SECRET = b"SECRET-PLACE-37.7838N"
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def two_halves(size=(40, 20), mode="RGB"):
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, BLUE)
    image.paste(RED, (0, 0, size[0] // 2, size[1]))
    return image.convert(mode)


def noise(size):
    return Image.frombytes("RGB", size, hashlib.shake_128(b"7").digest(size[0] * size[1] * 3))


def encoded(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def telling_exif(orientation=1):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825)[29] = SECRET.decode()
    return exif


def opened(fit):
    image = Image.open(io.BytesIO(fit.data))
    image.load()
    return image


def near(colour, other):
    return all(abs(one - two) < 24 for one, two in zip(colour, other, strict=True))


@pytest.mark.parametrize(
    ("kind", "name", "media_type", "new_name"),
    [
        ("JPEG", "现场.jpg", "image/jpeg", "现场.jpg"),
        ("JPEG", "现场.JPEG", "image/jpeg", "现场.JPEG"),
        ("PNG", "截图.png", "image/png", "截图.png"),
        ("WEBP", "微信.webp", "image/jpeg", "微信.jpg"),
        ("BMP", "扫描.bmp", "image/png", "扫描.png"),
        ("TIFF", "扫描.tif", "image/png", "扫描.png"),
        ("GIF", "图.gif", "image/png", "图.png"),
        ("JPEG", "其实是照片.png", "image/jpeg", "其实是照片.jpg"),
        ("PNG", "没有后缀", "image/png", "没有后缀.png"),
    ],
)
def test_picture_is_kept_as_what_it_becomes(kind, name, media_type, new_name):
    fit = fit_attachment(name, encoded(two_halves(), kind))

    image = opened(fit)
    assert (fit.name, fit.media_type, image.size) == (new_name, media_type, (40, 20))
    assert near(image.convert("RGB").getpixel((5, 10)), RED)
    assert near(image.convert("RGB").getpixel((35, 10)), BLUE)


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (40, 20), (5, 10)),
        (2, (40, 20), (35, 10)),
        (3, (40, 20), (35, 10)),
        (4, (40, 20), (5, 10)),
        (5, (20, 40), (10, 5)),
        (6, (20, 40), (10, 5)),
        (7, (20, 40), (10, 35)),
        (8, (20, 40), (10, 35)),
        (9, (40, 20), (5, 10)),
        (0, (40, 20), (5, 10)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_is_turned_upright(kind, orientation, size, red_at):
    data = encoded(two_halves(), kind, exif=telling_exif(orientation))

    image = opened(fit_picture("照片", data)).convert("RGB")

    assert image.size == size
    assert near(image.getpixel(red_at), RED)


def png_with_everything():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Location", SECRET.decode())
    texts.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return encoded(two_halves(), "PNG", pnginfo=texts, exif=telling_exif())


def telling_profile():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile + SECRET


@pytest.mark.parametrize(
    "data",
    [
        encoded(
            two_halves(),
            "JPEG",
            exif=telling_exif(),
            comment=SECRET,
            xmp=SECRET,
            icc_profile=telling_profile(),
        ),
        png_with_everything(),
        encoded(two_halves(), "WEBP", exif=telling_exif(), xmp=SECRET),
        encoded(two_halves(), "TIFF", tiffinfo={270: SECRET.decode(), 315: SECRET.decode()}),
        encoded(two_halves(mode="P"), "GIF", comment=SECRET),
        encoded(two_halves(), "JPEG") + SECRET,
    ],
)
def test_metadata_are_stripped(data):
    assert SECRET in data

    fit = fit_picture("照片.jpg", data)

    assert SECRET not in fit.data
    assert b"Exif" not in fit.data
    assert dict(opened(fit).getexif()) == {}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "LAB"])
def test_every_mode_that_files_have_is_read(mode):
    kind = "PNG" if mode in ("1", "L", "LA", "P", "RGB", "RGBA") else "TIFF"
    source = two_halves(mode="RGBA").convert(mode) if mode != "LAB" else Image.new("LAB", (40, 20))
    if mode == "PA":
        source, kind = two_halves(mode="P"), "PNG"

    assert opened(fit_picture("图", encoded(source, kind))).size == (40, 20)


def test_grey_of_sixteen_bits_keeps_its_tones():
    source = Image.new("I;16", (4, 1))
    for x, value in enumerate((0, 16384, 32768, 65535)):
        source.putpixel((x, 0), value)

    image = opened(fit_picture("扫描.png", encoded(source, "PNG")))

    assert [image.getpixel((x, 0)) for x in range(4)] == [0, 63, 127, 255]


def test_transparency_becomes_white_only_where_it_must():
    small = Image.new("RGBA", (40, 20), (255, 0, 0, 0))
    assert opened(fit_picture("章.png", encoded(small, "PNG"))).getpixel((1, 1))[3] == 0

    large = noise((1200, 1200)).convert("RGBA")
    large.paste((0, 0, 0, 0), (0, 0, 600, 1200))
    fit = fit_picture("章.png", encoded(large, "PNG"))
    assert fit.media_type == "image/jpeg"
    assert near(opened(fit).getpixel((100, 600)), WHITE)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP"])
def test_large_picture_is_brought_under_the_limit(kind):
    options = {"quality": 100} if kind == "JPEG" else {}
    data = encoded(noise((2600, 1900)), kind, **options)
    assert len(data) > LIMIT_BYTES

    fit = fit_picture("大图", data)

    assert len(fit.data) <= LIMIT_BYTES
    width, height = opened(fit).size
    assert abs(width * 1900 - height * 2600) <= 2600


def test_long_edge_is_brought_to_what_paper_needs():
    fit = fit_picture("长图.png", encoded(Image.new("RGB", (12000, 600), RED), "PNG"))

    assert opened(fit).size == (4000, 200)


def test_picture_of_one_pixel_is_kept():
    assert opened(fit_picture("点.png", encoded(Image.new("L", (1, 1)), "PNG"))).size == (1, 1)


@pytest.mark.filterwarnings("error")
def test_photo_of_a_hundred_megapixels_is_kept():
    data = encoded(Image.new("L", (12000, 9000), 128), "JPEG")

    assert opened(fit_picture("一亿像素.jpg", data)).size == (4000, 3000)


def png_claiming(width, height):
    """Return a PNG of a few bytes that claims to have so many pixels."""

    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(10000, 6000), (10000, 10000), (30000, 30000), (2**31 - 1, 9)])
def test_decompression_bomb_is_refused(size):
    with pytest.raises(ValidationError, match="尺寸太大") as caught:
        fit_attachment("炸弹.png", png_claiming(*size))

    assert caught.value.details == {"field": "attachment"}


def test_bomb_without_a_suffix_is_refused():
    with pytest.raises(ValidationError, match="尺寸太大"):
        fit_attachment("炸弹", png_claiming(30000, 30000))


PHOTO = encoded(two_halves((400, 200)), "JPEG", exif=telling_exif())


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("假.jpg", "只是文字".encode(), "“假.jpg”不是图片。"),
        ("假.PNG", b"", "“假.PNG”不是图片。"),
        ("假.tif", b"MZ\x90\x00" * 100, "“假.tif”不是图片。"),
        ("假.heic", b"text", "“假.heic”不是图片。"),
        ("苹果.heic", b"\0\0\0\x18ftypheic\0\0\0\0", "“苹果.heic”是 HEIC 格式，本软件不能读取。"),
        ("苹果.jpg", b"\0\0\0\x18ftypmif1\0\0\0\0", "“苹果.jpg”是 HEIC 格式，本软件不能读取。"),
        ("半张.jpg", PHOTO[: len(PHOTO) // 2], "图片“半张.jpg”已损坏或不完整。"),
        ("半张.png", png_with_everything()[:-40], "图片“半张.png”已损坏或不完整。"),
        ("文字.bmp", b"BMW is a car", "“文字.bmp”不是图片。"),
        ("假.pdf", PHOTO, "“假.pdf”不是 PDF 文件。"),
        ("空.pdf", b"", "“空.pdf”不是 PDF 文件。"),
    ],
)
def test_what_is_no_picture_is_refused(name, data, message):
    with pytest.raises(ValidationError) as caught:
        fit_attachment(name, data)

    assert caught.value.message == message
    assert caught.value.advice != ""
    assert caught.value.details == {"field": "attachment"}


@pytest.mark.parametrize("kind", ["TIFF", "GIF", "WEBP", "PNG"])
def test_several_pictures_in_one_file_are_refused(kind):
    pages = [two_halves(), Image.new("RGB", (40, 20), BLUE)]

    with pytest.raises(ValidationError, match="不止一张图片"):
        fit_picture("多页", encoded(pages[0], kind, save_all=True, append_images=pages[1:]))


def test_phone_photo_with_previews_is_kept():
    data = encoded(
        two_halves(), "MPO", save_all=True, append_images=[Image.new("RGB", (10, 5), BLUE)]
    )

    image = opened(fit_picture("照片.jpg", data))

    assert (image.format, image.size) == ("JPEG", (40, 20))


@pytest.mark.parametrize("cut", range(0, len(PHOTO), 37))
def test_photo_cut_anywhere_is_refused(cut):
    with pytest.raises(ValidationError):
        fit_attachment("照片.jpg", PHOTO[:cut])


@pytest.mark.parametrize("at", range(0, 400, 3))
def test_photo_with_a_flipped_byte_is_kept_clean_or_refused(at):
    flipped = bytearray(PHOTO)
    flipped[at] ^= 0x41

    try:
        fit = fit_attachment("照片.jpg", bytes(flipped))
    except ValidationError:
        return

    assert SECRET[:8] not in fit.data


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        (
            "扫描.pdf",
            b"%PDF-1.7 " + SECRET,
            FitFile("扫描.pdf", "application/pdf", b"%PDF-1.7 " + SECRET),
        ),
        ("扫描.PDF", b"\r\n%PDF-1.4", FitFile("扫描.PDF", "application/pdf", b"\r\n%PDF-1.4")),
        ("错名.jpg", b"%PDF-1.4", FitFile("错名.pdf", "application/pdf", b"%PDF-1.4")),
        ("表.xlsx", b"PK\x03\x04", FitFile("表.xlsx", "application/octet-stream", b"PK\x03\x04")),
        ("笔记.txt", b"BMW", FitFile("笔记.txt", "application/octet-stream", b"BMW")),
        (
            "笔记.txt",
            b"see %PDF-1.4",
            FitFile("笔记.txt", "application/octet-stream", b"see %PDF-1.4"),
        ),
        ("空", b"", FitFile("空", "application/octet-stream", b"")),
    ],
)
def test_other_files_pass_untouched(name, data, kept):
    assert fit_attachment(name, data) == kept


def test_photo_that_mentions_pdf_is_still_cleaned():
    data = encoded(two_halves(), "JPEG", comment=b"%PDF-1.4", exif=telling_exif())

    assert SECRET not in fit_attachment("照片.jpg", data).data
