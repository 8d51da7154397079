"""The synthetic district: same bytes each time, valid codes, forms that import without a fatal problem."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from stdnum.cn import uscc

from data.demo import district, write_district
from data.demo.codes import codes_of
from data.demo.firms import CHUNK, firms_of
from data.demo.officers import officers_of
from data.demo.words import BUREAUS, DIVISION, PLANS, SELF_EMPLOYED, TRADES
from data.intake import read
from scheduler.errors import InputWrong, OutputFailed

if TYPE_CHECKING:
    from pathlib import Path

Cells = list[list[object]]


def rows_of(path: Path) -> Cells:
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "云栖"
    write_district(path, firms=1_500, seed="测试")
    return path


def test_every_file_is_there_and_named_in_the_answer(tmp_path: Path) -> None:
    files = write_district(tmp_path / "d", firms=5, seed="s")
    written = {path for path in (tmp_path / "d").rglob("*") if path.is_file()}
    assert set(files) == written - {tmp_path / "d" / district.MARK}
    assert len(files) == 6 + len(BUREAUS)


def test_the_same_seed_gives_the_same_bytes_in_another_process(folder: Path, tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from data.demo import write_district as w;"
    code += "w(Path(sys.argv[1]), 1500, '测试')"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "b")], check=True, env=environment)  # noqa: S603  our own words
    assert digests(tmp_path / "b") == digests(folder)


def test_another_seed_gives_another_district(tmp_path: Path) -> None:
    write_district(tmp_path / "a", 50, "一")
    write_district(tmp_path / "b", 50, "二")
    a, b = digests(tmp_path / "a"), digests(tmp_path / "b")
    assert a["检查对象名录库.xlsx"] != b["检查对象名录库.xlsx"]


def test_the_district_imports_without_a_fatal_problem(folder: Path) -> None:
    intake = read([folder])
    batch = intake.batch
    assert not [p for p in intake.problems if p.level in {"fatal", "left out"}]
    assert (len(batch.enterprises), len(batch.agencies), len(batch.tasks)) == (1_500, 14, len(PLANS))
    assert batch.district == "云栖区"
    assert batch.history
    assert batch.recusals
    assert batch.leaves
    assert len(batch.quiet) == 3
    assert {problem.level for problem in intake.problems} >= {"corrected", "kept", "note"}


def test_one_agency_has_a_single_officer(folder: Path) -> None:
    officers = Counter(i.agency for i in read([folder]).batch.inspectors)
    assert [agency for agency, count in officers.items() if count < 4] == ["气象局"]


def test_every_qualification_a_task_needs_is_held_by_enough_officers(folder: Path) -> None:
    batch = read([folder]).batch
    for task in batch.tasks:
        for duty in task.duties:
            for skill in duty.qualifications:
                holders = [
                    i for i in batch.inspectors if i.agency == duty.agency and skill in i.qualifications
                ]
                assert len(holders) >= 5, (duty.agency, skill)


def test_forms_are_those_the_agencies_use(folder: Path) -> None:
    roster = rows_of(folder / "检查对象名录库.xlsx")
    assert [row[0] for row in roster[:3]] == [
        "云栖区检查对象名录库(2026年第四季度)",
        "企业名称",
        "填写说明:名称须与执照一致",
    ]
    long = rows_of(folder / "执法人员名录库" / "市场监督管理局.xlsx")
    assert (long[1][0], long[3][1]) == ("单位工号", "案例（请删除）")
    disguised = folder / "执法人员名录库" / "税务局.xls"
    assert disguised.read_bytes()[:2] == b"PK"
    short = (folder / "执法人员名录库" / "气象局.csv").read_bytes().decode("gb18030")
    assert next(csv.reader(io.StringIO(short)))[:2] == ["姓名", "执法证号"]


def test_some_cards_expire_within_the_quarter(folder: Path) -> None:
    cards = [i.card_until for i in read([folder]).batch.inspectors]
    assert sum(c is not None and date(2026, 10, 1) <= c <= date(2026, 12, 31) for c in cards) >= 5


def test_codes_are_valid_and_differ() -> None:
    codes = codes_of(0, [1, 2] * 2_500)
    assert all(uscc.is_valid(code) for code in codes)
    assert {code[2:8] for code in codes} == {DIVISION}
    assert len(set(codes)) == 5_000
    assert codes_of(10, [1, 2]) == codes[10:12]


def test_no_firm_of_a_tiny_district_is_barred_by_a_cap(tmp_path: Path) -> None:
    write_district(tmp_path / "d", 150)
    history = read([tmp_path / "d"]).batch.history
    assert history
    assert not any(check.counts for check in history)


def test_names_say_that_they_are_invented_and_differ() -> None:
    names = [firm.name for firm in firms_of("s", 2_000)]
    assert len(set(names)) == 2_000
    assert all(re.match(r"虚构市云栖\w\w第\d{4}号", name) for name in names)


def test_the_mix_of_classes_is_the_real_one() -> None:
    firms = list(firms_of("s", 20_000))
    companies = Counter(f.credit for f in firms if f.row[3] != SELF_EMPLOYED)
    total = companies.total()
    shares = {credit: companies[credit] / total for credit in "ABCD"}
    wanted = {"A": 0.65, "B": 0.25, "C": 0.08, "D": 0.015}
    assert all(abs(shares[c] - wanted[c]) < 0.02 for c in wanted)
    people = Counter(f.credit for f in firms if f.row[3] == SELF_EMPLOYED)
    assert people[""] / people.total() > 0.8


def test_the_mess_is_gentle() -> None:
    firms = list(firms_of("s", 20_000))
    odd = sum(f.row[1] != f.code for f in firms)
    assert 0.04 < odd / len(firms) < 0.07
    assert all(f.row[1].replace(" ", "").upper() in f.code for f in firms)
    assert len({re.sub(r"\d", "0", f.row[2]) for f in firms}) == 3
    assert {t.tag for t in TRADES} >= {p.tag for p in PLANS if p.tag}


def test_a_longer_district_begins_like_a_shorter_one_of_whole_chunks() -> None:
    longer = islice(firms_of("s", CHUNK + 5), CHUNK)
    assert list(longer) == list(firms_of("s", CHUNK))


def test_larger_districts_have_more_officers_and_several_rosters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(list(officers_of("s", BUREAUS[0], 60_000, date(2026, 10, 1)))) == 3 * BUREAUS[0].officers
    monkeypatch.setattr(district, "ROWS_PER_FILE", 40)
    files = write_district(tmp_path / "d", firms=100)
    rosters = [f for f in files if f.name.startswith("检查对象名录库")]
    assert [f.name for f in rosters] == [f"检查对象名录库（{n}）.xlsx" for n in (1, 2, 3)]
    names = [row[0] for f in rosters for row in rows_of(f)[3:]]
    assert [str(n).strip() for n in names] == [firm.name for firm in firms_of("云栖", 100)]


def test_a_folder_of_others_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutputFailed) as caught:
        write_district(tmp_path, 5)
    assert caught.value.problems[0].code == "D01"
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_our_own_folder_is_written_anew_and_foreign_files_stay(tmp_path: Path) -> None:
    path = tmp_path / "d"
    write_district(path, 5, quarter="2026Q3")
    (path / "mine.txt").write_text("x", encoding="utf-8")
    write_district(path, 5, quarter="2026Q4")
    names = {p.name for p in path.iterdir()}
    assert "mine.txt" in names
    assert "2026年第四季度联合抽查计划.xlsx" in names
    assert "2026年第三季度联合抽查计划.xlsx" not in names


@pytest.mark.parametrize("firms", [0, -1, district.MOST_FIRMS + 1])
def test_an_impossible_number_of_firms_is_refused(tmp_path: Path, firms: int) -> None:
    with pytest.raises(OutputFailed) as caught:
        write_district(tmp_path / "d", firms)
    assert caught.value.problems[0].code == "D02"
    assert not (tmp_path / "d").exists()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputFailed) as caught:
        write_district(tmp_path / "file" / "d", 5)
    assert caught.value.problems[0].code == "D03"


def test_no_quarter_no_district(tmp_path: Path) -> None:
    with pytest.raises(InputWrong):
        write_district(tmp_path / "d", 5, quarter="2026Q5")
