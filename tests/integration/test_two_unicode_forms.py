"""The same letters in two Unicode forms are one firm to the eye, and must be one to the draw."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from shell_support import Office

if TYPE_CHECKING:
    from pathlib import Path

NAME = "Caf\u00e9 一号"
HEADING = "检查对象名称,统一社会信用代码,经营地址,登记状态,信用风险分类,所属乡镇（街道）\n"


def roster(folder: Path, *forms: str) -> Path:
    rows = [f"{unicodedata.normalize(form, NAME)},,云栖路1号,存续,A,东镇\n" for form in forms]  # type: ignore[arg-type]
    file = folder / "检查对象名录库.csv"
    file.write_text(HEADING + "".join(rows), encoding="utf-8")
    return file


@pytest.mark.parametrize("forms", [("NFC", "NFD"), ("NFD", "NFC"), ("NFD",)], ids="+".join)
def test_a_firm_in_two_unicode_forms_is_stored_once_and_in_form_c(
    tmp_path: Path, forms: tuple[str, ...]
) -> None:
    office = Office(tmp_path)
    assert office.brings(roster(tmp_path, *forms)).status == 0
    stored = "\n".join(office.contents())
    assert stored.count('INSERT INTO "enterprise"') == 1
    assert unicodedata.is_normalized("NFC", stored)
