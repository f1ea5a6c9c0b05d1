"""What people write behind a number, or in its place, by the unit of its field: k, 万, days, 成, %, high."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

SCALES: Final[Mapping[str, int]] = {
    "": 1,
    **dict.fromkeys(("k", "千", "thousand", "thousands", "tsd", "grand"), 10**3),
    **dict.fromkeys(("万", "萬", "w", "wan"), 10**4),
    **dict.fromkeys(("十万", "lakh", "lakhs", "lac"), 10**5),
    **dict.fromkeys(("m", "mn", "mio", "mln", "million", "millions", "百万"), 10**6),
    **dict.fromkeys(("千万", "crore", "crores"), 10**7),
    **dict.fromkeys(("亿", "億"), 10**8),
    **dict.fromkeys(("b", "bn", "billion", "billions", "mrd"), 10**9),
}
TIMES: Final[Mapping[str, Fraction]] = {
    **dict.fromkeys(("d", "day", "days", "天", "日", "tage", "jours"), Fraction(1, 7)),
    **dict.fromkeys(
        ("", "w", "wk", "wks", "week", "weeks", "周", "週", "星期", "个星期", "礼拜", "个礼拜", "wochen"), Fraction(1)
    ),
    **dict.fromkeys(("mo", "mos", "mth", "mths", "month", "months", "个月", "個月", "月", "monate"), Fraction(52, 12)),
    **dict.fromkeys(("q", "quarter", "quarters", "季度", "个季度"), Fraction(13)),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years", "年"), Fraction(52)),
}
"""In weeks. A month is a twelfth of 52."""
HOURS: Final[Mapping[str, Fraction]] = {
    **dict.fromkeys(("", "h", "hr", "hrs", "hour", "hours", "小时", "个小时", "钟头"), Fraction(1)),
    **dict.fromkeys(("min", "mins", "minutes", "minute", "分钟"), Fraction(1, 60)),
}
SHARES: Final[Mapping[str, Fraction]] = {
    "": Fraction(1),
    **dict.fromkeys(("%", "percent", "per cent", "pct", "％"), Fraction(1, 100)),
    "成": Fraction(1, 10),
}
COUNTED: Final = (
    "",
    "x",
    "times",
    "visits",
    "visit",
    "次",
    "个",
    "家",
    "名",
    "人",
    "rivals",
    "suppliers",
    "clients",
    "趟",
    "回",
)
UNITS: Final[Mapping[str, Mapping[str, Fraction]]] = {
    "weeks": TIMES,
    "days": {unit: weeks * 7 for unit, weeks in TIMES.items()} | {"": Fraction(1)},
    "hours": HOURS,
    "level": SHARES,
    "factor": SHARES,
    "percent": dict.fromkeys(("", "%", "percent", "per cent", "pct", "个百分点"), Fraction(1)),
    "stars": dict.fromkeys(("", "star", "stars", "星", "颗星", "星级", "*", "★"), Fraction(1)),
    "grade": dict.fromkeys(("", "级", "級"), Fraction(1)),
    "score": dict.fromkeys(("", "%", "points", "point", "pts", "分"), Fraction(1)),
    "number": dict.fromkeys(COUNTED, Fraction(1)),
    "weight": dict.fromkeys(("", "x", "%", "percent", "per cent", "pct", "％"), Fraction(1)),
    "points": dict.fromkeys(("", "points", "point", "点"), Fraction(1)),
}
"""What may stand behind a number, by the unit of its field; behind money, `SCALES`."""
WORDS: Final[Mapping[str, Mapping[str, Fraction]]] = {
    "level": {
        **dict.fromkeys(("none", "never", "zero", "nothing", "无", "没有", "零"), Fraction(0)),
        **dict.fromkeys(("very low", "很低", "极低", "非常低"), Fraction(1, 10)),
        **dict.fromkeys(("low", "weak", "small", "little", "低", "弱", "小", "较低", "偏低"), Fraction(2, 10)),
        **dict.fromkeys(("medium", "mid", "average", "normal", "half", "中", "中等", "一般", "一半", "普通"), Fraction(5, 10)),
        **dict.fromkeys(("high", "strong", "big", "large", "高", "强", "大", "较高", "偏高"), Fraction(8, 10)),
        **dict.fromkeys(("very high", "很高", "极高", "非常高"), Fraction(9, 10)),
        **dict.fromkeys(("full", "always", "all", "certain", "总是", "全部", "一定"), Fraction(1)),
    },
    "number": {
        **dict.fromkeys(("none", "never", "no", "无", "没有"), Fraction(0)),
        "once": Fraction(1),
        "twice": Fraction(2),
    },
    "weight": {
        **dict.fromkeys(("low", "seldom", "sometimes", "低", "少", "有时"), Fraction(1)),
        **dict.fromkeys(("medium", "normal", "中"), Fraction(2)),
        **dict.fromkeys(("high", "often", "高", "多", "经常"), Fraction(3)),
    },
}
"""What people say in place of a number."""
