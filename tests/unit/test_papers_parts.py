"""The small parts of papers: words, file names, numbers withheld, what is merged, who succeeds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from papers_support import small_plan

from data.i18n import translation
from data.papers.bases import window
from data.papers.bring import papers
from data.papers.digests import digests_of
from data.papers.disclosure import disclosed
from data.papers.names import safe_name, safe_names
from data.papers.privacy import WITHHELD, is_identity, shown_card, shown_code, without_numbers
from data.papers.reasons import reason_text
from data.papers.sheets import lines
from data.papers.succession import substitutes_of
from data.papers.text import class_name, decimal, interval, method_of, officers_of, percent, plan_name
from data.wordings import sentence
from data.wordings.papers import WORDING
from scheduler.errors import OutputFailed, Problem
from scheduler.values.plan import DrawnStratum, Stratum, Unserved
from scheduler.values.tasks import Duty, Task


def stratum(credit: str, population: int, size: int, task: str = "T") -> Stratum:
    return Stratum(task, credit, population, population, size, (), size, Fraction(0), Fraction(1))


@pytest.mark.parametrize(
    ("value", "said"),
    [(Fraction(1, 100), "1%"), (Fraction(1, 3), "33.33%"), (Fraction(1), "100%"), (Fraction(0), "0%")],
)
def test_shares_are_said_in_per_cent(value: Fraction, said: str) -> None:
    assert percent(value) == said


def test_an_interval_names_both_ends() -> None:
    assert interval(Fraction(1, 20), Fraction(1, 5)) == "5%-20%"


def test_halves_round_up() -> None:
    assert str(decimal(Fraction(5, 1000), 2)) == "0.01"
    assert str(decimal(Fraction(-5, 1000), 2)) == "0.00"


def test_classes_and_plans_have_names() -> None:
    assert (class_name(""), class_name("D")) == ("未分类", "D类")
    assert (plan_name(0), plan_name(3)) == ("未入库", "第3号")


def test_officers_are_named_by_agency_where_they_differ() -> None:
    task = small_plan().case.tasks[0]
    assert officers_of(task) == 2
    other = Task("T", "", (), (), Duty("甲局"), (Duty("乙局", (), 3),), (), 1, task.first, task.last)
    assert officers_of(other) == "甲局2、乙局3"


def test_unannounced_tasks_are_told_apart() -> None:
    task = small_plan().case.tasks[0]
    other = Task("T", "", (), (), Duty("甲局"), (), (), 1, task.first, task.last, announced=False)
    assert (method_of(task), method_of(other)) == ("现场", "现场(不事先告知)")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("税务局", "税务局"),
        ('a<b>c:d"e/f\\g|h?i*j', "a＜b＞c：d＂e／f＼g｜h？i＊j"),
        ("CON", "CON_"),
        ("com1.局", "com1.局_"),
        ("Console", "Console"),
        ("局...  ", "局"),
        ("..", "_"),
        ("", "_"),
        ("局\n一\x00", "局一"),
        ("局" * 200, "局" * 60),
    ],
)
def test_file_names_are_fit_for_windows(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_names_that_would_meet_on_a_disk_are_numbered() -> None:
    assert safe_names(["a/b", "A／B", "c"]) == {"a/b": "a／b", "A／B": "A／B-2", "c": "c"}


def test_a_credit_code_is_shown_and_a_persons_number_is_not() -> None:
    assert shown_code("91330100MA27X00018") == "91330100MA27X00018"
    assert shown_code("330104600123456") == "330104600123456"
    assert shown_code("11010519491231002X") == WITHHELD
    assert shown_code("13805761234") == WITHHELD
    assert shown_card("11010519491231002X") == WITHHELD
    assert shown_card("33100412345") == "33100412345"


def test_identity_numbers_need_a_date_and_a_check_digit() -> None:
    assert is_identity("11010519491231002X")
    assert not is_identity("110105194912310021")
    assert not is_identity("110105194913310029")
    assert not is_identity("110105190002300021")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("示例路1号", "示例路1号"),
        ("张三13805761234", f"张三{WITHHELD}"),
        ("电话+86 138 0576 1234转", f"电话{WITHHELD}转"),
        ("0576-82431234", WITHHELD),
        ("身份证11010519491231002x号", f"身份证{WITHHELD}号"),
        ("91330100138057612342号", "91330100138057612342号"),
    ],
)
def test_numbers_of_persons_are_blanked_out_of_texts(text: str, clean: str) -> None:
    assert without_numbers(text) == clean


def test_windows_are_said_in_chinese() -> None:
    assert [window(w) for w in ("year", "60 days", "24 months")] == ["每自然年", "60日内", "24个月内"]


def test_the_lead_agency_brings_the_list_of_the_team() -> None:
    assert "联合检查组人员名单" in papers(["价格检查"], leads=True)
    assert "联合检查组人员名单" not in papers(["价格检查"], leads=False)
    assert papers(["价格检查", "计量检查"], leads=False).endswith("\n检查标准：价格检查、计量检查")


def test_large_classes_are_shown_as_they_are() -> None:
    counts = disclosed([stratum("D", 5, 5), stratum("A", 100, 1)])
    assert [(c.label, c.population, c.drawn) for c in counts] == [("D类", 5, 5), ("A类", 100, 1)]


def test_a_class_of_one_firm_is_merged_with_the_next_smallest() -> None:
    counts = disclosed([stratum("D", 1, 1), stratum("C", 9, 2), stratum("B", 30, 3), stratum("A", 90, 1)])
    assert [(c.label, c.population, c.drawn) for c in counts] == [
        ("B类", 30, 3),
        ("A类", 90, 1),
        ("其余各类合并", 10, 3),
    ]


def test_two_classes_too_small_together_take_in_a_third() -> None:
    counts = disclosed([stratum("D", 1, 1), stratum("E", 1, 1), stratum("C", 9, 2), stratum("A", 90, 1)])
    assert [(c.label, c.population) for c in counts] == [("A类", 90), ("其余各类合并", 11)]


def test_a_task_that_drew_from_one_class_only_shows_no_class() -> None:
    counts = disclosed([stratum("D", 50, 10), stratum("A", 90, 0)])
    assert [(c.label, c.population, c.drawn) for c in counts] == [("各类合计", 140, 10)]


def test_substitutes_keep_the_order_of_their_stratum_and_mix_the_strata() -> None:
    plan = small_plan()
    task = plan.strata[0].task
    draws = (DrawnStratum(0, (), ("F9", "F2")), DrawnStratum(1, (), ("F1", "F8", "F3")))
    mixed = type(plan)(**{**{f: getattr(plan, f) for f in plan.__dataclass_fields__}, "draws": draws})
    assert substitutes_of(mixed, task) == ((1, "F1"), (1, "F9"), (2, "F2"), (2, "F8"), (3, "F3"))


def test_a_reason_is_said_in_chinese() -> None:
    said = reason_text(Unserved("F1", "T", "", "E04", (("detail", "x"),)))
    assert said == "磁盘空间不足（x）"


def test_an_unknown_reason_is_shown_not_hidden() -> None:
    assert reason_text(Unserved("F1", "T", "", "Q77", (("a", "b"),))) == "Q77；a=b"


@pytest.mark.parametrize("code", sorted(WORDING))
def test_every_error_is_said_in_chinese(code: str) -> None:
    found = Problem(code, "fatal", parts=(("detail", "x"),))
    english, chinese = (sentence(found, translation(lang).gettext) for lang in ("en", "zh"))
    assert english.what != chinese.what
    assert english.remedy != chinese.remedy


@pytest.mark.parametrize("content", [b"", b"{}", b"plan", b'{"digests":{}}\n', b'"digests":{"root":1}}\n'])
def test_a_plan_file_without_digests_is_refused(content: bytes) -> None:
    with pytest.raises(OutputFailed) as caught:
        digests_of(content)
    assert [p.code for p in caught.value.problems] == ["E09"]


@pytest.mark.parametrize(("text", "count"), [("", 1), ("一二三", 1), ("一二三四五六", 2), ("一\n二", 2)])
def test_lines_are_estimated_from_the_width_of_characters(text: str, count: int) -> None:
    assert lines(text, 10) == count
