"""The kinds of sheet and every heading under which agencies send their columns."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from data.intake.cells import plain, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.intake.tables import Row

KINDS = ("agencies", "enterprises", "inspectors", "tasks", "history", "recusals", "leaves", "quiet")
"""In the order in which they are read: later ones refer to earlier ones."""

_FIRM = (
    "企业名称 市场主体名称 经营主体名称 单位名称 检查对象名称 检查对象 被检查对象名称 被检查单位 "
    "被检查对象 主体名称 商户名称 当事人名称 字号名称 企业(单位)名称 名称"
)
_CODE = (
    "统一社会信用代码 社会信用代码 统一信用代码 信用代码 统一社会信用代码/注册号 注册号/统一社会信用代码 "
    "统一社会信用代码(注册号) 统一社会信用代码或注册号 注册号 营业执照注册号 营业执照号 "
    "工商注册号 组织机构代码 主体代码 企业统一社会信用代码 检查对象统一社会信用代码"
)
_CARD = (
    "执法证号 执法证编号 执法证号码 执法证件号 执法证件号码 执法证件编号 行政执法证号 "
    "行政执法证编号 行政执法证件号 证件号码 证件编号 证件号 证号"
)
_PERSON = "姓名 执法人员 执法人员姓名 人员姓名 检查人员 检查人员姓名"
_FIRST = "开始日期 起始日期 开始时间 起始时间 起始日 开始日 自"
_LAST = "结束日期 截止日期 终止日期 结束时间 截止时间 截止日 结束日 至"

HEADINGS: dict[str, dict[str, str]] = {
    "agencies": {
        "agency": "部门名称 部门 单位 部门全称",
        "alias": "简称 别名 部门简称 简称/别名 曾用名 简称、别名",
        "vertical": "垂直管理 是否垂直管理 垂管 是否垂管 垂直管理部门",
    },
    "enterprises": {
        "name": _FIRM,
        "code": _CODE,
        "founded": "成立日期 成立时间 注册日期 设立日期 核准日期",
        "kind": "企业类型 市场主体类型 主体类型 经营主体类型 类型 市场主体类别 企业性质",
        "tags": "监管标签 标签 行业标签 监管类别 行业类别 行业 重点领域 监管领域 业态",
        "credit": (
            "信用风险分类 信用风险等级 信用风险分类等级 信用风险 风险等级 信用等级 信用分类 风险分类 "
            "信用类别 风险类别 分类等级 企业信用风险分类"
        ),
        "status": "登记状态 经营状态 企业状态 状态 市场主体状态 存续状态 主体状态 营业状态",
        "town": (
            "所在镇(街道) 所在镇街 镇街 镇(街道) 街道 乡镇 所在乡镇 所属镇街 乡镇街道 乡镇(街道) 镇街道 "
            "所属乡镇(街道) 所在街道(乡镇)"
        ),
        "station": "管辖单位 管辖所 监管所 所属监管所 属地监管所 属地所 片区 管辖机构",
        "address": (
            "住所 地址 经营场所 住所(经营场所) 住所/经营场所 注册地址 经营地址 企业地址 生产经营地址 详细地址"
        ),
        "longitude": "经度 东经 LNG LON LONGITUDE",
        "latitude": "纬度 北纬 LAT LATITUDE",
    },
    "inspectors": {
        "name": _PERSON,
        "card": _CARD,
        "staff": "单位工号 工号 人员编号 警号",
        "until": (
            "有效期至 执法证有效期 证件有效期 执法证有效期至 证件有效期至 有效期 有效期限 执法证到期日 "
            "有效截止日期 发证有效期至"
        ),
        "agency": (
            "所在单位 工作单位 所属单位 单位 所属部门 执法单位 执法主体 单位名称 部门 部门名称 所在部门 "
            "执法部门"
        ),
        "station": (
            "所属中队/所 所在业务部门(机构) 所在业务部门 业务部门 所属中队 中队 所属所 科室 所在科室 "
            "内设机构 所属科所 科(所)"
        ),
        "qualifications": "专业资质 岗位资质资格 岗位资质 岗位资格 执法资质 资质 资格 专业资格 专业特长",
        "on_duty": "是否在岗 在岗 在岗情况 在岗状态",
        "state": "执法人员状态 人员状态 证件状态 执法证状态 状态",
    },
    "tasks": {
        "id": "抽查计划编号 计划编号 任务编号 抽查任务编号 编号",
        "name": "任务名称 抽查任务名称 计划名称 抽查任务 抽查计划名称",
        "items": "抽查事项 检查事项 抽查检查事项 检查内容 抽查内容",
        "scope": "检查对象范围 抽查对象范围 检查对象 抽查对象 抽查范围 对象范围",
        "lead": "发起部门 牵头部门 主办部门 牵头单位 发起单位",
        "partners": "配合部门 参与部门 联合部门 协同部门 配合单位 参加部门",
        "A": "A类比例 A类抽查比例 A类 A级比例 A比例 A类企业比例",
        "B": "B类比例 B类抽查比例 B类 B级比例 B比例 B类企业比例",
        "C": "C类比例 C类抽查比例 C类 C级比例 C比例 C类企业比例",
        "D": "D类比例 D类抽查比例 D类 D级比例 D比例 D类企业比例",
        "E": "E类比例 E类抽查比例 E类 E级比例 E比例 E类企业比例",
        "none": "未分类比例 未分类 未分类抽查比例 无分类比例 未评级比例 个体工商户比例",
        "all": "抽查比例 比例 抽取比例",
        "frequency": "抽查频次 检查频次 频次",
        "minutes": (
            "每户检查时长(分钟) 每户检查时长 检查时长 检查时长(分钟) 每户时长 时长(分钟) 单户检查时长(分钟)"
        ),
        "officers": "每部门人数 每部门检查人数 每组人数 检查人数 每部门执法人员数",
        "first": "检查开始日期 检查开始时间 检查起始日期 " + _FIRST,
        "last": "检查结束日期 检查结束时间 检查截止日期 " + _LAST,
        "mode": "检查方式 抽查方式 检查形式",
    },
    "history": {
        "day": "检查日期 检查时间 实施日期 检查实施日期 现场检查日期",
        "code": _CODE,
        "firm": _FIRM,
        "agency": "检查部门 检查机关 实施部门 检查单位 执法部门 实施单位 检查实施部门",
        "type": "检查类型 检查类别 检查性质 检查来源",
        "item": "检查事项 检查内容 抽查事项 检查项目 任务名称",
        "result": "检查结果 抽查结果 结果",
    },
    "recusals": {
        "card": _CARD,
        "officer": _PERSON + " 回避人员 应回避人员",
        "firm": _FIRM + " 回避对象 回避企业 应回避企业 应回避对象",
        "code": _CODE,
        "reason": "回避事由 回避原因 回避理由",
    },
    "leaves": {
        "card": _CARD,
        "officer": _PERSON + " 请假人 请假人员",
        "first": "请假开始日期 请假开始时间 " + _FIRST,
        "last": "请假结束日期 请假结束时间 " + _LAST,
        "reason": "事由 请假事由 请假原因 请假类型 原因 请假类别",
    },
    "quiet": {
        "first": _FIRST,
        "last": _LAST,
        "scope": "适用范围 适用对象 范围 适用企业 对象范围",
        "basis": "依据 说明 事由 依据文件 备注",
    },
}
"""Kind → field → headings, half-width, separated by blanks."""

REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "agencies": (("agency",), ("alias", "vertical")),
    "enterprises": (("name",), ("code",)),
    "inspectors": (("name",), ("card",)),
    "tasks": (
        ("id",),
        ("scope",),
        ("lead",),
        ("first",),
        ("last",),
        ("A", "B", "C", "D", "E", "none", "all"),
    ),
    "history": (("day",), ("code", "firm"), ("agency",)),
    "recusals": (("card",), ("code", "firm")),
    "leaves": (("card",), ("first",), ("last",)),
    "quiet": (("first",), ("last",), ("scope",)),
}
"""Of each group at least one heading must be there."""

_NEARLY = 3
"""Headings of a kind that tell what a sheet was meant to be."""
READ_ELSEWHERE = frozenset({"登记机关", "地区", "所属地区", "行政区划"})
"""Columns that only tell the district."""
_LOOKUP = {
    kind: {heading.upper(): name for name, words in fields.items() for heading in words.split()}
    for kind, fields in HEADINGS.items()
}


@lru_cache(maxsize=4096)
def heading(cell: str) -> str:
    """A heading as compared: half-width, no blanks, no mark of obligation."""
    return plain(cell).strip("*:★").upper()


def columns_of(row: Row, kind: str) -> dict[str, tuple[int, ...]]:
    """Field → positions of its cells in this row, read as headings of this kind."""
    found: dict[str, tuple[int, ...]] = {}
    for index, cell in enumerate(row):
        name = _LOOKUP[kind].get(heading(cell)) if isinstance(cell, str) and cell else None
        if name:
            found[name] = (*found.get(name, ()), index)
    return found


def missing(kind: str, columns: dict[str, tuple[int, ...]]) -> list[tuple[str, ...]]:
    """Groups of which no heading is there."""
    return [group for group in REQUIRED[kind] if not any(name in columns for name in group)]


def nearly(rows: Iterable[Row]) -> tuple[str, int]:
    """The kind of which a row holds three headings or more, though too few to be read, and its number.

    ("", 0) where there is none such.
    """
    counts = [(len(columns_of(row, kind)), kind, n) for n, row in enumerate(rows, 1) for kind in KINDS]
    most, kind, number = max(counts, key=itemgetter(0), default=(0, "", 0))  # the first of several
    return (kind, number) if most >= _NEARLY else ("", 0)


def best_kind(row: Row) -> tuple[int, str, dict[str, tuple[int, ...]]]:
    """The kind whose headings this row holds most of: (score, kind, columns); score 0 = no heading row.

    The score is twice the number of fields, plus one when nothing required is missing.
    """
    best: tuple[int, str, dict[str, tuple[int, ...]]] = (0, "", {})
    if sum(isinstance(cell, str) and bool(cell) for cell in row) < 2:
        return best
    for kind in KINDS:
        columns = columns_of(row, kind)
        whole = not missing(kind, columns)
        score = 2 * len(columns) + whole
        if score > best[0] and len(columns) >= 2 and (whole or 2 * len(columns) > _filled(row)):
            best = (score, kind, columns)
    return best


def _filled(row: Row) -> int:
    return sum(bool(text(cell)) for cell in row)
