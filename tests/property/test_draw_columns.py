"""The draw in columns is the draw: against a slow twin, in blocks, by the compiled hash, with equal keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from district_support import cases
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from secrets_support import EVENT, SECRETS
from slow_draw_support import slow_draw
from slow_strata_support import slow_strata

from scheduler.chance import number_of, salt_of
from scheduler.sampling import order
from scheduler.sampling.chances import bound, chances, least_visits
from scheduler.sampling.draw import draw_columns, draw_firms
from scheduler.sampling.names import Names
from scheduler.sampling.order import in_order, keys_of, numbers_of
from scheduler.sampling.roster import roster_of_blocks
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.values.plan import ONE, Frozen, Ticket

if TYPE_CHECKING:
    from scheduler.sampling.strata import Layer
    from scheduler.values.case import Case

MANY = settings(max_examples=80, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
SEED, VEIL = bytes(range(32)), bytes(range(32, 64))


def ready(case: Case) -> Frozen:
    return Frozen(case, strata_of(case, layers_of(case)), SECRETS, EVENT, "5a" * 32)


@MANY
@given(cases(shifts=40))
def test_strata_are_those_of_the_slow_twin(case: Case) -> None:
    def facts(layer: Layer) -> tuple[object, ...]:
        named = layer.roster.named
        closed = sorted(set(named(layer.due)) - set(named(layer.sure)))
        return layer.task.id, layer.ratio.credit, layer.population, list(named(layer.frame)), closed

    layers = layers_of(case)
    rows = [(task.id, row) for task in case.tasks for row in slow_strata(case, task)]
    assert [facts(layer) for layer in layers] == [
        (task, row["credit"], row["population"], row["frame"], row["closed"]) for task, row in rows
    ]
    for stratum, (_, row) in zip(strata_of(case, layers), rows, strict=True):
        assert (list(stratum.certain), stratum.wanted) == (row["certain"], row["wanted"])
        assert stratum.frame == len(row["frame"])


@MANY
@given(cases())
def test_the_draw_is_that_of_the_slow_twin(case: Case) -> None:
    frozen = ready(case)
    drawn = draw_firms(frozen, "公开值", "test")
    tickets, draws = slow_draw(frozen, bytes.fromhex(drawn.seed.seed))
    assert drawn.tickets == tuple(Ticket(firm, number, key) for key, number, firm in tickets)
    assert [(list(d.drawn), list(d.substitutes)) for d in drawn.draws] == draws


@MANY
@given(cases(), st.integers(1, 7))
def test_a_draw_of_firms_that_come_in_blocks_is_the_same(case: Case, size: int) -> None:
    frozen, firms = ready(case), case.enterprises
    drawn = draw_firms(frozen, "公开值", "test")
    bare = replace(case, enterprises=())
    roster = roster_of_blocks(firms[at : at + size] for at in range(0, len(firms), size))
    layers = layers_of(bare, roster)
    assert strata_of(bare, layers) == frozen.strata
    found = draw_columns(replace(frozen, case=bare), roster, layers, bytes.fromhex(drawn.seed.seed))
    assert roster.named(found.places) == tuple(t.enterprise for t in drawn.tickets)
    assert found.numbers.tolist() == [t.number for t in drawn.tickets]
    assert [(roster.named(d.drawn), roster.named(d.substitutes)) for d in found.draws] == [
        (d.drawn, d.substitutes) for d in drawn.draws
    ]


@MANY
@given(cases())
def test_the_least_number_of_visits_is_the_sum_over_firms(case: Case) -> None:
    layers = layers_of(case)
    strata = strata_of(case, layers)
    assert least_visits(layers, strata) == bound(chances(case, strata))


@MANY
@given(st.lists(st.text(max_size=150), max_size=300))
def test_the_compiled_hash_gives_every_firm_its_number(ids: list[str]) -> None:
    names = Names.of([ids[:3], ids[3:]])
    assert list(names) == ids
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "MANY", 0)
        found = [numbers_of(given, SEED, VEIL, "sha256").tolist() for given in (ids, names)]
    assert found == [[number_of(SEED, salt_of(VEIL, i), i) for i in ids]] * 2
    assert numbers_of(ids, SEED, VEIL, "sha256").tolist() == found[0]


_NUMBER = st.one_of(st.integers(0, 3), st.integers(0, 2**64 - 1))
_STANDING = st.tuples(st.sampled_from([0, 1, ONE // 3, ONE - 2, ONE - 1, ONE, 2 * ONE]), st.booleans())


@given(st.lists(st.tuples(_NUMBER, _STANDING), max_size=60))
def test_keys_of_a_spread_year_are_exact_and_ties_go_by_number_then_place(
    rows: list[tuple[int, tuple[int, bool]]],
) -> None:
    numbers = np.array([number for number, _ in rows], np.uint64)
    shares = np.array([share for _, (share, _) in rows], np.uint64)
    keys = keys_of(numbers, shares, np.array([visited for _, (_, visited) in rows], np.bool_))
    exact = []
    for number, (share, visited) in rows:
        used = min(share, ONE - 1)
        exact.append((ONE - used) * 2**64 + used * number if visited else (ONE - used) * number)
    assert [keys[k] for k in range(len(rows))] == exact
    by_hand = sorted(range(len(rows)), key=lambda k: (exact[k], rows[k][0], k))
    assert in_order(numbers, keys).tolist() == by_hand
    assert in_order(numbers, None).tolist() == sorted(range(len(rows)), key=lambda k: (rows[k][0], k))


def test_firms_in_blocks_must_come_in_order() -> None:
    from core_support import firm

    with pytest.raises(ValueError, match="id order"):
        roster_of_blocks([(firm(1), firm(2)), (firm(2), firm(3))])
