"""One line of the table: one measurement over all sizes and shapes asked for, each kept as it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from instances.district import FIRMS_PER_VISIT, Instance, agencies_for, drawn, instance, staffed
from instances.shapes import shapes
from results import Measurement, Row, have, keep, text
from settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from instances.district import District

Rows = "Iterable[Row]"


def over_districts(line: str, measure: Callable[[Instance], list[Row]], most: int | None = None) -> str:
    """Measure every district of the settings; ``most``: none with more visits than that."""
    said = settings()
    done = []
    for size in said.sizes:
        for shape in shapes(said.shapes) if most is None or size <= most else ():
            old = have(line, shape.name, size) if said.resume else None
            if old is None:
                found = instance(shape, size, said.agencies, said.effort)
                old = keep(Measurement(line, shape.name, size, tuple(measure(found)), about(found)))
            done.append(text(old))
            print(done[-1], flush=True)
    return f"{len(done)} districts measured" if done else "no size of the settings is meant"


def over_populations(line: str, measure: Callable[[District, Instance], list[Row]]) -> str:
    """Measure whole districts before the draw: ten firms for each visit of the settings' sizes."""
    said = settings()
    done = []
    for size in said.sizes:
        for shape in shapes(said.shapes):
            old = have(line, shape.name, size) if said.resume else None
            if old is None:
                district = drawn(shape, size * FIRMS_PER_VISIT, agencies_for(size, said.agencies))
                found = staffed(district, shape, size, said.effort)
                meant = f"{size * FIRMS_PER_VISIT:,} firms, {about(found)}"
                old = keep(Measurement(line, shape.name, size, tuple(measure(district, found)), meant))
            done.append(text(old))
            print(done[-1], flush=True)
    return f"{len(done)} districts measured"


def about(found: Instance) -> str:
    """Agencies and officers."""
    return f"{len(found.case.agencies)} agencies, {len(found.case.inspectors)} officers"
