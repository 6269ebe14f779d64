"""Pictures made fit to keep: upright, without a word of where and by what they were taken, small.

A phone writes place, time and device into every photo. None of it is kept, colour profiles neither:
pixels go into a new file. PDF is passed through untouched, since a signed scan must stay as it is.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import PurePath

from PIL import Image, ImageOps, UnidentifiedImageError

from desktop.errors import ValidationError

LIMIT_BYTES = 2 * 1024 * 1024

_PDF_START = b"%PDF-"
_PDF_WITHIN = (
    1024  # ISO 32000-1 annex H.3.4.1: readers accept the header anywhere in this many bytes
)
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")  # JPEG opens MPO too
_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".heic", ".heif")
_HEIF_BRANDS = (b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1", b"avif")
_LONGEST_EDGE = 4000  # an A4 page at 300 dpi has 3508
_MAX_PIXELS = 50_000_000
_MAX_JPEG_PIXELS = 170_000_000  # a JPEG is scaled while it is decoded, so memory stays small
_QUALITIES = (88, 78, 68)
_SHRINK_PERCENT = 75
_TO_EIGHT_BITS = 255 / 65535
_LOSSLESS = ("PNG", "BMP", "TIFF", "GIF")
_FIELD = "attachment"


@dataclass(frozen=True, slots=True)
class FitFile:
    """A file fit to be attached; `name` has the suffix of what it now is."""

    name: str
    media_type: str
    data: bytes


def fit_attachment(name: str, data: bytes) -> FitFile:
    """Make a file fit to be attached: a picture cleaned and scaled, anything else untouched.

    Args:
        name: The file's name; its suffix says what it claims to be.
        data: Its contents.

    Raises:
        ValidationError: It claims to be a picture or PDF and is none.
    """
    suffix = PurePath(name).suffix.lower()
    if _is_pdf(suffix, data):
        return FitFile(_renamed(name, ".pdf"), "application/pdf", data)
    if suffix == ".pdf":
        raise ValidationError(
            f"“{name}”不是 PDF 文件。", "请重新扫描或导出后再添加。", field=_FIELD
        )
    if suffix in _SUFFIXES or _is_picture(data):
        return fit_picture(name, data)
    return FitFile(name, "application/octet-stream", data)


def fit_picture(name: str, data: bytes) -> FitFile:
    """Turn a picture upright, strip it of metadata, and bring it under 2 MB.

    Raises:
        ValidationError: No picture, a broken one, several in one file, or too many pixels.
    """
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        raise ValidationError(
            f"“{name}”是 HEIC 格式，本软件不能读取。",
            "请在手机相机设置中选“兼容性最佳”（JPEG），或转成 JPEG 后再添加。",
            field=_FIELD,
        )
    try:
        # Pillow warns of metadata it cannot read and of sizes; we drop the one and judge the other.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _fit(name, data)
    except ValidationError:
        raise
    except UnidentifiedImageError as error:
        raise ValidationError(
            f"“{name}”不是图片。",
            "请选择 JPEG、PNG、WebP、BMP、TIFF、GIF 图片或 PDF 文件。",
            field=_FIELD,
        ) from error
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name) from error
    except (
        Exception
    ) as error:  # decoders of broken files raise what they like; this is the one seam
        raise ValidationError(
            f"图片“{name}”已损坏或不完整。", "请重新拍照或重新传送后再添加。", field=_FIELD
        ) from error


def _fit(name: str, data: bytes) -> FitFile:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        _refuse_unfit(name, opened)
        lossless = opened.format in _LOSSLESS
        opened.draft(None, (_LONGEST_EDGE, _LONGEST_EDGE))
        upright = _upright(opened)
    plain = _plain(upright)
    plain.thumbnail((_LONGEST_EDGE, _LONGEST_EDGE), Image.Resampling.LANCZOS)
    if lossless or plain.mode == "RGBA":
        written = _saved(plain, "PNG", optimize=True)
        if len(written) <= LIMIT_BYTES:
            return FitFile(_renamed(name, ".png"), "image/png", written)
    return FitFile(_renamed(name, ".jpg"), "image/jpeg", _small_jpeg(_on_white(plain)))


def _refuse_unfit(name: str, image: Image.Image) -> None:
    decodes_scaled = image.format in ("JPEG", "MPO")
    if image.width * image.height > (_MAX_JPEG_PIXELS if decodes_scaled else _MAX_PIXELS):
        raise _too_many_pixels(name)
    # An MPO is a photo with previews of itself; in any other format the rest would be lost.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise ValidationError(
            f"“{name}”里有不止一张图片。", "请逐张保存，或存成 PDF 后再添加。", field=_FIELD
        )


def _too_many_pixels(name: str) -> ValidationError:
    return ValidationError(
        f"图片“{name}”的尺寸太大，没有打开。", "请缩小到 5000 万像素以内再添加。", field=_FIELD
    )


def _upright(image: Image.Image) -> Image.Image:
    image.load()
    try:
        return ImageOps.exif_transpose(image)
    except (ValueError, TypeError, LookupError, OSError, SyntaxError, OverflowError):
        return image.copy()  # unreadable metadata: the pixels as they are


def _plain(image: Image.Image) -> Image.Image:
    """Return the pixels alone, in a mode that both PNG and scaling know."""
    if image.mode.startswith("I") or image.mode == "F":
        image = _eight_bits(image)
    if image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
    elif image.mode not in ("L", "RGB", "RGBA"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    plain = image.copy()
    plain.info = {}
    return plain


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return grey of 16 bits as 8; Pillow's own conversion cuts the bright part off."""
    wide = image.convert("F")
    if image.mode != "F":
        wide = wide.point(lambda value: value * _TO_EIGHT_BITS + 0.0)
    return wide.convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _small_jpeg(image: Image.Image) -> bytes:
    """Return the best JPEG under the limit: first less quality, then fewer pixels."""
    while True:
        for quality in _QUALITIES:
            written = _saved(image, "JPEG", quality=quality, optimize=True)
            if len(written) <= LIMIT_BYTES:
                return written
        size = [max(1, edge * _SHRINK_PERCENT // 100) for edge in image.size]
        image = image.resize((size[0], size[1]), Image.Resampling.LANCZOS)


def _saved(image: Image.Image, kind: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _is_pdf(suffix: str, data: bytes) -> bool:
    return data.startswith(_PDF_START) or (suffix == ".pdf" and _PDF_START in data[:_PDF_WITHIN])


def _is_picture(data: bytes) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Image.open(io.BytesIO(data), formats=_FORMATS).close()
    except Image.DecompressionBombError:
        return True
    except Exception:  # noqa: BLE001 – decoders raise what they like; then it is some other file
        return False
    return True


def _renamed(name: str, suffix: str) -> str:
    path = PurePath(name)
    same = {".jpeg": ".jpg"}.get(path.suffix.lower(), path.suffix.lower()) == suffix
    return name if same else f"{path.stem}{suffix}"
