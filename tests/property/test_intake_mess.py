"""Whatever mess the agencies make of a roster, the same firms are read from it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from intake_support import FIRMS, Rows, Value, book, code, firm, text_file

from data.intake import Batch, examine
from scheduler.values.firms import Enterprise

WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})
CLASSES = {
    "A": ("A", "A类", "Ａ", "低风险"),
    "B": ("B", "b", "B级"),
    "C": ("C(较高风险)", "三"),
    "D": ("D", "Ｄ", "高"),
}
STATUSES = ("存续", "在营(开业)", "开业", "正常")
MESSES = ("blanks", "lower", "wide", "hyphens")


@st.composite
def firms(draw: st.DrawFn) -> list[Enterprise]:
    """Firms with valid codes, different numbers, classes and tags."""
    numbers = draw(st.lists(st.integers(1, 10**7), min_size=1, max_size=12, unique=True))
    made = []
    for number in numbers:
        tags = tuple(sorted(draw(st.sets(st.sampled_from(["食品", "餐饮", "危化"]), max_size=3))))
        made.append(
            Enterprise(
                code(number),
                f"东溪{number}号食品厂",
                code(number),
                draw(st.sampled_from("ABCD")),
                True,  # noqa: FBT003 - live
                "",
                "有限责任公司",
                tags,
                "东溪镇",
                "",
                f"东溪路{number}号",
            )
        )
    return made


def messy_code(clean: str, mess: str) -> str:
    changed = {
        "blanks": f"  {clean[:8]} {clean[8:]}\u3000",
        "lower": clean.lower(),
        "wide": clean.translate(WIDE),
        "hyphens": f"{clean[:2]}-{clean[2:]}",
    }
    return changed[mess]


def messy_row(draw: st.DrawFn, one: Enterprise) -> list[Value]:
    number = int(one.address[3:-1])
    mess = draw(st.sampled_from(("", *MESSES)))
    return firm(
        number,
        统一=messy_code(one.code, mess) if mess else one.code,
        监管=draw(st.sampled_from("、，,；; /")).join(one.tags),
        信用=draw(st.sampled_from(CLASSES[one.credit])),
        登记=draw(st.sampled_from(STATUSES)),
    )


@st.composite
def piles(draw: st.DrawFn) -> tuple[list[Enterprise], list[list[Value]], str]:
    """Firms, the messy rows of a file about them, and the file's form."""
    clean = draw(firms())
    rows = [messy_row(draw, one) for one in clean]
    for one in draw(st.lists(st.sampled_from(clean), max_size=4)):
        rows.append(messy_row(draw, one))
        if draw(st.booleans()):
            rows[-1][1] = draw(st.sampled_from([one.code[8:17], ""]))
    rows.extend([[None] * len(FIRMS)] * draw(st.integers(0, 3)))
    order = draw(st.permutations(range(len(rows))))
    form = draw(st.sampled_from(["xlsx", "utf-8", "utf-8-sig", "gb18030", "utf-16"]))
    return clean, [rows[k] for k in order], form


def read_pile(rows: list[list[Value]], form: str, *, titled: bool = True) -> Batch:
    sheet: Rows = [
        *([["东溪区检查对象名录库"]] if titled else []),
        FIRMS,
        ["填写说明:名称须与执照一致", "18位代码或注册号", *[""] * 6],
        ["案例（请删除）", code(1), *[""] * 6],
        *rows,
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "名录.xls"
        if form == "xlsx":
            book(path, sheet)
        else:
            text_file(path, sheet, form, "\t")
        return examine([path]).batch


@settings(max_examples=60, deadline=None)
@given(piles())
def test_any_mess_reads_back_to_the_same_firms(pile: tuple[list[Enterprise], list[list[Value]], str]) -> None:
    clean, rows, form = pile
    found = read_pile(rows, form).enterprises
    assert [e.id for e in found] == sorted(e.id for e in clean)
    wanted = {e.id: (e.name, e.code, e.credit, e.live, e.tags, e.town, e.address) for e in clean}
    assert {e.id: (e.name, e.code, e.credit, e.live, e.tags, e.town, e.address) for e in found} == wanted


@settings(max_examples=25, deadline=None)
@given(piles(), st.data())
def test_the_order_of_rows_is_irrelevant(
    pile: tuple[list[Enterprise], list[list[Value]], str], data: st.DataObject
) -> None:
    _, rows, form = pile
    other = data.draw(st.permutations(rows))
    one, two = read_pile(rows, form), read_pile(other, form, titled=False)
    assert [(e.id, e.credit, e.live, e.tags) for e in one.enterprises] == [
        (e.id, e.credit, e.live, e.tags) for e in two.enterprises
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<table><tr><td>"]),
)
def test_any_bytes_give_problems_and_never_a_crash(noise: bytes, head: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "名录.xlsx"
        path.write_bytes(head + noise)
        intake = examine([path])
    assert intake.problems
    assert intake.batch.enterprises == ()


CELLS = st.one_of(
    st.text(max_size=12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["9.13E+17", "长期", "130%", "全部企业"]),
)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(
        ["enterprises", "inspectors", "tasks", "history", "recusals", "leaves", "quiet", "agencies"]
    ),
    st.data(),
)
def test_any_cells_under_any_headings_give_problems_and_never_a_crash(kind: str, data: st.DataObject) -> None:
    from data.intake.headings import HEADINGS

    headings = [words.split()[0] for words in HEADINGS[kind].values()]
    rows = data.draw(st.lists(st.lists(CELLS, min_size=1, max_size=len(headings)), min_size=1, max_size=4))
    with tempfile.TemporaryDirectory() as folder:
        intake = examine([book(Path(folder) / "a.xlsx", [headings, *rows])])
    assert intake.files[0].sheets[0].kind == kind
    assert intake.problems
