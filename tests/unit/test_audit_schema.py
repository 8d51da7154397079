"""The shipped JSON Schema describes every field of a plan, and no plan has another."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

import audit_officer_breaches_support  # noqa: F401 - fills BREACHES
import audit_support as s
import audit_visit_breaches_support  # noqa: F401 - fills BREACHES
import pytest
from audit_breaches_support import BREACHES
from schema_support import breaches

from scheduler.audit import audit_document

VALUES: tuple[object, ...] = (None, -1, [])
SCHEMA: dict[str, Any] = json.loads(files("data").joinpath("schema", "plan.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("code", BREACHES)
def test_well_formed_plans_follow_the_schema(code: str) -> None:
    plan = json.loads(s.file_of(BREACHES[code][0]()))
    assert breaches(SCHEMA, plan, SCHEMA) == []


def fields(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = (
        list(value.items())
        if isinstance(value, dict)
        else list(enumerate(value))
        if isinstance(value, list)
        else []
    )
    return [path, *(one for key, child in inner for one in fields(child, (*path, key)))]


def changed(plan: s.Json, path: tuple[Any, ...], value: object) -> s.Json:
    made = copy.deepcopy(plan)
    target: Any = made
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return made


def test_the_schema_and_the_checker_refuse_the_same_types() -> None:
    plan = s.plan_of(s.district(rules=[s.rules(caps=[s.cap()], floors=[s.floor()])]))
    for path in [one for one in fields(plan) if one]:
        for value in VALUES:
            odd = changed(plan, path, value)
            refused = {"V07", "V20", "V21", "V22"} & {p.code for p in audit_document(odd).problems}
            if breaches(SCHEMA, odd, SCHEMA):
                assert refused, (path, value)
            elif refused:
                assert path[-1] in {"low", "high", "overall_floor", "predictability", "shifts"}, (path, value)


def test_every_field_has_a_description() -> None:
    def bare(schema: object, path: str) -> list[str]:
        if not isinstance(schema, dict):
            return []
        own = [f"{path}.{k}" for k, v in schema.get("properties", {}).items() if not v.get("description")]
        return own + [one for key, child in schema.items() for one in bare(child, f"{path}.{key}")]

    assert bare(SCHEMA, "$") == []
