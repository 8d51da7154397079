"""Keeping a plan's secret: a copy on paper, or shares among holders of whom some suffice (SLIP-39).

Without the secret nobody can prove a sealed draw any more, so it is kept apart from the database.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import shamir_mnemonic as slip39

from data.papers.staging import refuse_existing, staged
from data.store import plans
from data.usecases.pledge import read_text
from data.usecases.session import transaction
from scheduler.errors import Place, SeedWrong, problem

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_HOLDERS = 16
"""SLIP-39's own limit."""


def backup(url: str, name: str, file: Path) -> Path:
    """Write a plan's secret into a new file, 64 hex digits."""
    return _write(file.parent, {Path(file.name): _secret(url, name).hex() + "\n"})[0]


def split(url: str, name: str, folder: Path, holders: int, needed: int) -> list[Path]:
    """Write one file of words for each holder; any ``needed`` of them together give the secret back.

    Fewer know nothing at all of it (Shamir 1979).
    """
    if not 1 < needed <= holders <= MOST_HOLDERS:
        raise SeedWrong(problem("K43", "fatal", content=f"{needed}/{holders}", most=MOST_HOLDERS))
    (words,) = slip39.generate_mnemonics(1, [(needed, holders)], _secret(url, name))
    return _write(folder, {Path(f"share-{k}.txt"): text + "\n" for k, text in enumerate(words, 1)})


def join(shares: Sequence[Path], file: Path) -> Path:
    """Put shares together and write the secret into a new file, for ``freeze --secret``."""
    texts = [" ".join(read_text(share).split()) for share in shares]
    try:
        secret = slip39.combine_mnemonics(texts)
    except slip39.MnemonicError as error:
        names = "、".join(str(share) for share in shares)
        raise SeedWrong(problem("K44", "fatal", Place(file=names), names, why=str(error))) from error
    return _write(file.parent, {Path(file.name): secret.hex() + "\n"})[0]


def _secret(url: str, name: str) -> bytes:
    with transaction(url) as session:
        return plans.master_of(session, plans.number_of(session, name))


def _write(folder: Path, texts: dict[Path, str]) -> list[Path]:
    """New files only: a share that is overwritten may be the last one."""
    refuse_existing(folder, texts, force=False)
    with staged(folder) as staging:
        for name, text in texts.items():
            staging.write(name, text.encode())
    return [folder / name for name in texts]
