"""Files are known by their content; what cannot be read is said with its own code, all at once."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from intake_support import (
    FIRMS,
    OFFICERS,
    Rows,
    book,
    codes_of,
    firm,
    firms_sheet,
    officers_sheet,
    one,
    read_rows,
    text_file,
)

from data.intake import examine, read
from scheduler.errors import InputUnreadable, InputWrong

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XML = """<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="检查对象"><Table>
<Row><Cell ss:MergeAcross="7"><Data ss:Type="String">东溪区检查对象名录库</Data></Cell></Row>
<Row ss:Index="3">{head}</Row><Row>{body}</Row></Table></Worksheet></Workbook>"""


def names(folder: Path) -> list[str]:
    return [e.name for e in examine([folder]).batch.enterprises]


def cells(row: list[object], tag: str = "<Cell><Data ss:Type='String'>{}</Data></Cell>") -> str:
    return "".join(tag.format(cell) for cell in row)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimited_text_in_every_encoding_and_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    rows: Rows = [FIRMS, firm(1), firm(2)]
    text_file(tmp_path / "东溪区名录.csv", rows, encoding, delimiter)
    intake = read([tmp_path])
    assert [e.name for e in intake.batch.enterprises] == ["东溪1号食品厂", "东溪2号食品厂"]
    assert intake.files[0].form == "csv"


def test_a_comma_inside_quotes_is_no_delimiter(tmp_path: Path) -> None:
    row = firm(1)
    row[7] = '"东溪路1号,2号,3号,4号,5号,6号,7号,8号;9号"'
    text_file(tmp_path / "名录.csv", [FIRMS, row], delimiter=";")
    assert examine([tmp_path]).batch.enterprises[0].address.startswith("东溪路1号,2号")


@pytest.mark.parametrize("name", ["名录.xls", "名录.xlsx", "名录.csv", "名录"])
def test_a_workbook_is_a_workbook_whatever_its_name(tmp_path: Path, name: str) -> None:
    book(tmp_path / "a.xlsx", [FIRMS, firm(1)]).rename(tmp_path / name)
    assert names(tmp_path) == ["东溪1号食品厂"]


@pytest.mark.parametrize("name", ["名录.xlsx", "名录.xml"])
def test_an_xml_spreadsheet_whatever_its_name(tmp_path: Path, name: str) -> None:
    words = XML.format(encoding="UTF-8", head=cells(list(FIRMS)), body=cells(list(firm(1))))
    (tmp_path / name).write_text(words, encoding="utf-8")
    intake = examine([tmp_path])
    assert [e.name for e in intake.batch.enterprises] == ["东溪1号食品厂"]
    assert (intake.files[0].form, intake.files[0].sheets[0].name) == ("xml", "检查对象")
    assert one(intake.problems, "I26" if not firm(1)[1] else "I15").place.row == 1


def test_an_xml_spreadsheet_cut_off_is_damaged(tmp_path: Path) -> None:
    words = XML.format(encoding="UTF-8", head=cells(list(FIRMS)), body=cells(list(firm(1))))
    (tmp_path / "名录.xls").write_text(words[:-40], encoding="utf-8")
    assert codes_of(examine([tmp_path])) == ["I03"]


def test_a_web_page_saved_as_xls(tmp_path: Path) -> None:
    head = cells(list(FIRMS), "<th>{}</th>")
    body = cells(list(firm(1)), "<td>{}</td>")
    page = f"<html><head><meta charset='gbk'></head><table><tr>{head}</tr><tr>{body}</tr></table></html>"
    (tmp_path / "名录.xls").write_bytes(page.encode("gb18030"))
    assert names(tmp_path) == ["东溪1号食品厂"]


def test_cells_of_a_web_page_that_span_rows_keep_the_others_in_their_columns(tmp_path: Path) -> None:
    rows = (
        "<tr><th>姓名<th>执法证号<th>专业资质<th>有效期至</tr>"
        "<tr><td rowspan=2>甲<td rowspan='2'>33009900001<td>消防监督员<td rowspan=2>2030-01-01</tr>"
        "<tr><td>特种设备</tr><tr><td>乙<td>33009900002<td>无<td>2030-01-02</tr>"
    )
    (tmp_path / "消防救援大队.xls").write_text(f"<table>{rows}</table>", encoding="utf-8")
    people = examine([tmp_path]).batch.inspectors
    assert [(i.name, i.qualifications) for i in people] == [("甲", ("消防监督员", "特种设备")), ("乙", ())]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", "I02"),
        (b"\r\n  \r\n", "I02"),
        (b"PK\x03\x04 xl/workbook.xml [Content_Types].xml cut off", "I03"),
        (OLE + bytes(600), "I03"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(5000), "I06"),
        (OLE + bytes(6000), "I05"),
        (b"\x00\x01\x02\xff\xfe\x80\x81" * 40, "I05"),
        (b"%PDF-1.7 \x00\x01\xff\xff", "I05"),
    ],
)
def test_each_unreadable_file_has_its_own_code(tmp_path: Path, content: bytes, wanted: str) -> None:
    file = tmp_path / "名录.xlsx"
    file.write_bytes(content)
    with pytest.raises(InputUnreadable) as caught:
        read([file])
    assert one(caught.value.problems, wanted).place.file == "名录.xlsx"


def test_a_workbook_cut_off_while_being_copied_is_damaged(tmp_path: Path) -> None:
    whole = book(tmp_path / "a.xlsx", [FIRMS, *(firm(k) for k in range(200))]).read_bytes()
    (tmp_path / "a.xlsx").write_bytes(whole[: len(whole) // 2])
    assert codes_of(examine([tmp_path])) == ["I03"]


def test_another_archive_is_no_table(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "资料.zip", "w") as made:
        made.writestr("a.txt", "甲")
    assert codes_of(examine([tmp_path / "资料.zip"])) == ["I05"]
    assert codes_of(examine([tmp_path])) == ["I10"], "left out where it only lies about in a folder"


def test_a_file_that_is_not_there_and_an_empty_folder(tmp_path: Path) -> None:
    assert codes_of(examine([tmp_path / "没有.xlsx"])) == ["I01"]
    assert codes_of(examine([tmp_path])) == ["I08"]


def test_a_file_held_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = book(tmp_path / "a.xlsx", firms_sheet())

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(type(file), "read_bytes", refuse)
    assert codes_of(examine([file])) == ["I04"]


def test_lock_files_are_named_and_not_read(tmp_path: Path) -> None:
    book(tmp_path / "a.xlsx", firms_sheet())
    (tmp_path / "~$a.xlsx").write_bytes(b"\x05user")
    intake = read([tmp_path])
    assert one(intake.problems, "I09").place.file == "~$a.xlsx"
    assert [file.name for file in intake.files] == ["a.xlsx"]


def test_folders_are_read_with_their_folders_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).mkdir()
        book(tmp_path / name / "名录.xlsx", firms_sheet())
    assert [file.name for file in examine([tmp_path]).files] == ["a/名录.xlsx", "b/名录.xlsx", "c/名录.xlsx"]


def test_every_problem_of_every_file_is_told_although_one_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    text_file(tmp_path / "b.csv", firms_sheet(firm(1, 统一="")))
    book(tmp_path / "c.xlsx", [["企业名称", "信用风险分类", "登记状态"], ["甲厂", "A", "存续"]])
    with pytest.raises(InputUnreadable) as caught:
        read([tmp_path])
    found = {(p.place.file, p.code) for p in caught.value.problems}
    assert {("a.xlsx", "I02"), ("b.csv", "I26"), ("c.xlsx", "I13")} <= found


def test_a_missing_column_names_what_was_found(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", [["企业名称", "信用风险分类", "登记状态"], ["甲厂", "A", "存续"]])
    with pytest.raises(InputWrong) as caught:
        read([file])
    found = one(caught.value.problems, "I13")
    assert found.content == "企业名称、信用风险分类、登记状态"
    assert dict(found.parts)["wanted"] == "统一社会信用代码"


def test_two_heading_rows_of_one_kind_are_refused_with_both_places(tmp_path: Path) -> None:
    found = one(read_rows(tmp_path, [FIRMS, firm(1), FIRMS, firm(2)]).problems, "I14")
    assert (found.level, found.place.row, dict(found.parts)["first"]) == ("fatal", 3, "1")


def test_titles_hints_samples_footers_and_empty_lines_are_notes(tmp_path: Path) -> None:
    sheet: Rows = [
        ["东溪区市场监督管理局执法人员名录"],
        OFFICERS,
        ["填写说明:按证件填写", "", "YYYY-MM-DD", "", "", "无资质填无", "是/否"],
        ["案例（请删除）", "000000", "2027-01-01", "东溪区市场监督管理局", "", "无", "是"],
        *officers_sheet()[1:2],
        [],
        [],
        *officers_sheet()[2:],
        ["填表人:某某"],
    ]
    intake = read_rows(tmp_path, sheet)
    assert [i.id for i in intake.batch.inspectors] == ["330099000001", "330099000002"]
    assert {p.code: p.place.row for p in intake.problems} == {
        "I109": 0,
        "I15": 1,
        "I17": 3,
        "I18": 4,
        "I20": 9,
        "I19": 0,
    }
    assert dict(one(intake.problems, "I19").parts)["count"] == "2"
    assert all(p.level == "note" for p in intake.problems)


def test_a_line_of_blanks_is_an_empty_line(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, [FIRMS, firm(1), [" ", "\u3000", ""], firm(2)])
    assert dict(one(intake.problems, "I19").parts)["count"] == "1"
    assert len(intake.batch.enterprises) == 2


def test_sheets_of_no_kind_are_left_out_and_empty_ones_noted(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, firms_sheet(), [["会议签到", "地点"], ["甲", "乙"]], [])
    assert one(intake.problems, "I11").place.sheet == "表2"
    assert one(intake.problems, "I11").content == "会议签到 | 地点"
    assert one(intake.problems, "I12").place.sheet == "表3"


def test_unused_columns_are_named(tmp_path: Path) -> None:
    found = one(read_rows(tmp_path, [[*FIRMS, "注册资金"], [*firm(1), "五万"]]).problems, "I16")
    assert found.content == "注册资金"


def test_a_table_that_does_not_begin_in_the_first_column_keeps_its_places(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, [[], [None, None, *FIRMS], [None, None, *firm(1, 统一="")]])
    assert one(intake.problems, "I26").place.row == 3
    assert one(intake.problems, "I26").place.column == 4
