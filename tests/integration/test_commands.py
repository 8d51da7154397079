"""Every command answers in both languages and for machines, with the exit status it should have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from shell_support import FIRST_DAY, QUARTER, Office, call, process

from data.calendar import quarter_bounds

if TYPE_CHECKING:
    from pathlib import Path

    from shell_support import Answer

CHINESE = re.compile(r"[一-鿿]")
LANGUAGES = ("zh", "en")
REHEARSE = ("freeze", "--quarter", QUARTER, "--event", "rehearsal")
PERSONAL = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|99\d{4}(?:19|20)\d{9}[\dX])(?!\d)")
"""Mobile numbers, and identity numbers of the made-up district."""


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def plain(answer: Answer) -> str:
    """What a good command printed; nothing went to standard error."""
    assert (answer.status, answer.err) == (0, "")
    return answer.out


def test_demo_says_what_it_wrote(lang: str, tmp_path: Path) -> None:
    said = plain(call("demo", str(tmp_path / "d"), "--firms", "20", "--lang", lang))
    assert str(tmp_path / "d") in said
    assert bool(CHINESE.search(said.replace(str(tmp_path), ""))) == (lang == "zh")


def test_demo_lists_its_files_for_machines(tmp_path: Path) -> None:
    files = call("demo", str(tmp_path / "d"), "--firms", "20", "--json").record["files"]
    found = {str(path) for path in (tmp_path / "d").rglob("*") if path.is_file()}
    assert found - set(files) == {str(tmp_path / "d" / ".~chayici-demo")}
    assert set(files) <= found


def test_a_folder_is_imported_and_then_has_nothing_new(lang: str, district: Path, tmp_path: Path) -> None:
    words = ("import", str(district), "--marked", str(tmp_path / "m"), "--lang", lang)
    desk = Office(tmp_path)
    first, second = plain(desk.call(*words)), plain(desk.call(*words))
    assert ("行" if lang == "zh" else "rows added") in first.splitlines()[-1]
    no_change = {"zh": "与上次导入相比没有变化。", "en": "Nothing has changed since the last import."}
    assert second.splitlines()[-1] == no_change[lang]
    assert no_change[lang] not in first


def test_single_files_may_come_one_after_the_other(district: Path, tmp_path: Path, stocked: Office) -> None:
    desk = Office(tmp_path)
    roster, officers = district / "检查对象名录库.xlsx", sorted((district / "执法人员名录库").iterdir())
    tasks, *rest = sorted(p for p in district.iterdir() if p.is_file() and p != roster and p.name[0] != ".")
    for paths in ([roster], officers, [tasks], *([path] for path in rest)):
        assert desk.brings(*paths).status == 0
    whole = [line for line in stocked.contents() if "import_batch" not in line]
    assert [line for line in desk.contents() if "import_batch" not in line] == whole


def test_every_bad_cell_is_on_the_screen_and_the_count_comes_last(district: Path, tmp_path: Path) -> None:
    desk = Office(tmp_path)
    problems = desk.brings(district).record["problems"]
    words = ("import", str(district), "--marked", str(tmp_path / "m"))
    shown = desk.call(*words, width=400).out
    cells = [f"row {p['row']} column" for p in problems if p["column"]]
    assert cells
    assert all(cell in shown for cell in cells)
    titles = [shown.index(title) for title in ("Problems ", "Stored ", "Problems by kind")]
    assert titles == sorted(titles)


def test_rules_that_hold_are_said_to_hold(lang: str, office: Office) -> None:
    said = plain(office.call("check-rules", "--quarter", QUARTER, "--lang", lang))
    assert said.splitlines()[-1].startswith({"zh": "没有妨碍抽取的冲突", "en": "Nothing forbids"}[lang])


def test_the_whole_job_ends_with_its_figures(lang: str, office: Office) -> None:
    answer = office.call("plan", "--quarter", QUARTER, "--seed", FIRST_DAY, "--lang", lang)
    assert answer.status == 0
    assert {"zh": "这是演练", "en": "THIS IS A REHEARSAL"}[lang] in answer.err
    said = answer.out
    assert "chayici export 1 --to" in said.splitlines()[-1]
    titles = {"zh": ("未能安排", "各部门安排情况", "计划 1"), "en": ("Not served", "Coverage", "Plan 1")}
    places = [said.index(title) for title in titles[lang]]
    assert places == sorted(places)


def test_the_same_rosters_and_values_give_the_same_plan(
    office: Office, planned: Office, tmp_path: Path
) -> None:
    office.call("plan", "--quarter", QUARTER, "--seed", FIRST_DAY)
    office.call("export", "--to", str(tmp_path / "p"))
    papers = planned.folder / "papers" / "plan.json"
    assert (tmp_path / "p" / "plan.json").read_bytes() == papers.read_bytes()


def test_a_plan_for_machines_has_its_shape(office: Office) -> None:
    record = office.call("plan", "--quarter", QUARTER, "--seed", FIRST_DAY, "--json").record
    assert record.keys() == {"plan", "seeds", "summary", "unserved", "since", "remarks"}
    assert [seed["text"] for seed in record["seeds"]] == [FIRST_DAY] * 2
    assert record["summary"]["visits"] > 0


def test_rows_not_served_for_the_same_reason_share_a_line(planned: Office) -> None:
    record = planned.call("status", "latest", "--json").record
    said = planned.call("status", "latest", width=400).out
    table = said[said.index("Not served") : said.index("Coverage")]
    reasons = {
        (u["task"], u["agency"], u["reason"], str([p for p in u["parts"] if p[0] != "weeks"]))
        for u in record["unserved"]
    }
    assert record["unserved"]
    assert table.count("Remedy:") == len(reasons)


def test_the_plan_is_kept_by_number_and_by_latest(planned: Office) -> None:
    assert planned.call("status", "1").out == planned.call("status", "latest").out
    for name in ("2", "0", "1.0", "first", "１"):
        answer = planned.call("status", name, "--json")
        assert (answer.status, answer.codes) == (8, ["P01"])


def test_papers_are_written_once_and_overwritten_when_asked(
    lang: str, planned: Office, tmp_path: Path
) -> None:
    words = ("export", "latest", "--to", str(tmp_path / "p"), "--lang", lang)
    assert str(tmp_path / "p") in plain(planned.call(*words))
    before = {path: path.read_bytes() for path in (tmp_path / "p").rglob("*") if path.is_file()}
    again = planned.call(*words)
    assert (again.status, again.out) == (12, "")
    assert {path: path.read_bytes() for path in (tmp_path / "p").rglob("*") if path.is_file()} == before
    assert planned.call(*words, "--force").status == 0


def test_a_good_file_is_verified_with_all_it_rests_on(lang: str, planned: Office) -> None:
    file = planned.folder / "papers" / "plan.json"
    said = plain(call("verify", str(file), "--lang", lang))
    record = call("verify", str(file), "--json").record
    values = [seed[name] for seed in record["seeds"] for name in ("commitment", "text", "seed")]
    assert all(value in said for value in [*values, record["counts"]["root"]])
    assert record["problems"] == []
    assert "bytes" not in said
    assert "assignments" not in said


def test_published_commitments_are_held_against_the_file(planned: Office) -> None:
    file = str(planned.folder / "papers" / "plan.json")
    first, second = (seed["commitment"] for seed in call("verify", file, "--json").record["seeds"])
    good = ("--commitment", f" {first.upper()}", "--commitment", second)
    assert call("verify", file, *good).status == 0
    swapped = call("verify", file, "--commitment", second, "--commitment", first, "--json")
    assert (swapped.status, swapped.codes) == (10, ["P06", "P06"])
    third = call("verify", file, *good, "--commitment", first, "--json")
    assert (third.status, third.codes) == (10, ["P06"])
    assert first in call("verify", file, "--commitment", "0" * 64).err.replace("\n", "").replace("│ ", "")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_one_changed_byte_is_found_and_placed(share: float, planned: Office, tmp_path: Path) -> None:
    raw = bytearray((planned.folder / "papers" / "plan.json").read_bytes())
    at = next(k for k in range(int(len(raw) * share), len(raw)) if chr(raw[k]).isdigit())
    raw[at] = ord("1") if raw[at] != ord("1") else ord("2")
    file = tmp_path / "plan.json"
    file.write_bytes(raw)
    answer = call("verify", str(file), "--json")
    assert answer.status == 10
    assert any(p["row"] for p in answer.record["problems"])
    told = call("verify", str(file), "--lang", "zh")
    assert (told.status, told.out) == (10, "")
    assert "行" in told.err


def test_status_lists_every_act_with_its_time(lang: str, planned: Office) -> None:
    said = plain(planned.call("status", "--lang", lang))
    assert len(re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d", said)) == 4
    (line,) = planned.call("status", "--json").record["plans"]
    assert [act for _, act, _ in line["acts"]] == ["freeze", "draw-firms", "schedule", "draw-inspectors"]


def test_an_empty_database_has_no_plan(lang: str, tmp_path: Path) -> None:
    said = plain(Office(tmp_path).call("status", "--lang", lang))
    assert said == {"zh": "尚无计划。\n", "en": "No plan is stored yet.\n"}[lang]


def test_rosters_say_how_complete_they_are(lang: str, stocked: Office) -> None:
    said = plain(stocked.call("rosters", "--lang", lang))
    firms = stocked.call("rosters", "--json").record["rosters"][0]
    assert firms["rows"] == 400
    assert f"{firms['complete'] * 100 // 400}%" in said
    assert 0 < firms["complete"] < 400


def test_the_default_rules_are_written_and_can_be_planned_with(
    lang: str, office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "规则.toml"
    assert str(file) in plain(call("rules", "--to", str(file), "--lang", lang)).replace("\n", "")
    same = [
        office.call(*REHEARSE, *more, "--json").record["commitment"] for more in ((), ("--rules", str(file)))
    ]
    assert same[0] == same[1]


def test_a_database_of_this_version_needs_no_upgrade(lang: str, office: Office) -> None:
    before = office.file.read_bytes()
    assert plain(office.call("upgrade", "--lang", lang))
    assert office.call("upgrade", "--json").record == {"backup": None}
    assert office.file.read_bytes() == before


def test_the_plan_begins_where_it_is_told(office: Office) -> None:
    secret = office.folder / "secret.txt"  # one secret for both, else every digest would differ
    secret.write_text("5a" * 32, encoding="ascii")
    words = (*REHEARSE, "--secret", str(secret), "--json")
    late = office.call(*words, "--from", "2026-11-02").record["sections"]
    whole = office.call(*words).record["sections"]
    assert quarter_bounds(QUARTER)[0].isoformat() == "2026-10-01"
    assert late["shifts"] != whole["shifts"]
    assert late["firms"] == whole["firms"]


def test_nothing_personal_is_stored_printed_or_written(office: Office, tmp_path: Path) -> None:
    """The agencies' sheets hold phone numbers; none may be found again behind the intake."""
    raw = (
        "姓名,执法证号,所在单位,联系电话,身份证号码\n"
        "测试甲,990913000000,云栖区气象局,13800138000,990101199001011234\n"
        "测试乙,990913000001,云栖区气象局,13900139000,99010119910101123X\n"
        "测试丙,990101199201011230,云栖区气象局,13700137000,\n"
    )
    assert len(PERSONAL.findall(raw)) == 6
    sheet = tmp_path / "气象局人员.csv"
    sheet.write_text(raw, encoding="utf-8")
    words = ("--marked", str(tmp_path / "m"))
    shown = office.call("import", str(sheet), *words, width=400)
    assert shown.status == 0
    assert office.call("plan", "--quarter", QUARTER, "--seed", FIRST_DAY).status == 0
    assert office.call("export", "--to", str(tmp_path / "p")).status == 0
    stored = "".join(office.contents())
    assert "测试甲" in stored
    papers = (tmp_path / "p" / "plan.json").read_text(encoding="utf-8")
    for text in (shown.out, shown.err, stored, papers):
        assert not PERSONAL.search(re.sub(r"[0-9a-f]{16,}", "", text))


def test_the_program_runs_as_a_process_and_takes_its_database_from_the_environment(
    planned: Office, tmp_path: Path
) -> None:
    named = f"import os; os.environ['CHAYICI_DB'] = {planned.db!r}"
    english = process(tmp_path, "status", before=named)
    chinese = process(tmp_path, "status", "--lang", "zh", before=named)
    assert (english.status, chinese.status) == (0, 0)
    assert english.out.startswith("Plans")
    assert chinese.out.startswith("计划列表")
    assert not list(tmp_path.glob("*.sqlite"))


def test_an_option_goes_before_the_environment(
    planned: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAYICI_DB", f"sqlite:///{tmp_path}/empty.sqlite")
    assert planned.call("status", "--json").record["plans"]
    assert call("status", "--json").record == {"plans": []}
