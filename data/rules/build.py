"""Settings, read and merged, made into the engine's values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from scheduler.values.rules import Basis, Cap, Floor, QuietRule, Rules, Sampling, Teams, Trips

if TYPE_CHECKING:
    from data.rules.kinds import Read

Row = dict[str, Any]


def rules_of(settings: Read) -> Rules:
    """The rules that settings describe; the settings have passed the schema, so nothing can be wrong here."""
    items = _row(settings, "items")
    return Rules(
        sampling=_sampling(_row(settings, "sampling")),
        teams=Teams(**_with_basis(_row(settings, "teams"))),
        trips=Trips(**_with_basis(_row(settings, "trips"))),
        caps=tuple(Cap(**_filtered(r)) for r in _rows(settings, "caps")),
        floors=tuple(Floor(**_filtered(r)) for r in _rows(settings, "floors")),
        quiet=tuple(QuietRule(**_with_basis(r)) for r in _rows(settings, "quiet")),
        negative_items=items.get("negative", ()),
        catalogue=items.get("catalogue", ()),
        suite=_row(settings, "proof").get("suite", "sha256"),
    )


def _sampling(row: Row) -> Sampling:
    overrides = tuple(
        (o["task"], o["credit"], o["low"], o["high"], Basis(**o["basis"])) for o in row.get("overrides", ())
    )
    plain = {key: value for key, value in _with_basis(row).items() if key != "overrides"}
    return Sampling(**plain, ratio_overrides=overrides)


def _with_basis(row: Row) -> Row:
    return {**row, "basis": Basis(**row["basis"])}


def _filtered(row: Row) -> Row:
    """An empty list of classes means any class, as with every other filter."""
    return {**_with_basis(row), "credits": row.get("credits") or None}


def _row(settings: Read, section: str) -> Row:
    return cast("Row", settings.get(section, {}))


def _rows(settings: Read, section: str) -> list[Row]:
    return cast("list[Row]", settings.get(section, []))
