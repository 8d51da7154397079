"""How the program speaks: help and complaints in the reader's language, whatever was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import typer
from shell_support import call, process
from typer import rich_utils

import cli
from data.i18n import translation
from shell.run import INTERNAL, INTERRUPTED, run
from shell.screen import Screen
from shell.words import PANELS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def commands(group: object, *before: str) -> Iterator[tuple[str, ...]]:
    """The words of every command, those of sub-commands after those they stand under."""
    for name, command in sorted(getattr(group, "commands", {}).items()):
        yield (*before, name)
        yield from commands(command, *before, name)


COMMANDS = list(commands(typer.main.get_command(cli.app)))
LATIN = re.compile(r"[A-Za-z]{3,}")
NAMES = {
    *("chayici", "file", "json", "plan", "latest", "TOML", "URL", "CHAYICI", "sqlite", "XML", "JSON"),
    *("demo", "import", "check", "rules", "freeze", "draw", "firms", "schedule", "inspectors", "export"),
    *("verify", "status", "rosters", "upgrade", "quarter", "seed", "source", "from", "lang", "help", "force"),
    *("commitment", "marked", "folder", "paths", "name"),
    *("explain", "firm", "officer", "fairness", "code", "card"),
    *("substitute", "vacate", "replace", "amend", "reveal", "log", "list", "salt", "backup", "split", "join"),
    *(
        "event",
        "ceremony",
        "figures",
        "fig",
        "ures",
        "drand",
        "unsealed",
        "secret",
        "actor",
        "ACTOR",
        "reason",
        "witness",
    ),
    *("replan", "leave", "out", "record", "figur", "shortage", "widen", "weekly", "quarterly"),
    *("ratio", "recall", "officers", "qualify"),
    *("early", "first", "last", "what", "enterprise", "head", "holders", "needed", "shares", "YYYY"),
}
"""What stays as it is typed: commands, options, arguments, formats."""


@pytest.mark.parametrize("words", [(), ("--help",), *((*words, "--help") for words in COMMANDS)])
def test_help_is_chinese_throughout(words: tuple[str, ...]) -> None:
    answer = call(*words, "--lang", "zh", width=120)
    told = set(LATIN.findall(answer.out))
    assert "用法：" in answer.out
    assert told <= NAMES
    assert answer.status == (0 if words else 2)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_english_again_after_chinese(name: tuple[str, ...]) -> None:
    call(*name, "--help", "--lang", "zh")
    said = call(*name, "--help", "--lang", "en").out
    assert "Usage: chayici" in said
    assert "Show this help and end." in said
    assert not re.search(r"[㐀-鿿]", said.replace("导入问题标注", ""))


def test_every_word_that_is_put_into_chinese_is_still_the_librarys() -> None:
    assert PANELS.keys() <= vars(rich_utils).keys()


WRONG = {
    ("plan",): ("--quarter", "缺少"),
    ("plan", "--quarter"): ("--quarter", "须带值"),
    ("plan", "--quater", "2026Q4"): ("--quater", "--quarter"),
    ("plan", "--quarter", "2026Q4", "--from", "1.10."): ("--from", "日期"),
    ("plan", "--quarter", "2026Q4", "--from", "2026-02-30"): ("--from", "日期"),
    ("demo",): ("folder", "缺少"),
    ("demo", "x", "--firms", "many"): ("--firms", "整数"),
    ("demo", "x", "--firms", "0"): ("--firms", "1"),
    ("demo", "x", "--firms", "1000001"): ("--firms", "1000000"),
    ("status", "1", "2"): ("多余", "2"),
    ("verfy", "x"): ("verfy", "没有"),
    ("status", "--json=3"): ("--json", "不带值"),
    ("export",): ("--to", "缺少"),
    ("--lang", "fr", "status"): ("--lang", "zh"),
    ("status", "--lang", "fr"): ("--lang", "zh"),
    ("status", "--lang=fr"): ("--lang", "zh"),
    ("status", "--lang"): ("--lang", "zh"),
    ("draw-firms", "--seed"): ("--seed", "须带值"),
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_usage_is_one_chinese_sentence_and_where_to_look(words: tuple[str, ...]) -> None:
    answer = call("--lang", "zh", *words)
    assert (answer.status, answer.out) == (2, "")
    sentence, remedy = answer.err.strip().split("\n")
    assert all(part in sentence for part in WRONG[words])
    assert "--help" in remedy
    allowed = {word for part in words for word in LATIN.findall(part)}
    assert set(LATIN.findall(answer.err)) <= NAMES | allowed


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_usage_is_told_in_english_as_well(words: tuple[str, ...]) -> None:
    answer = call("--lang", "en", *words)
    assert (answer.status, answer.out) == (2, "")
    assert not re.search(r"[㐀-鿿]", answer.err)


@pytest.mark.parametrize(
    "words",
    [("--lang", "zh", "rules"), ("--lang=zh", "rules"), ("rules", "--lang=zh"), ("rules", "--lang", "zh")],
)
def test_the_language_may_stand_anywhere(words: tuple[str, ...]) -> None:
    assert call(*words).err.startswith("缺少")


@pytest.mark.parametrize("raised", [KeyboardInterrupt, typer.Abort])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_interrupted_command_ends_quietly(
    raised: type[BaseException], lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(_broken(raised()), ["work"], Screen(translation(lang).gettext), debug=False)
    out, err = capsys.readouterr()
    assert (status, out) == (INTERRUPTED, "")
    assert err.strip() == {"zh": "已中断。未完成的操作没有存入。"}.get(
        lang, "Interrupted. What was not finished was not stored."
    )


@pytest.mark.parametrize("debug", [False, True])
def test_a_defect_is_owned_up_to_without_a_traceback(
    *, debug: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = Screen(translation("zh").gettext)
    status = run(_broken(ZeroDivisionError("odd")), ["work"], screen, debug=debug)
    out, err = capsys.readouterr()
    assert (status, out) == (INTERNAL, "")
    assert err.startswith("程序缺陷（ZeroDivisionError：odd）")
    assert ("Traceback" in err) == debug


def _broken(error: BaseException) -> typer.Typer:
    """A program of one command that ends badly, beside another so that it is named."""
    app = typer.Typer(add_completion=False)

    @app.command()
    def work() -> None:
        raise error

    @app.command()
    def rest() -> None:
        pass

    return app


def test_ctrl_c_ends_the_process_with_130(tmp_path: Path) -> None:
    before = (
        "import os, signal, data.demo\n"
        "def interrupted(*a, **k):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    raise AssertionError('the signal did not arrive')\n"
        "data.demo.write_district = interrupted\n"
    )
    answer = process(tmp_path, "demo", "d", before=before)
    assert (answer.status, answer.out) == (130, "")
    assert answer.err.strip() == "Interrupted. What was not finished was not stored."


def test_no_bar_is_drawn_where_nobody_watches(tmp_path: Path) -> None:
    answer = process(tmp_path, "demo", "d")
    assert (answer.status, answer.err) == (0, "")
    assert not re.search(r"[\x1b\r]", answer.out)


def test_a_rare_character_is_no_reason_to_fail(tmp_path: Path) -> None:
    before = "import os, sys; sys.stdout.reconfigure(encoding='gbk'); sys.stderr.reconfigure(encoding='gbk')"
    answer = process(tmp_path, "verify", "𠮷.json", "--lang", "en", before=before)
    assert answer.status == 3
