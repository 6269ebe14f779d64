"""The record that every engine prints: 20 paragraphs, 10 headings, a table of 120 rows."""

from dataclasses import dataclass

from measuring import seeded
from village import GIVEN, SURNAMES

SENTENCES = (
    "会议由示例村党支部书记主持，村民委员会成员、村务监督委员会成员及村民代表参加。",
    "会议听取了关于村内道路硬化工程的情况说明，并就资金来源、施工单位、工期安排进行了讨论。",
    "与会代表认为，应当严格执行一事一议程序，表决结果应在村务公开栏公示不少于15日。",
    "经举手表决，应到一百二十人，实到一百一十三人，同意一百零八票，反对二票，弃权三票。",
    "关于宅基地审批事项，应当依照《中华人民共和国土地管理法》第六十二条的规定办理。",
    "会议决定，由村民委员会负责落实，村务监督委员会全程监督，并于2026年12月31日前报告。",
    "集体资产租赁合同到期后，应当公开招标，不得私自续签，租金收入全部纳入村集体账户。",
)
TITLE = "示例村村民代表会议记录"
HEADINGS = (
    "会议基本情况",
    "道路硬化工程",
    "集体资产租赁",
    "宅基地审批",
    "低保评议",
    "财务公开",
    "环境整治",
    "防汛安排",
    "选举筹备",
    "其他事项",
)
NUMERALS = "一二三四五六七八九十"
RARE = "䶮𬱖𫖯𬭎㛃堃珺喆昇"
LONG_NAME = "阿依古丽·买买提"
HEAD = ("序号", "姓名", "性别", "所属小组", "身份", "出席情况", "签名")
WIDTHS = (45, 111, 33, 81, 33, 57, 82)  # points
ROWS = 120
CELL, CELL_LEADING, CELL_PADDING = 11, 14, 4  # points


@dataclass(frozen=True)
class Text:
    """What is printed; a value of texts, as papers are made of."""

    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def characters(self):
        """All of it, without white space."""
        parts = [self.title, *self.head, *(cell for row in self.rows for cell in row)]
        for heading, paragraphs in self.sections:
            parts += [heading, *paragraphs]
        return "".join("".join(parts).split())


def make_text(number):
    """Return one of as many records as are wanted, alike in length; the same on every run."""
    chance = seeded(number)

    def paragraph(sentences):
        return "".join(chance.choices(SENTENCES, k=sentences))

    def name(at):
        if at % 30 == 7:
            return LONG_NAME
        last = RARE[at // 12 % len(RARE)] if at % 12 == 0 else chance.choice(GIVEN)
        return chance.choice(SURNAMES) + chance.choice(GIVEN) + last

    def row(at):
        came = "出席" if at % 13 else "请假"
        group = f"第{at // 15 + 1}村民小组"
        return str(at + 1), name(at), "男" if at % 2 else "女", group, "代表", came, ""

    return Text(
        title=TITLE,
        sections=tuple(
            (f"{numeral}、{heading}", (paragraph(4), paragraph(3)))
            for numeral, heading in zip(NUMERALS, HEADINGS, strict=True)
        ),
        head=HEAD,
        rows=tuple(row(at) for at in range(ROWS)),
    )
