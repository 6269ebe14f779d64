"""The meeting that is driven through the window: who comes and leaves, what is said and voted.

Village, people and words are invented.
"""

from dataclasses import dataclass

VILLAGE_TYPED = "hmc ccc"
TITLE = "示例村村民代表会议"
PLACE = "村部会议室"
CHAIR, RECORDER = "马代一", "王代二"
AGENDA = ("通组路方案", "广场怎么用", "旧水渠填埋")

_SURNAMES = (
    "马王李张杨刘陈赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾"
)
_GIVEN = (
    *("一鸣", "二保", "三多", "四平", "五福", "六顺", "七斤", "八斗", "九成", "十全", "百川"),
    *("千里", "万钧", "东来", "西林", "南山", "北望", "春生", "夏至", "秋实", "冬青", "金贵"),
    *("木森", "水生", "火旺", "土根", "天明", "地厚", "风清", "云开", "雨顺", "雪梅", "山青"),
    *("河清", "海晏", "田丰", "禾苗", "麦香", "谷雨", "桃红", "柳绿", "松柏", "竹青", "兰芳"),
    "菊英",
)
REPRESENTATIVES = tuple(f"{one}{name}" for one, name in zip(_SURNAMES, _GIVEN, strict=True))
"""The 45 who may vote."""
OBSERVERS = ("马代一", "王代二")
"""On the roster of the village, not on that of the vote."""
GROUPS = 9

COME = REPRESENTATIVES[:31]
LEAVE = ("孙万钧", "朱西林")
"""After the second vote: 29 are left, and 30 are needed."""


@dataclass(frozen=True)
class Opinion:
    """Who said what, and which of Alt+1…4 it is."""

    speaker: str
    stance: int
    words: str


@dataclass(frozen=True)
class Vote:
    """What is put to the vote under an item, how, and what was counted."""

    title: str
    wording: str
    method: str
    count: tuple[int, int, int]
    """For, against, abstaining."""


VOTES = (
    Vote("修通组路", "同意修通组路。", "hands", (26, 3, 2)),
    Vote("广场晚上用", "同意广场晚上用。", "secret", (20, 8, 3)),
    Vote("填旧水渠", "同意填旧水渠。", "written", (20, 6, 3)),
)

_SAID = (
    (
        (1, "路要修，三组出门都是泥。"),
        (1, "同意修，车进得来。"),
        (3, "修可以，先说好谁出钱。"),
        (4, "水沟一起修，雨水才有地方去。"),
        (1, "同意方案。"),
        (2, "不同意从我家门前过。"),
        (4, "路边要有灯。"),
        (1, "三组的人都同意。"),
    ),
    (
        (1, "广场要用起来。"),
        (2, "晚上太吵，老人睡不好。"),
        (3, "用可以，九点前要停。"),
        (4, "先修灯，再用广场。"),
        (1, "同意晚上用。"),
        (2, "门前车太多，进不来。"),
        (4, "要有人管。"),
        (1, "九点停，我同意。"),
    ),
    (
        (2, "水渠还有用，不要填。"),
        (4, "先问四组的人。"),
        (3, "填可以，水要有地方去。"),
        (1, "旧水渠不用了，同意填。"),
        (2, "雨水多的时候要用。"),
        (4, "钱不够，先修路。"),
        (4, "下次会再说。"),
    ),
)


def opinions():
    """Return the 23 opinions under their items; everybody speaks once, in the order of coming."""
    speakers = iter(REPRESENTATIVES)
    return [
        [
            Opinion(next(one for one in speakers if one not in LEAVE), stance, words)
            for stance, words in said
        ]
        for said in _SAID
    ]


OPINIONS = opinions()


def roster_csv():
    """Return the village's roster as a table of comma-separated values."""
    lines = ["姓名,村民小组,职务"]
    for at, name in enumerate(REPRESENTATIVES):
        lines.append(f"{name},{at % GROUPS + 1}组,村民代表")
    lines += [f"{name},1组," for name in OBSERVERS]
    return "\n".join(lines) + "\n"
