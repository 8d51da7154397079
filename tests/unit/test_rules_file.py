from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from data.rules import load_calendar_overrides, load_district_name, load_rules, write_default
from data.rules.lines import line_index, line_of
from scheduler.errors import InputUnreadable, OutputFailed, Problem, RulesWrong

if TYPE_CHECKING:
    from pathlib import Path

BASIS = 'basis = { document = "本区细则", clause = "第三条" }'


def refused(folder: Path, content: str) -> list[tuple[str, int, str]]:
    """Code, line and key of every problem the file is refused for."""
    return [(p.code, p.place.row, p.place.sheet) for p in problems(folder, content)]


def problems(folder: Path, content: str) -> tuple[Problem, ...]:
    path = folder / "rules.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RulesWrong) as caught:
        load_rules(path)
    assert all(p.place.file == str(path) for p in caught.value.problems)
    return caught.value.problems


def loaded(folder: Path, content: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_the_defaults_cap_every_class_but_d() -> None:
    caps = {(c.per, k): c.most for c in load_rules(None).caps for k in c.credits or ()}
    assert caps == {
        ("firm", "A"): 2,
        ("firm", "B"): 2,
        ("firm", ""): 2,
        ("firm", "C"): 4,
        ("agency", "A"): 1,
        ("agency", "B"): 2,
        ("agency", ""): 2,
        ("agency", "C"): 4,
    }


def test_every_default_names_its_document_and_clause() -> None:
    rules = load_rules(None)
    parts = [rules.sampling.basis, rules.teams.basis, rules.trips.basis, *(c.basis for c in rules.caps)]
    assert all(basis.document.startswith("《") and basis.clause for basis in parts)


def test_a_table_is_laid_over_the_default_key_by_key(tmp_path: Path) -> None:
    rules = load_rules(loaded(tmp_path, f"[teams]\nweekly = 6\n{BASIS}\n"))
    assert (rules.teams.weekly, rules.teams.quarterly, rules.teams.basis.document) == (6, 120, "本区细则")
    assert rules.caps == load_rules(None).caps


def test_an_array_of_tables_replaces_the_default(tmp_path: Path) -> None:
    cap = f'[[caps]]\nname = "六十日"\nper = "firm"\nmost = 0\nwindow = "60 days"\n{BASIS}\n'
    (only,) = load_rules(loaded(tmp_path, cap)).caps
    assert (only.name, only.most, only.window, only.credits) == ("六十日", 0, "60 days", None)
    assert load_rules(loaded(tmp_path, "caps = []\n")).caps == ()


def test_a_province_table_of_ratios_is_read_exactly(tmp_path: Path) -> None:
    row = f'[[sampling.overrides]]\ntask = "*"\ncredit = "未分类"\nlow = "0.3%"\nhigh = "1/3"\n{BASIS}\n'
    sampling = load_rules(loaded(tmp_path, f"[sampling]\noverall_floor = 0.03\n{BASIS}\n{row}")).sampling
    ((task, credit, low, high, basis),) = sampling.ratio_overrides
    assert (task, credit, low, high) == ("*", "", Fraction(3, 1000), Fraction(1, 3))
    assert (basis.clause, sampling.overall_floor) == ("第三条", Fraction(3, 100))


def test_overrides_alone_leave_the_other_settings_and_their_basis(tmp_path: Path) -> None:
    row = f'[[sampling.overrides]]\ntask = "*"\ncredit = "A"\nlow = "1%"\nhigh = "1%"\n{BASIS}\n'
    default = load_rules(None).sampling
    sampling = load_rules(loaded(tmp_path, row)).sampling
    assert (sampling.basis, len(sampling.ratio_overrides)) == (default.basis, 1)


def test_a_missing_basis_is_shown_at_its_table(tmp_path: Path) -> None:
    assert refused(tmp_path, "\n[teams]\nweekly = 6\n") == [("R13", 2, "teams.basis")]


@pytest.mark.parametrize(
    ("line", "code", "key"),
    [
        ('overall_floor = "130%"', "R06", "sampling.overall_floor"),
        ("overall_floor = 3", "R06", "sampling.overall_floor"),
        ('overall_floor = "三成"', "R06", "sampling.overall_floor"),
        ("overall_floor = inf", "R06", "sampling.overall_floor"),
        ('rounding = "down"', "R08", "sampling.rounding"),
        ("at_least_one = 1", "R12", "sampling.at_least_one"),
        ("substitutes = true", "R05", "sampling.substitutes"),
        ('substitutes = "10"', "R05", "sampling.substitutes"),
        ("overrides = 1", "R15", "sampling.overrides"),
        ("overrides = [1]", "R14", "sampling.overrides[1]"),
        ("roundin = 1", "R03", "sampling.roundin"),
    ],
)
def test_an_impossible_value_is_refused_with_its_line(tmp_path: Path, line: str, code: str, key: str) -> None:
    assert refused(tmp_path, f"# first\n[sampling]\n{BASIS}\n\n{line}\n") == [(code, 5, key)]


@pytest.mark.parametrize("team", ["least = 1", "least = 0", "predictability = 0", "weekly = 15"])
def test_a_team_of_one_and_other_impossible_teams_are_refused(tmp_path: Path, team: str) -> None:
    ((code, line, _),) = refused(tmp_path, f"[teams]\n{team}\n{BASIS}\n")
    assert (code in {"R05", "R06"}, line) == (True, 2)


@pytest.mark.parametrize("window", ["5 weeks", "0 days", "60天", "1.5 months", "years", ""])
def test_a_window_that_is_none_is_refused(tmp_path: Path, window: str) -> None:
    cap = f'[[caps]]\nname = "甲"\nper = "firm"\nmost = 1\nwindow = "{window}"\n{BASIS}\n'
    assert refused(tmp_path, cap) == [("R07", 5, "caps[1].window")]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    content = f"""\
[team]
least = 2
[[caps]]
name = "甲"
per = "person"
most = -1
window = "year"
credits = ["A", "F"]
{BASIS}
[[caps]]
name = "甲"
per = "firm"
most = 1
window = "year"
basis = {{ document = "", clause = "第一条", articel = 3 }}
[[quiet]]
first = 25
last = 1
[calendar]
off = ["2027-02-30", 2027-01-01]
working = ["2027-01-01"]
"""
    assert sorted(refused(tmp_path, content), key=lambda p: (p[1], p[0])) == [
        ("R03", 1, "team"),
        ("R08", 5, "caps[1].per"),
        ("R05", 6, "caps[1].most"),
        ("R09", 8, "caps[1].credits[2]"),
        ("R19", 11, "caps[2].name"),
        ("R03", 15, "caps[2].basis.articel"),
        ("R11", 15, "caps[2].basis.document"),
        ("R13", 16, "quiet[1].basis"),
        ("R16", 17, "quiet[1].first"),
        ("R10", 20, "calendar.off[1]"),
        ("R22", 20, "calendar.off"),
    ]


def test_an_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, f"[trips]\nshift_minute = 200\n{BASIS}\n")
    assert dict(found.parts)["nearest"] == "shift_minutes"


@pytest.mark.parametrize(
    ("content", "line"),
    [("[teams]\nleast = = 2\n", 2), ("[teams]\n\nleast =", 3), ('x = "open\n', 1), ("[a]\n[a]\n", 2)],
)
def test_a_syntax_error_has_its_line(tmp_path: Path, content: str, line: int) -> None:
    (found,) = problems(tmp_path, content)
    assert (found.code, found.place.row) == ("R02", line)
    assert "line" not in dict(found.parts)["reason"]


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_bytes("[district]\nname = '示例'\n".encode("gb18030"))
    with pytest.raises(RulesWrong) as caught:
        load_rules(path)
    assert [(p.code, p.place.row) for p in caught.value.problems] == [("R20", 2)]


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable) as caught:
        load_rules(tmp_path / "none.toml")
    assert caught.value.problems[0].code == "R01"


def test_the_written_default_loads_as_the_default_and_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    write_default(path)
    assert load_rules(path) == load_rules(None)
    with pytest.raises(OutputFailed) as caught:
        write_default(path)
    assert caught.value.problems[0].code == "R21"


def test_the_commented_examples_load_when_uncommented(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    write_default(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    names = "name per most window first last basis task credit low high tags agencies years working off"
    keys = ("# [[", *(f"# {name} =" for name in names.split()))
    live = [line[2:] if line.startswith(keys) else line for line in lines]
    live = [line for line in live if line not in {"years = []", "working = []", "off = []"}]
    rules = load_rules(loaded(tmp_path, "\n".join(live)))
    assert [c.window for c in rules.caps[-2:]] == ["60 days", "24 months"]
    assert [f.window for f in rules.floors] == ["36 months"]
    assert [(q.first, q.last) for q in rules.quiet] == [(1, 25)]
    assert len(rules.sampling.ratio_overrides) == 1
    assert load_calendar_overrides(path).years == {2027}


def test_calendar_and_district_are_read(tmp_path: Path) -> None:
    content = '[district]\nname = "示例区"\n[calendar]\nyears = [2027]\n'
    content += 'working = ["2027-01-02"]\noff = [2027-01-01]\n'
    path = loaded(tmp_path, "\ufeff" + content.replace("\n", "\r\n"))
    overrides = load_calendar_overrides(path)
    assert (overrides.working, overrides.off) == (
        frozenset({date(2027, 1, 2)}),
        frozenset({date(2027, 1, 1)}),
    )
    assert (overrides.years, load_district_name(path), load_district_name(None)) == (
        frozenset({2027}),
        "示例区",
        "",
    )


def test_the_line_index_sees_through_every_notation() -> None:
    text = '''\
a."b c".d = 1 # [not a table]
[x] # c
y = """
[z]
k = 1
"""
list = [
  "]", # ]
  { p = 1, q = "}" },
]
[[r]]
[r.s]
t = 2026-01-01 10:00:00
[[r]]
s = {u = [1, [2]]}
[[r.v]]
w = \'it"s\'
'''
    index = line_index(text)
    wanted = {
        ("a", "b c", "d"): 1,
        ("x", "y"): 3,
        ("x", "list", 1): 9,
        ("x", "list", 1, "q"): 9,
        ("r", 0, "s", "t"): 13,
        ("r", 1, "s", "u", 1, 0): 15,
        ("r", 1, "v", 0, "w"): 17,
        ("r", 1, "v", 0): 16,
    }
    assert {path: index.get(path) for path in wanted} == wanted
    assert line_of(index, ("r", 1, "missing")) == 14
    assert line_of(index, ("nowhere",)) == 0
