"""Tables kept as text (.csv, .tsv, .txt): encoding, separator and quotes found by their content.

Charsets are told apart here rather than guessed by statistics, since rosters are short and in
Chinese: UTF-8 is strict enough to prove itself, UTF-16 shows by its mark or its NUL bytes, and
what is neither is GB18030, which contains GBK and GB2312.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from desktop.errors import ValidationError

_SEPARATORS = (",", "\t", ";", "，", "；", "|")
_SAMPLED_LINES = 100
# Byte order marks, the longer before those that they begin with.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# An ideograph in UTF-8; so long a sequence hardly ever comes about by chance in GBK.
_UTF8_IDEOGRAPH = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}|\xf0[\xa0-\xb3][\x80-\xbf]{2}")
_RESAVE = "请在表格软件里打开它，另存为 .xlsx，再导入。"


def read_text_table(data: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table kept as text; a quoted cell may hold line breaks.

    Raises:
        ValidationError: The bytes are no text, mix two encodings, or a quote is never closed.
    """
    text = decode(data)
    if "\x00" in text:
        raise ValidationError("文件里有空字节，不是文本表格。", _RESAVE, field="file")
    return _rows_of(text, _separator_of(text))


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16, UTF-32 or GB18030, with or without a mark.

    Raises:
        ValidationError: It is none of these, or some lines are one and some another.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), _encoding_of(data))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValidationError(
            f"第 {line} 行的文字编码认不出来，文件可能已损坏。", _RESAVE, field="file"
        ) from error


def _encoding_of(data: bytes) -> str:
    if b"\x00" in data and _is_text(data, encoding := _utf16_of(data)):
        return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_mixture(data)
        return "gb18030"
    # A few characters in GB18030, such as 女 alone, are also letters of other scripts in UTF-8.
    is_chinese = data.isascii() or _UTF8_IDEOGRAPH.search(data) is not None
    return "utf-8" if is_chinese else "gb18030"


def _utf16_of(data: bytes) -> str:
    """Return the byte order that NULs show: they are the other half of ASCII characters."""
    return "utf-16-le" if data[1::2].count(0) > data[0::2].count(0) else "utf-16-be"


def _is_text(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return "\x00" not in text and not {"\n", "\r", *_SEPARATORS}.isdisjoint(text)


def _refuse_mixture(data: bytes) -> None:
    """Raise where one line is surely UTF-8 and another surely not, as after joining two files."""
    kinds: dict[bool, int] = {}
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            kinds.setdefault(False, number)
        else:
            if _UTF8_IDEOGRAPH.search(line):
                kinds.setdefault(True, number)
        if len(kinds) > 1:
            raise ValidationError(
                f"文件混用了两种文字编码：第 {kinds[True]} 行是 UTF-8，第 {kinds[False]} 行不是。",
                _RESAVE,
                field="file",
            )


def _separator_of(text: str) -> str:
    """Return the separator by which most lines have the same number of cells, more than one."""
    sample = "\n".join(text.splitlines()[:_SAMPLED_LINES])
    return max(_SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> int:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    try:
        widths = Counter(len(row) for row in reader if len(row) > 1)
    except csv.Error:  # a quote left open at the end of the sample
        return 0
    return max(((width - 1) * lines for width, lines in widths.items()), default=0)


def _rows_of(text: str, separator: str) -> tuple[tuple[str, ...], ...]:
    # strict: a quote that is never closed would swallow all rows below it without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return tuple(tuple(row) for row in reader)
    except csv.Error as error:
        raise ValidationError(
            f"到第 {reader.line_num} 行为止，有一个引号没有配对，后面的内容分不清。",
            "请检查这一行及以上的双引号，或在表格软件里另存为 .xlsx，再导入。",
            field="file",
        ) from error
