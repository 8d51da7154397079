"""Input that is wrong: one clear list with code, place and remedy, the right exit status, nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from shell_support import FIRST_DAY, QUARTER, call

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet
    from shell_support import Answer, Office

PLAN = "2026年第四季度联合抽查计划.xlsx"
HEADING, FIRST_TASK = 2, 3


def refused(answer: Answer, status: int, code: str) -> dict[str, object]:
    """The problem with this code, which must stop the command, name its place and say what to do."""
    assert (answer.status, answer.err) == (status, "")
    problem = next(p for p in answer.record["problems"] if p["code"] == code)
    assert problem["level"] == "fatal"
    assert problem["what"]
    assert problem["remedy"]
    return dict(problem)


def edited(office: Office, district: Path, edit: Callable[[Worksheet], object]) -> Path:
    """The district's task plan with one thing wrong in it."""
    book = openpyxl.load_workbook(district / PLAN)
    edit(book.worksheets[0])
    path = office.folder / PLAN
    book.save(path)
    return path


def column(sheet: Worksheet, heading: str) -> int:
    return next(int(found.column) for found in sheet[HEADING] if found.value == heading)


def cell(heading: str, value: str) -> Callable[[Worksheet], object]:
    """An edit: one cell of the first task."""
    return lambda sheet: sheet.cell(FIRST_TASK, column(sheet, heading), value)


def second_heading(sheet: Worksheet) -> None:
    words = [found.value for found in sheet[HEADING]]
    sheet.insert_rows(FIRST_TASK + 2)
    for position, word in enumerate(words, 1):
        sheet.cell(FIRST_TASK + 2, position, word)


CELLS = {
    "ratio above the whole": (cell("C类比例", "130%"), "I74", 3, 9, "130%"),
    "unknown lead agency": (cell("发起部门", "不存在局"), "I78", 3, 5, "不存在局"),
    "unknown partner": (cell("配合部门", "不存在局"), "I78", 3, 6, "不存在局"),
    "no date": (cell("检查结束日期", "13月"), "I77", 3, 16, "13月"),
    "last day first": (cell("检查结束日期", "2026-10-01"), "I76", 3, 16, "2026-10-01"),
    "one officer": (cell("每部门人数", "1"), "I79", 3, 14, "1"),
    "two headings": (second_heading, "I14", 5, 0, "抽查计划编号 | 任务名称 | 抽查事项 | 检查对象范围"),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_wrong_cell_is_named_with_its_place(name: str, office: Office, district: Path) -> None:
    edit, code, row, position, content = CELLS[name]
    before = office.contents()
    problem = refused(office.brings(edited(office, district, edit)), 4, code)
    found = (problem["file"], problem["row"], problem["column"], problem["content"])
    assert found == (PLAN, row, position, content)
    assert office.contents() == before


def test_a_refused_import_leaves_marked_copies_to_work_with(office: Office, district: Path) -> None:
    office.brings(edited(office, district, cell("C类比例", "130%")))
    (marked,) = (office.folder / "marked").iterdir()
    assert PLAN in marked.name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_stops_an_import_is_shown_to_people_on_standard_error(
    lang: str, office: Office, district: Path
) -> None:
    path = edited(office, district, cell("C类比例", "130%"))
    answer = office.call("import", str(path), "--marked", str(office.folder / "m"), "--lang", lang)
    assert (answer.status, answer.out) == (4, "")
    assert {"zh": "第 3 行 I 列：130%", "en": "row 3 column I: 130%"}[lang] in answer.err
    assert {"zh": "办法：", "en": "Remedy: "}[lang] in answer.err


def test_dates_outside_the_quarter_are_told_before_any_seed(office: Office, district: Path) -> None:
    assert office.brings(edited(office, district, cell("检查开始日期", "2026-07-01"))).status == 0
    before = office.contents()
    for words in (("check-rules",), ("freeze", "--event", "rehearsal"), ("plan", "--seed", FIRST_DAY)):
        answer = office.call(*words, "--quarter", QUARTER, "--json")
        refused(answer, 6, "Q12")
        assert answer.record["problems"][0]["level"] == "fatal"
    assert office.contents() == before


def text(office: Office, name: str, *lines: str) -> Path:
    path = office.folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_an_officer_with_two_cards_stops_the_import(office: Office) -> None:
    before = office.contents()
    heading, one = "姓名,执法证号,所在单位,人员编号", "甲,990913000007,云栖区气象局,1"
    sheet = text(office, "人员.csv", heading, one, one.replace("7,", "8,"))
    problem = refused(office.brings(sheet), 4, "I57")
    assert (problem["row"], problem["content"]) == (3, "990913000008")
    assert office.contents() == before


def test_overlapping_leaves_become_one(office: Office) -> None:
    officer = "990900000014"
    sheet = text(
        office,
        "请假.csv",
        "执法证号,开始日期,结束日期",
        f"{officer},2026-11-01,2026-11-05",
        f"{officer},2026-11-03,2026-11-09",
    )
    answer = office.brings(sheet)
    assert (answer.status, answer.codes.count("I104")) == (0, 1)
    kept = [line for line in office.contents() if line.startswith('INSERT INTO "leave"')]
    assert kept == [f"INSERT INTO \"leave\" VALUES('{officer}','2026-11-01','2026-11-09');"]


FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "truncated": (lambda raw: raw[: len(raw) // 2], "I03"),
    "empty": (lambda _: b"", "I02"),
    "encrypted": (
        lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "I06",
    ),
    "no table": (lambda _: b"%PDF-1.7\n\x00\xff\xfe\x80", "I05"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_stops_the_import(name: str, office: Office, district: Path) -> None:
    make, code = FILES[name]
    before = office.contents()
    path = office.folder / PLAN
    path.write_bytes(make((district / PLAN).read_bytes()))
    assert refused(office.brings(path), 3, code)["file"] == PLAN
    assert office.contents() == before


def test_a_missing_file_and_an_empty_folder_stop_the_import(office: Office) -> None:
    before = office.contents()
    (office.folder / "empty").mkdir()
    refused(office.brings(office.folder / "没有.xlsx"), 3, "I01")
    refused(office.brings(office.folder / "empty"), 3, "I08")
    assert office.contents() == before


def test_a_file_held_open_by_another_program_stops_the_import(
    office: Office, district: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.contents()
    read = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == PLAN:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert refused(office.brings(district), 3, "I04")["file"] == PLAN
    assert office.contents() == before


SEEDS = {
    "": "K01",
    "   ": "K01",
    "a\u200bb": "K02",
    "a\tb": "K02",
    "a\x07b": "K02",
    "1\n": "K02",
    "\ufeff1": "K02",
    "a\u202eb": "K02",
    " 1": "K03",
    "1 ": "K03",
    "e\u0301": "K04",
}


@pytest.mark.parametrize("seed", SEEDS, ids=ascii)
def test_an_odd_seed_is_refused_and_nothing_is_stored(seed: str, office: Office) -> None:
    before = office.contents()
    answer = office.call("plan", "--quarter", QUARTER, "--seed", seed, "--json")
    refused(answer, 7, SEEDS[seed])
    assert office.contents() == before


def test_a_seed_comes_from_a_file_without_its_last_line_feed(office: Office, tmp_path: Path) -> None:
    path = text(office, "seed.txt", FIRST_DAY)
    words = ("plan", "--quarter", QUARTER, "--json")
    made = office.call(*words, "--source", f"file:{path}").record
    assert [(s["text"], s["source"]) for s in made["seeds"]] == [(FIRST_DAY, "file:seed.txt")] * 2
    for more, code in {
        ("--source", f"file:{tmp_path}/none.txt"): "K07",
        ("--source", f"file:{tmp_path}"): "K07",
        ("--source", f"file:{office.file}"): "K08",
        ("--source", "lottery"): "K09",
        ("--source", "file:"): "K09",
        ("--source", f"file:{path}", "--seed", "1"): "K10",
    }.items():
        refused(office.call(*words, *more), 7, code)


def test_a_seed_that_all_could_be_tried_of_is_told_loudly(office: Office) -> None:
    answer = office.call("plan", "--quarter", QUARTER, "--seed", "123456")
    assert answer.status == 0
    assert "K05" in answer.err
    assert "10^6" in answer.err


def test_the_made_up_district_may_go_without_a_seed_and_says_so(office: Office) -> None:
    answer = office.call("plan", "--quarter", QUARTER)
    assert answer.status == 0
    assert "NO PUBLIC SEED WAS GIVEN" in answer.err
    record = office.call("plan", "--quarter", QUARTER, "--json").record
    assert [p["code"] for p in record["remarks"]] == ["K06"]


def test_any_other_district_may_not(office: Office) -> None:
    rules = text(office, "r.toml", "[district]", 'name = "真实区"')
    before = office.contents()
    frozen = office.call("plan", "--quarter", QUARTER, "--rules", str(rules), "--json")
    refused(frozen, 7, "K12")
    assert office.contents() == before


RULES = {
    "unknown key": ('[sampling]\nroundng = "up"\n', "R03", 2),
    "bad value": (
        '[sampling]\n\nrounding = "up"\nbasis = { document = "d", clause = "c" }\n',
        "R08",
        3,
    ),
    "no basis": ("\n[sampling]\nsubstitutes = 3\n", "R13", 2),
    "syntax": ('\n\n[sampling\nrounding = "half-up"\n', "R02", 3),
    "not UTF-8": ('# \xff\n[district]\nname = ""\n', "R20", 1),
}


@pytest.mark.parametrize("name", RULES)
def test_wrong_rules_are_told_with_their_line(name: str, office: Office) -> None:
    words, code, line = RULES[name]
    path = office.folder / "rules.toml"
    path.write_bytes(words.encode("latin-1"))
    before = office.contents()
    for command in ("check-rules", "freeze"):
        answer = office.call(command, "--quarter", QUARTER, "--rules", str(path), "--json")
        assert refused(answer, 5, code)["row"] == line
    assert office.contents() == before


def test_rules_that_cannot_be_read_are_unreadable_input(office: Office) -> None:
    for path in (office.folder / "none.toml", office.folder):
        answer = office.call("freeze", "--quarter", QUARTER, "--rules", str(path), "--json")
        refused(answer, 3, "R01")


QUARTERS = {
    ("26Q4",): "C02",
    ("2026Q5",): "C02",
    ("2026年四季度",): "C02",
    ("2099Q1",): "C01",
    (QUARTER, "--from", "2027-01-04"): "C03",
    (QUARTER, "--from", "2026-09-30"): "C03",
}


@pytest.mark.parametrize("words", QUARTERS, ids=" ".join)
def test_a_quarter_or_first_day_that_cannot_be_is_refused(words: tuple[str, ...], office: Office) -> None:
    before = office.contents()
    answer = office.call("plan", "--seed", FIRST_DAY, "--json", "--quarter", *words)
    refused(answer, 4, QUARTERS[words])
    assert office.contents() == before


def test_a_quarter_without_tasks_or_rosters_is_refused(office: Office, tmp_path: Path) -> None:
    refused(office.call("freeze", "--quarter", "2026Q1", "--event", "rehearsal", "--json"), 6, "Q18")
    empty = call("freeze", "--quarter", QUARTER, "--json", "--db", f"sqlite:///{tmp_path}/new.sqlite")
    refused(empty, 8, "P04")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_plan_file_that_is_none_is_refused(lang: str, tmp_path: Path) -> None:
    for path, status in ((tmp_path / "none", 3), (tmp_path, 3)):
        answer = call("verify", str(path), "--lang", lang)
        assert (answer.status, answer.out) == (status, "")
        assert "No such file" not in answer.err or lang == "en"
    for raw in (b"", b"{}", b"[" * 100_000, b"\xff", b"null", b'{"head":{"seeds":1}}'):
        file = tmp_path / "plan.json"
        file.write_bytes(raw)
        assert call("verify", str(file), "--commitment", "0" * 64, "--lang", lang).status == 10
