"""Nothing English among the Chinese, no placeholder lost, nothing stale; and the tool that says so works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import messages
import pytest
from source_support import ROOT

from data.wordings import wordings

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A tiny project: one sentence in the shell, one wording, one catalogue that knows neither."""
    (tmp_path / messages.LOCALE).mkdir(parents=True)
    (tmp_path / "data" / "wordings").mkdir()
    (tmp_path / "cli.py").write_text('print(_("plan made"))\n', encoding="utf-8")
    wording = 'WORDING = {"Q01": ("{n} rows " "are odd", "")}\n'
    (tmp_path / "data" / "wordings" / "q.py").write_text(wording, encoding="utf-8")
    return tmp_path


def write(project: Path, text: str, name: str = "q.po") -> Path:
    catalogue = project / messages.LOCALE / name
    catalogue.write_text(HEADER + text, encoding="utf-8")
    return catalogue


def test_every_sentence_has_its_chinese() -> None:
    assert messages.untranslated() == []


def test_no_translation_loses_a_placeholder_or_contradicts_another() -> None:
    assert messages.damaged() == []


def test_what_the_program_reads_is_what_the_translators_wrote() -> None:
    assert messages.stale() == []


def test_the_tool_sees_every_wording_the_program_has() -> None:
    said = {text for pair in wordings().values() for text in pair if text}
    assert said <= messages.sentences(ROOT).keys()


def test_a_missing_translation_is_found(project: Path) -> None:
    write(project, 'msgid "plan made"\nmsgstr ""\n')
    assert messages.untranslated(project) == ["cli.py: plan made", "data/wordings/q.py: {n} rows are odd"]


def test_a_fuzzy_translation_counts_as_missing(project: Path) -> None:
    write(project, '#, fuzzy\nmsgid "plan made"\nmsgstr "计划已成"\n')
    assert "cli.py: plan made" in messages.untranslated(project)


def test_a_lost_placeholder_is_found(project: Path) -> None:
    write(project, 'msgid "{n} rows are odd"\nmsgstr "有异常行"\n')
    assert messages.damaged(project) == ["{n} rows are odd → 有异常行"]


def test_two_translations_of_one_sentence_are_found(project: Path) -> None:
    write(project, 'msgid "plan made"\nmsgstr "甲"\n')
    write(project, 'msgid "plan made"\nmsgstr "乙"\n', "r.po")
    assert messages.damaged(project) == ["plan made → 乙", "plan made → 甲"]


def test_a_stale_catalogue_is_found(project: Path) -> None:
    catalogue = write(project, 'msgid "plan made"\nmsgstr "甲"\n')
    assert messages.stale(project) == [catalogue]
    catalogue.with_suffix(".mo").write_bytes(messages.compiled(catalogue))
    assert messages.stale(project) == []
    write(project, 'msgid "plan made"\nmsgstr "乙"\n')
    assert messages.stale(project) == [catalogue]


def test_a_compiled_catalogue_without_its_source_is_found(project: Path) -> None:
    orphan = project / messages.LOCALE / "r.mo"
    orphan.write_bytes(b"")
    assert messages.stale(project) == [orphan]
