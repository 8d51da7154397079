"""A JSON Schema validator for the few words our schema uses; any other word is an error."""

from __future__ import annotations

import re
from typing import Any

Schema = dict[str, Any]
IGNORED = {"$schema", "$id", "$defs", "title", "description"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def breaches(schema: Schema, value: Any, root: Schema, path: str = "$") -> list[str]:  # noqa: ANN401 - any JSON
    """Paths and words of the schema that the value breaks."""
    found: list[str] = []
    for word, asked in schema.items():
        if word not in IGNORED:
            found += [f"{where} {word}" for where in WORDS[word](asked, value, root, path, schema)]
    return found


def _inner(schema: Schema, value: Any, root: Schema, path: str) -> list[str]:  # noqa: ANN401 - any JSON
    return [one.rpartition(" ")[0] for one in breaches(schema, value, root, path)]


def _type(name: str, value: Any) -> bool:  # noqa: ANN401 - any JSON
    return type(value) is int if name == "integer" else type(value) is TYPES[name]


def _properties(asked: Schema, value: Any, root: Schema, path: str) -> list[str]:  # noqa: ANN401 - any JSON
    pairs = value.items() if isinstance(value, dict) else ()
    return [w for k, v in pairs if k in asked for w in _inner(asked[k], v, root, f"{path}.{k}")]


def _additional(asked: Any, value: Any, root: Schema, path: str, own: Schema) -> list[str]:  # noqa: ANN401 - any JSON
    known = own.get("properties", {})
    rest = {k: v for k, v in value.items() if k not in known} if isinstance(value, dict) else {}
    if asked is False:
        return [f"{path}.{key}" for key in rest]
    return [w for k, v in rest.items() for w in _inner(asked, v, root, f"{path}.{k}")]


def _items(asked: Schema, value: Any, root: Schema, path: str) -> list[str]:  # noqa: ANN401 - any JSON
    values = value if isinstance(value, list) else []
    return [w for n, v in enumerate(values) for w in _inner(asked, v, root, f"{path}[{n}]")]


def _prefix(asked: list[Schema], value: Any, root: Schema, path: str) -> list[str]:  # noqa: ANN401 - any JSON
    values = value if isinstance(value, list) else []
    return [
        w
        for n, (s, v) in enumerate(zip(asked, values, strict=False))
        for w in _inner(s, v, root, f"{path}[{n}]")
    ]


def _any_of(asked: list[Schema], value: Any, root: Schema, path: str) -> list[str]:  # noqa: ANN401 - any JSON
    return [] if any(not breaches(one, value, root, path) for one in asked) else [path]


def _ref(asked: str, value: Any, root: Schema, path: str) -> list[str]:  # noqa: ANN401 - any JSON
    return _inner(root["$defs"][asked.removeprefix("#/$defs/")], value, root, path)


def _number(value: Any) -> bool:  # noqa: ANN401 - any JSON
    return type(value) is int


WORDS: dict[str, Any] = {
    "type": lambda a, v, _r, p, _s: [] if _type(a, v) else [p],
    "const": lambda a, v, _r, p, _s: [] if v == a else [p],
    "enum": lambda a, v, _r, p, _s: [] if v in a else [p],
    "pattern": lambda a, v, _r, p, _s: [p] if isinstance(v, str) and not re.search(a, v) else [],
    "minimum": lambda a, v, _r, p, _s: [p] if _number(v) and v < a else [],
    "maximum": lambda a, v, _r, p, _s: [p] if _number(v) and v > a else [],
    "minItems": lambda a, v, _r, p, _s: [p] if isinstance(v, list) and len(v) < a else [],
    "maxItems": lambda a, v, _r, p, _s: [p] if isinstance(v, list) and len(v) > a else [],
    "required": lambda a, v, _r, p, _s: [f"{p}.{k}" for k in a if isinstance(v, dict) and k not in v],
    "properties": lambda a, v, r, p, _s: _properties(a, v, r, p),
    "additionalProperties": _additional,
    "items": lambda a, v, r, p, _s: _items(a, v, r, p),
    "prefixItems": lambda a, v, r, p, _s: _prefix(a, v, r, p),
    "anyOf": lambda a, v, r, p, _s: _any_of(a, v, r, p),
    "$ref": lambda a, v, r, p, _s: _ref(a, v, r, p),
}
