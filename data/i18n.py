"""The user's language: which one it is, and the sentences in it.

Every sentence in the code is English.  The Chinese of each lies in ``data/locale/zh/LC_MESSAGES``, one
catalogue per area, all read as one chain; a sentence without a translation stays English.
"""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = ("zh", "en")
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In POSIX's own order of precedence."""


class Translation(Protocol):
    """Anything that turns an English sentence into the user's; all of gettext's translations do."""

    def gettext(self, message: str, /) -> str:
        """Return the sentence in the user's language, or as it is where no translation exists."""


def N_(text: str) -> str:  # noqa: N802  # gettext's own name for it, which extraction tools look for
    """Mark a sentence for translation where it is written down; it is translated where it is shown."""
    return text


def translation(lang: str) -> Translation:
    """All catalogues of a language as one; a language without catalogues (English) changes nothing."""
    chain = NullTranslations()
    folder = files("data").joinpath("locale", lang, "LC_MESSAGES")
    if not folder.is_dir():
        return chain
    for catalogue in sorted(folder.iterdir(), key=lambda path: path.name):
        if catalogue.name.endswith(".mo"):
            with catalogue.open("rb") as stream:
                chain.add_fallback(GNUTranslations(stream))
    return chain


def language(argv: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Find the user's language: --lang, else CHAYICI_LANG, else the locale; where all are silent, Chinese.

    It is asked before the command line is parsed, because the help texts are translated too; an odd --lang is
    passed over here and refused by the parser.
    """
    return _asked(argv) or _known(environ.get("CHAYICI_LANG", "")) or _of_locale(environ)


def _asked(argv: Sequence[str]) -> Language | None:
    """Look at --lang X and --lang=X, wherever they stand; as with other options, the last one counts."""
    found = None
    for word, following in zip(argv, (*argv[1:], ""), strict=False):
        if word == "--lang":
            found = _known(following) or found
        elif word.startswith("--lang="):
            found = _known(word.removeprefix("--lang=")) or found
    return found


def _known(name: str) -> Language | None:
    """Find the language in a name such as zh, zh_CN.UTF-8 or EN-us."""
    head = name.lower().replace("-", "_").split(".")[0].split("_")[0]
    return next((lang for lang in LANGUAGES if lang == head), None)


def _of_locale(environ: Mapping[str, str]) -> Language:
    """Chinese unless the locale names another language: the users are Chinese, C and POSIX say nothing."""
    name = next((environ[key] for key in LOCALE_VARIABLES if environ.get(key)), "")
    silent = name.split(".")[0] in {"", "C", "POSIX"}
    return "zh" if silent or _known(name) == "zh" else "en"
