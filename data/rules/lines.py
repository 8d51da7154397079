"""Line numbers of a TOML file's keys, which the standard library does not tell."""

from __future__ import annotations

import re
import tomllib

Path = tuple[str | int, ...]
"""Where a value stands: keys from the outermost inwards, positions in arrays counted from 0."""

_BLANK = re.compile(r"(?:\s|#[^\n]*)*")
_GAP = re.compile(r"(?:[\s,]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_TEXT = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}(?!")|\'\'\'.*?\'{3,5}(?!\')|"(?:\\.|[^"\\\n])*"|'[^'\n]*\'''', re.DOTALL
)
_PLAIN = re.compile(r"[^,\]}\n#]+")


def line_index(text: str) -> dict[Path, int]:
    """Line (from 1) of every table, array entry and key of a text that is valid TOML."""
    return _Scanner(text).statements()


def line_of(index: dict[Path, int], path: Path) -> int:
    """Line of a value, or of the nearest table around it; 0 if it stands nowhere."""
    while path:
        lines = [line for seen, line in index.items() if seen[: len(path)] == path]
        if lines:
            return min(lines)
        path = path[:-1]
    return 0


class _Scanner:
    """Walks a valid text once; ``at`` is the position, ``index`` what was seen."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n")
        self.at = 0
        self.index: dict[Path, int] = {}
        self.entries: dict[Path, int] = {}

    def statements(self) -> dict[Path, int]:
        table: Path = ()
        while self.skip(_BLANK) < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
        return self.index

    def skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def see(self, path: Path, at: int) -> None:
        self.index.setdefault(path, self.text.count("\n", 0, at) + 1)

    def header(self) -> Path:
        at, array = self.at, self.text.startswith("[[", self.at)
        self.at += 1 + array
        self.skip(_BLANK)
        path = self.resolved(self.key())
        self.skip(_BLANK)
        self.at += 1 + array
        if array:
            self.see(path, at)
            self.entries[path] = self.entries.get(path, -1) + 1
            path = (*path, self.entries[path])
        elif path in self.entries:
            path = (*path, self.entries[path])
        self.see(path, at)
        return path

    def resolved(self, key: Path) -> Path:
        """The path a header's dotted key means: an array of tables on the way stands for its last entry."""
        path: Path = ()
        for part in key[:-1]:
            path = (*path, part)
            path = (*path, self.entries[path]) if path in self.entries else path
        return (*path, key[-1])

    def key(self) -> Path:
        parts: list[str] = []
        while True:
            found = _KEY.match(self.text, self.at)
            if found is None:
                return tuple(parts)
            raw = found.group()
            parts.append(tomllib.loads(f"x = {raw}")["x"] if raw[0] in "\"'" else raw)
            self.at = found.end()
            dot = _DOT.match(self.text, self.at)
            if dot is None:
                return tuple(parts)
            self.at = dot.end()

    def pair(self, table: Path) -> None:
        at = self.at
        path = (*table, *self.key())
        self.see(path, at)
        self.skip(_EQUALS)
        self.value(path)

    def value(self, path: Path) -> None:
        opening = self.text[self.at]
        if opening in "[{":
            self.inside(path, "]" if opening == "[" else "}")
        else:
            self.skip(_TEXT if opening in "\"'" else _PLAIN)

    def inside(self, path: Path, closing: str) -> None:
        self.at += 1
        position = 0
        while self.text[self.skip(_GAP)] != closing:
            if closing == "]":
                self.see((*path, position), self.at)
                self.value((*path, position))
                position += 1
            else:
                self.pair(path)
        self.at += 1
