"""The benchmarks find one another, and what they compare with ours is what they say."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from source_support import ROOT

FOLDER = ROOT / "benchmarks"


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The benchmarks import one another from their own folder."""
    monkeypatch.syspath_prepend(FOLDER)


def test_benchmarks_in_folders_below_are_found_and_chosen_by_a_word() -> None:
    code = "import run; run.main(['of no such name']); print(*(one.name for one in run.ALL), sep='\\n')"
    done = subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", f"import sys; sys.path[:0] = [{str(FOLDER)!r}, {str(ROOT)!r}]; {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    names = done.stdout.splitlines()
    assert "a firm's number in a draw" in names
    assert len([name for name in names if name.startswith("fairness: ")]) == 3


@pytest.mark.usefixtures("beside")
def test_strata_give_everybody_of_the_constructed_pool_exactly_a_tenth() -> None:
    from adapters.drawing import by_network, by_seats, by_strata
    from adapters.pools import lopsided

    pool = lopsided()
    assert len(pool.people) == 200
    assert set(by_strata(pool).chances.values()) == {Fraction(1, 10)}
    for make in (by_strata, by_seats, by_network):
        lottery = make(pool)
        assert lottery.holds
        assert sum(lottery.chances.values()) == 20
        for seed in (bytes(32), bytes(range(32))):
            panel = lottery.draw(seed)
            assert len(set(panel)) == 20
            assert not pool.breaches(panel)


@pytest.mark.usefixtures("beside")
def test_three_crossing_quotas_are_not_claimed() -> None:
    from adapters.drawing import by_network, by_seats, by_strata
    from adapters.pools import crossing

    assert by_strata(crossing(2)).holds
    assert by_network(crossing(2)).holds
    assert not any(make(crossing(3)).holds for make in (by_strata, by_seats, by_network))


@pytest.mark.usefixtures("beside")
def test_at_the_same_quality_and_cap_our_table_has_more_entropy() -> None:
    import numpy as np
    from adapters.assigning import ours, plain
    from adapters.papers import generated

    papers = generated(12, 9)
    limit = plain(papers, 0.6)
    assert limit is not None
    found = ours(papers, 0.6, papers.quality(limit))
    assert papers.quality(found) == pytest.approx(papers.quality(limit), rel=1e-8)
    assert found.max() <= 0.6
    assert found.sum(axis=1) == pytest.approx(3)
    assert found.sum(axis=0).max() <= 6 + 1e-9
    one, two = (-(x * np.log(np.maximum(x, 1e-300))).sum() for x in (found, limit))
    assert one > two + 1
