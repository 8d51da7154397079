"""What single cells mean."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from data.intake.cells import OPEN, parts_of, read_date, read_yes, text, words_of
from data.intake.codes import Code, firm_id, is_organisation, is_uscc, read_code
from data.intake.masking import hidden, is_private, masked
from data.intake.names import agency_in, district_in, district_of, short_name
from data.intake.ratios import bare_are_fractions, read_span
from data.intake.standing import read_class, read_live, riskier

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
GOOD = "91330106000000007L"


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("2026-10-09", date(2026, 10, 9)),
        ("2026/1/9", date(2026, 1, 9)),
        ("2026.10.9", date(2026, 10, 9)),
        ("2026年10月9日", date(2026, 10, 9)),
        ("２０２６年１０月９日", date(2026, 10, 9)),
        ("20261009", date(2026, 10, 9)),
        ("2026-10-09 00:00:00", date(2026, 10, 9)),
        (46304.0, date(2026, 10, 9)),
        ("46304", date(2026, 10, 9)),
        (datetime(2026, 10, 9, 8), date(2026, 10, 9)),  # noqa: DTZ001 - as a workbook gives it
        (date(2026, 10, 9), date(2026, 10, 9)),
        ("9999-09-09", OPEN),
        ("长期", OPEN),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("明年", None),
        ("0026-01-01", None),
        ("", None),
        (True, None),
    ],
)
def test_dates(cell: str | float | date, meant: date | None) -> None:
    assert read_date(cell) == meant


@given(
    st.dates(date(1950, 1, 2), date(2118, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d"]),
)
def test_every_date_reads_back_in_every_shape(day: date, shape: str) -> None:
    assert read_date(day.strftime(shape)) == day
    assert read_date(float((day - date(1899, 12, 30)).days)) == day


def test_text_shows_whole_numbers_as_people_type_them() -> None:
    assert (text(331004050000.0), text(0.5), text(" 甲\u200b "), text(date(2026, 1, 2))) == (
        "331004050000",
        "0.5",
        "甲",
        "2026-01-02",
    )


def test_lists_split_at_every_separator_and_forget_nothing_words() -> None:
    assert words_of("乙、甲，丙,丁;戊；己/庚 甲 无") == tuple(sorted("甲乙丙丁戊己庚"))
    assert parts_of("消防救援大队(危化、易爆)、气象局；无") == ("消防救援大队(危化、易爆)", "气象局")


@pytest.mark.parametrize(
    ("word", "meant"), [("是", True), ("失效", False), ("有效", True), ("否", False), ("也许", None)]
)
def test_yes_and_no(word: str, meant: bool | None) -> None:  # noqa: FBT001 - the answer is what is tested
    assert read_yes(word) is meant


@given(st.text(ALPHABET, min_size=15, max_size=15), st.sampled_from(["91", "92", "93", "12", "52", "31"]))
def test_our_check_character_is_the_reference_library_s(tail: str, head: str) -> None:
    body = head + "330106" + tail[6:]
    for sign in ALPHABET:
        assert is_uscc(body + sign) == uscc.is_valid(body + sign)


@pytest.mark.parametrize("head", ["N2", "A1", "Y1"])
def test_rural_and_army_and_other_codes_are_valid_though_the_library_refuses_them(head: str) -> None:
    body = head + "330106" + "MF0000001"
    right = body + str(uscc.calc_check_digit(body))
    assert is_uscc(right)
    assert not uscc.is_valid(right)
    wrong = body + ALPHABET[(ALPHABET.index(right[-1]) + 1) % 31]
    assert not is_uscc(wrong)


@pytest.mark.parametrize("bad", [GOOD[:-1] + "0", GOOD.replace("91", "9I", 1), "Z" + GOOD[1:], GOOD[:17]])
def test_broken_codes_are_not_valid(bad: str) -> None:
    body = GOOD[:17]
    assert is_uscc(body + str(uscc.calc_check_digit(body)))
    assert not is_uscc(bad) or bad == body + str(uscc.calc_check_digit(body))


def test_a_code_s_shape() -> None:
    good = GOOD[:17] + str(uscc.calc_check_digit(GOOD[:17]))
    assert read_code(good) == Code("uscc", good, tidied=False)
    assert read_code(f" {good[:6].lower()} {good[6:].lower()}\u3000") == Code("uscc", good, tidied=True)
    full = "".join(chr(ord(sign) + 0xFEE0) for sign in good)
    assert read_code(full) == Code("uscc", good, tidied=True)
    assert read_code(9.13310041481313e17).shape == "number"
    assert read_code("9.13E+17").shape == "number"
    assert read_code("913310041481313000").shape == "number"
    assert read_code("").shape == "none"
    assert read_code("无").shape == "none"
    assert read_code("浙字第5号").shape == "odd"


def test_nine_and_fifteen_digits_have_check_digits_of_their_own() -> None:
    assert is_organisation("000000000")
    assert is_organisation("14819515" + "8")
    assert read_code("14819515-8") == Code("organisation", "148195158", tidied=True)
    assert read_code("148195159").shape == "broken"
    fifteen = next(
        f"33010600001234{d}" for d in range(10) if read_code(f"33010600001234{d}").shape == "registration"
    )
    others = [read_code(fifteen[:14] + str(d)).shape for d in range(10)]
    assert others.count("registration") == 1


def test_ids_by_what_is_known_of_a_firm() -> None:
    good = GOOD[:17] + str(uscc.calc_check_digit(GOOD[:17]))
    assert firm_id(read_code(good), "甲厂", "") == good
    assert firm_id(Code("registration", "330106000012345"), "甲厂", "") == "R-330106000012345"
    assert firm_id(Code("organisation", "148195158"), "甲厂", "") == "O-148195158"
    assert firm_id(Code("broken", "91ABC"), "甲厂", "") == "X-91ABC"
    digest = hashlib.sha256("甲厂|东路1号".encode()).hexdigest()[:16]
    assert (
        firm_id(Code("none"), "甲厂", "东路1号")
        == firm_id(Code("number"), "甲厂", "东路1号")
        == f"N-{digest}"
    )
    assert firm_id(Code("none"), "甲厂", "东路2号") != firm_id(Code("none"), "甲厂", "东路1号")


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        ("B类", "B"),
        ("C(较高风险)", "C"),
        ("C（较高风险）", "C"),
        ("Ｄ", "D"),
        ("d", "D"),
        ("A级", "A"),
        ("E", "E"),
        ("一", "A"),
        ("二类", "B"),
        ("三级", "C"),
        ("四", "D"),
        ("低风险", "A"),
        ("高风险", "D"),
        ("中风险", "C"),
        ("", ""),
        ("未分类", ""),
        ("优秀", None),
        ("F", None),
        ("A/B", None),
    ],
)
def test_credit_classes(words: str, credit: str | None) -> None:
    assert read_class(words) == credit


@pytest.mark.parametrize(
    ("words", "live"),
    [
        ("存续", True),
        ("在营(开业)", True),
        ("在营（开业）企业", True),
        ("正常", True),
        ("注销", False),
        ("吊销，未注销", False),
        ("迁出", False),
        ("歇业", False),
        ("停业", False),
        ("经营异常的某种新说法", None),
    ],
)
def test_statuses(words: str, live: bool | None) -> None:  # noqa: FBT001 - the answer is what is tested
    assert read_live(words) is live


def test_the_riskier_class_is_the_one_nearer_to_e() -> None:
    assert [riskier("A", "C"), riskier("D", "B"), riskier("", "A"), riskier("E", "D")] == ["C", "D", "A", "E"]


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("1%", "1/100", "1/100"),
        ("１％", "1/100", "1/100"),
        ("2.5%", "1/40", "1/40"),
        ("5%-20%", "1/20", "1/5"),
        ("5-20%", "1/20", "1/5"),
        ("5%～20%", "1/20", "1/5"),
        ("5%至20%", "1/20", "1/5"),
        ("≤5%", "0", "1/20"),
        ("<3%", "0", "3/100"),
        ("≥80%", "4/5", "1"),
        ("不低于80%", "4/5", "1"),
        ("80%以上", "4/5", "1"),
        ("100%", "1", "1"),
    ],
)
def test_ratios_with_a_percent_sign(cell: str, low: str, high: str) -> None:
    span = read_span(cell)
    assert span is not None
    assert span.scaled(fractions=False) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize("cell", ["", "很多", "-5%", "5%-", "1/3", "5%%"])
def test_what_is_no_ratio(cell: str) -> None:
    assert read_span(cell) is None


def test_figures_without_a_percent_sign_are_judged_row_by_row() -> None:
    def judged(*cells: float | str) -> bool | None:
        return bare_are_fractions([span for cell in cells if (span := read_span(cell))])

    assert judged(0.01, "０.０３", 1.0) is True
    assert judged(1, 3, 15) is False
    assert judged("1%", 0.03) is True
    assert judged("1%") is False
    assert judged(0.5, 15) is None
    assert judged(1.0) is None


@pytest.mark.parametrize(
    ("words", "district"),
    [
        ("东溪区市场监督管理局", "东溪区"),
        ("浙江省东海市东溪区气象局", "东溪区"),
        ("东溪县2026年第四季度抽查计划", "东溪县"),
        ("市场监督管理局", ""),
        ("城市管理局", ""),
        ("市场监管领域执法人员数据库", ""),
        ("社区", ""),
    ],
)
def test_a_district_at_the_head_of_a_name(words: str, district: str) -> None:
    assert district_in(words) == district


def test_most_titles_name_the_district() -> None:
    assert district_of(["东溪区税务局", "东溪区气象局", "西塘县气象局", "无区名"]) == "东溪区"
    assert district_of([]) == ""


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("东溪区市场监督管理局", "市场监督管理局"),
        ("东海市东溪区税务局", "税务局"),
        ("国家税务总局东海市东溪区税务局", "税务局"),
        ("东海市生态环境局东溪分局", "生态环境分局"),
        ("消防救援大队", "消防救援大队"),
        ("东溪区", "东溪区"),
    ],
)
def test_agencies_are_called_without_the_district(full: str, short: str) -> None:
    assert short_name(full, "东溪区") == short


def test_an_agency_named_in_a_title_or_file() -> None:
    assert agency_in("2026烟草专卖局(报送)") == "烟草专卖局"
    assert agency_in("执法人员名录库") == ""


def test_personal_numbers_are_masked_wherever_they_stand() -> None:
    assert masked("张三 13812345678") == "张三 138****"
    assert masked("身份证110101199003077758号") == "身份证110****号"
    assert masked(GOOD) == GOOD
    assert masked("331004000012") == "331004000012"
    assert (hidden("13812345678"), hidden("病假"), hidden("")) == ("138****", "****", "")
    assert is_private("手机号")
    assert is_private("事由")
    assert not is_private("执法证件号码")
