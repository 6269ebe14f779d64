"""Invented talk of an invented village: names and paragraphs, the same on every run.

No dictionary and nobody's data: a list of words, names put together by chance, and made-up words
of two common characters, so that a search meets frequent pairs and rare ones.
"""

from itertools import accumulate

from measuring import seeded

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗丁白撒妥冶贺石贾田顾郝穆纳哈锁"
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建国志红玉兰梅福学文生财广永彦进正淑琴有"
    "莲祥海燕龙凤占成林堃珺喆昇䶮𬱖𫖯"
)
WORDS = (
    "村民委员会 村民代表会议 村民小组 村务监督委员会 党支部书记 联络室 政协委员 群众 代表 老人"
    " 孩子 妇女 残疾人 患者 透析 血液透析 县医院 乡镇卫生院 医保报销 救护车 班车 路费 陪护"
    " 道路硬化 排水沟 路灯 桥梁 护栏 土路 国道 施工队 工期 质量 验收 预算 资金 一事一议 奖补"
    " 饮水工程 水表 水费 机井 灌溉 渠道 漏水 停水 水压 土地流转 承包合同 宅基地 确权 占地 补偿"
    " 标准 协议 养殖户 草料 羊圈 粪污 气味 垃圾桶 清运 厕所改造 下水 低保 五保 评议 公示 名单"
    " 异议 财务公开 集体资产 租金 账目 学校 校车 幼儿园 图书室 广场 体育器材 养老院 日间照料"
    " 午饭 用电 变压器 线路 网络 信号 防汛 滑坡 值班 物资 治安 摄像头 邻里纠纷 调解 彩礼 红白事"
    " 反映 建议 要求 希望 担心 同意 反对 支持 讨论 协商 表决 决定 落实 督办 答复 研究 协调 解决"
    " 应当 不能 已经 还没有 尽快 每月 每年 去年 今年 春天 冬天 下雨 下雪 以后 以前 之前 之内"
    " 的 了 和 在 也 都 要 把 对 从 到 给 由 就 还 先 再 很 更 最"
)
MADE_UP = 20_000
POOL = 400_000


def _common_characters():
    """The first level of GB 2312: 3,755 characters in everyday use."""
    return [
        bytes((row, cell)).decode("gb2312")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF if row != 0xD7 else 0xFA)
    ]


class Village:
    """Names and paragraphs from one seed."""

    def __init__(self, seed):
        self.chance = seeded(seed)
        common = _common_characters()
        made_up = ["".join(self.chance.choices(common, k=2)) for _ in range(MADE_UP)]
        words = WORDS.split() + made_up
        # Zipf: the n-th word is said 1/n as often as the first.
        weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
        self._said = self.chance.choices(words, cum_weights=weights, k=POOL)

    def name(self):
        return self.chance.choice(SURNAMES) + "".join(
            self.chance.choices(GIVEN, k=self.chance.choice((1, 2, 2, 2)))
        )

    def paragraph(self, characters=106):
        """Return sentences of about so many characters."""
        said, at = self._said, self.chance.randrange(POOL - 400)
        parts, length = [self.name()] if self.chance.random() < 0.2 else [], 0
        while length < characters - 16:
            for word in said[at : at + self.chance.randint(4, 9)]:
                parts.append(word)
                length += len(word)
                at += 1
            parts.append("，" if length < characters - 16 else "。")
        return "".join(parts)
