"""What people are in the village, recognised in what rosters say under 职务, 身份 and 备注.

A piece of text counts only when every word of it is known: 村民代表兼小组长 does, 原村主任,
村主任之子 and 村民代表候选人 do not.
"""

from __future__ import annotations

import re

from desktop.domain.plain_text import compact

# Longer and more particular wordings come first: the first that fits at a place is taken.
_OFFICES = (
    ("cppcc_member", r"政协(?:常委|委员|常务委员)"),
    ("congress_deputy", r"人大代表|人民代表大会代表|人民代表"),
    ("supervisor", r"(?:村务)?监督委员会(?:副?主任|委员|成员)?"),
    ("supervisor", r"(?:村务)?监委会?(?:副?主任|委员|成员)?|监督委员"),
    ("villager_representative", r"村民代表"),
    ("group_leader", r"村民小组组?长|小组长|组长|社长|队长"),
    (
        "committee_member",
        r"村?(?:[“\"]?两委[”\"]?|支部|支委|村委|党支部)(?:班子)?成员|两委(?:干部)?",
    ),
    ("committee_member", r"(?:党总支|党支部|支部|支委会?|党委|总支)(?:副?书记|委员)"),
    ("committee_member", r"(?:村民委员会|居民委员会|村委会?|居委会?)(?:副?主任|委员)"),
    ("committee_member", r"(?:村支部?|第一)?副?书记|副?支书|副?主任|委员"),
    ("party_member", r"(?:中共|中国共产党|正式|共产)*党员"),
)
_NOISE = (
    r"(?:\d{1,2}|第?[一二三四五六七八九十]+)(?:组|社|队|届)|全国|自治区|省|市|县|区|乡|镇|本?村|"
    r"现任|兼任?|任|及|和|为|系"
)
_LONGEST = 30  # characters of a piece; longer ones are sentences, and slow to try in every way
_PIECES = re.compile(r"[、,，;；/\\|+&。\s()（）]+")
_NEGATED = re.compile(r"第一书记|驻村")  # sent by a higher body, no member of the village's own
_WORDS = re.compile("|".join(f"(?P<w{n}>{pattern})" for n, (_, pattern) in enumerate(_OFFICES)))
_WHOLE = re.compile(f"(?:{'|'.join(pattern for _, pattern in _OFFICES)}|{_NOISE})+")


def recognise_offices(text: str) -> tuple[str, ...]:
    """Return the codes of the memberships that a text names, in the order in which it does."""
    codes: list[str] = []
    for piece in _PIECES.split(text):
        word = compact(piece)
        if len(word) <= _LONGEST and _WHOLE.fullmatch(word) and not _NEGATED.search(word):
            codes.extend(_codes_in(word))
    return tuple(dict.fromkeys(codes))


def offices_in_title(title: str) -> tuple[str, ...]:
    """Return the memberships that a roster's title is about, as 二〇二六年度村民代表花名册 says."""
    found = [
        code
        for code, words in (
            ("villager_representative", "村民代表"),
            ("party_member", r"(?<!非)党员"),
            ("committee_member", "两委"),
            ("supervisor", "监督委员会|监委会"),
            ("group_leader", "小组长"),
            ("congress_deputy", "人大代表"),
            ("cppcc_member", "政协委员"),
        )
        if re.search(words, compact(title))
    ]
    return tuple(found)


def _codes_in(word: str) -> list[str]:
    return [_OFFICES[int(str(found.lastgroup)[1:])][0] for found in _WORDS.finditer(word)]
