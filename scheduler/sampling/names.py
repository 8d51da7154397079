"""Ten million ids in one run of bytes: a list of texts would take five times the room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, overload

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray


class Names(Sequence[str]):
    """Texts end to end in UTF-8, and where each one ends.

    >>> list(Names.of([["甲", "b"], ["cd"]]))
    ['甲', 'b', 'cd']
    """

    __slots__ = ("ends", "text")

    def __init__(self, text: bytes, ends: NDArray[np.int64]) -> None:
        self.text, self.ends = text, ends

    @classmethod
    def of(cls, blocks: Iterable[Sequence[str]]) -> Names:
        """Names from blocks of them, of which one at a time is held."""
        text, lengths = bytearray(), [np.zeros(1, np.int64)]
        for block in blocks:
            joined = "".join(block)
            sized = block if joined.isascii() else list(map(str.encode, block))
            text += joined.encode()
            lengths.append(np.fromiter(map(len, sized), np.int64, len(block)))
        ends = np.concatenate(lengths)
        return cls(bytes(text), np.cumsum(ends, out=ends))

    def __len__(self) -> int:
        return len(self.ends) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[k] for k in range(*at.indices(len(self)))]
        k = at + len(self) if at < 0 else at
        if not 0 <= k < len(self):
            raise IndexError(at)
        start, end = self.ends[k : k + 2].tolist()
        return self.text[start:end].decode()

    def __iter__(self) -> Iterator[str]:
        return map(bytes.decode, self.encoded())

    def encoded(self) -> Iterator[bytes]:
        """Every name in UTF-8, in order."""
        whole, block = self.text, 1 << 16
        ends = (self.ends[at : at + block + 1].tolist() for at in range(0, len(self), block))
        return (whole[a:b] for a, b in chain.from_iterable(map(pairwise, ends)))
