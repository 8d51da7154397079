"""Which language the user gets, and whether the sentences come in it."""

from __future__ import annotations

import pytest

from data.i18n import N_, language, translation


@pytest.mark.parametrize(
    ("argv", "environ", "expected"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "C.UTF-8"}, "zh"),
        ([], {"LANG": "POSIX"}, "zh"),
        ([], {"LANG": "zh_TW.UTF-8"}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ([], {"LANG": "en_US", "LC_MESSAGES": "en_GB", "LC_ALL": "zh_CN"}, "zh"),
        ([], {"LANG": "en_US", "LC_ALL": ""}, "en"),
        ([], {"LANG": "en_US", "CHAYICI_LANG": "zh"}, "zh"),
        ([], {"LANG": "zh_CN", "CHAYICI_LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_US", "CHAYICI_LANG": "klingon"}, "en"),
        (["plan", "--lang", "en"], {"CHAYICI_LANG": "zh"}, "en"),
        (["--lang=zh", "plan"], {"CHAYICI_LANG": "en"}, "zh"),
        (["--lang=zh", "plan", "--lang", "en"], {}, "en"),
        (["plan", "--lang"], {"LANG": "en_US"}, "en"),
        (["plan", "--lang", "fr"], {"LANG": "en_US"}, "en"),
        (["plan", "--language", "zh"], {"LANG": "en_US"}, "en"),
    ],
)
def test_the_language_is_asked_for_then_set_then_the_locales_then_chinese(
    argv: list[str], environ: dict[str, str], expected: str
) -> None:
    assert language(argv, environ) == expected


def test_every_catalogue_is_in_the_chain() -> None:
    """One sentence of the first area and one of another both come out in Chinese."""
    assert translation("zh").gettext("corrected") == "已更正"


def test_a_sentence_without_translation_stays_as_it_is() -> None:
    assert translation("zh").gettext("no such sentence") == "no such sentence"


def test_english_changes_nothing() -> None:
    assert translation("en").gettext("corrected") == "corrected"


def test_marking_changes_nothing() -> None:
    assert N_("corrected") == "corrected"
