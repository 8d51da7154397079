"""Plans made by hand for the papers: a small one to be read, a large one to be timed."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from secrets_support import EVENT, SECRETS

from scheduler.record.document import document
from scheduler.values.calendar import Shift
from scheduler.values.case import Case
from scheduler.values.firms import CLASSES, Enterprise
from scheduler.values.people import Agency, Inspector
from scheduler.values.plan import (
    ONE,
    Assignment,
    DrawnStratum,
    Plan,
    Seat,
    SeatRow,
    SeedRecord,
    Stratum,
    Ticket,
    Trip,
    Unserved,
    Visit,
)
from scheduler.values.rules import Basis, Cap, Floor, QuietRule, Rules, Sampling, Teams, Trips
from scheduler.values.tasks import Duty, Ratio, Task

MARKET, SAFETY, FIRE = "市场监督管理局", "应急管理局", "消防救援大队"
DAYS = (date(2026, 10, 9), date(2026, 10, 12))
SHIFTS = tuple(Shift(d, half) for d in DAYS for half in ("AM", "PM"))
BASIS = Basis("试点区双随机抽查实施细则", "第六条")
ONE_ID, TWO_ID, WRITTEN_ID = "试点联查[2026]1号", "试点联查[2026]2号", "试点联查[2026]3号"
FORMULA = '=HYPERLINK("http://example.invalid","点击")'


def small_plan() -> Plan:
    """Three agencies, six firms, four visits in two trips, one gap, one task in writing.

    Firm F6 has a formula for a name.
    """
    case = _small_case()
    team = (Seat(MARKET), Seat(MARKET), Seat(SAFETY), Seat(SAFETY))
    return Plan(
        case=case,
        strata=_small_strata(),
        secrets=SECRETS,
        firm_seed=SeedRecord(EVENT, "3-1-4-1-5", "现场掷骰", "", "a" * 64, "b" * 64),
        tickets=tuple(Ticket(f.id, k, k) for k, f in enumerate(case.enterprises, 1) if f.live),
        draws=(
            DrawnStratum(0, ("F2",), ()),
            DrawnStratum(1, ("F4", "F1"), ("F3",)),
            DrawnStratum(2, ("F6", "F1"), ("F3",)),
            DrawnStratum(3, ("F3",), ("F1",)),
        ),
        visits=(
            Visit(0, "F1", (ONE_ID, TWO_ID), MARKET, (MARKET, SAFETY), team, 75, (0, 1), 4),
            Visit(1, "F2", (ONE_ID,), MARKET, (MARKET, SAFETY), team, 45, (0, 1), 0),
            Visit(2, "F4", (ONE_ID,), MARKET, (MARKET,), team[:2], 45, (3,), 4),
            Visit(3, "F6", (TWO_ID,), MARKET, (MARKET,), team[:2], 30, (3,), 4),
        ),
        trips=(
            Trip(0, (1, 0), team, 130, (0, 1), 0),
            Trip(1, (2, 3), team[:2], 95, (3,), 3),
        ),
        unserved=(Unserved("F4", ONE_ID, SAFETY, "X99", (("agency", SAFETY),)),),
        table=(
            *(SeatRow(0, s, ("P1", "P2", "P3"), (ONE // 2, ONE // 4, ONE // 4)) for s in (0, 1)),
            *(SeatRow(0, s, ("P4", "P5"), (ONE // 2, ONE // 2)) for s in (2, 3)),
            *(SeatRow(1, s, ("P1", "P2", "P3"), (ONE // 4, ONE // 2, ONE // 4)) for s in (0, 1)),
        ),
        inspector_seed=SeedRecord(EVENT, "2-7-1-8", "现场掷骰", "", "c" * 64, "d" * 64),
        assignments=(
            *(Assignment(0, s, f"P{n}") for s, n in enumerate((2, 1, 4, 5))),
            *(Assignment(1, s, f"P{n}") for s, n in enumerate((3, 1))),
        ),
        number=7,
        made_with=(("chayici", "0.1.0"),),
    )


def plan_bytes(plan: Plan) -> bytes:
    """The plan file of a plan."""
    return document(plan)


def _small_case() -> Case:
    return Case(
        quarter="2026Q4",
        district="试点区",
        enterprises=_firms(),
        agencies=(Agency(SAFETY), Agency(FIRE, vertical=True), Agency(MARKET)),
        inspectors=(
            *(Inspector(f"P{n}", f"张{n}", MARKET) for n in (1, 2, 3)),
            *(Inspector(f"P{n}", f"李{n}", SAFETY) for n in (4, 5)),
            Inspector("P6", "王6", FIRE, on_duty=False),
        ),
        tasks=_tasks(),
        history=(),
        leaves=(),
        recusals=(),
        quiet=(),
        shifts=SHIFTS,
        rules=Rules(
            sampling=Sampling(basis=BASIS, ratio_overrides=(("*", "A", *_between(1, 3), BASIS),)),
            teams=Teams(basis=BASIS),
            trips=Trips(basis=BASIS),
            caps=(Cap("一年一次", "firm", 1, "year", BASIS, credits=("A",)),),
            floors=(Floor("三年一查", "36 months", BASIS),),
            quiet=(QuietRule(1, 8, BASIS, tag="餐饮"),),
        ),
    )


def _between(low: int, high: int) -> tuple[Fraction, Fraction]:
    return Fraction(low, 100), Fraction(high, 100)


def _firms() -> tuple[Enterprise, ...]:
    names = ("甲商行", "乙饭店", "丙超市", "丁机械厂", "戊公司（已注销）", FORMULA)
    classes = ("A", "D", "A", "A", "B", "A")
    return tuple(
        Enterprise(
            f"F{n}",
            name,
            code=f"CODE{n:014d}",
            credit=credit,
            live=n != 5,
            status="注销" if n == 5 else "存续",
            tags=("餐饮",),
            town="东溪镇" if n < 4 else "南桥街道",
            address=f"示例路{n}号",
        )
        for n, (name, credit) in enumerate(zip(names, classes, strict=True), 1)
    )


def _tasks() -> tuple[Task, ...]:
    ratios = (Ratio("A", *_between(50, 50)), Ratio("D", *_between(60, 100)))
    window = (DAYS[0], DAYS[-1])
    market = Duty(MARKET)
    pair = (Duty(SAFETY, ("安全生产监管",)),)
    return (
        Task(ONE_ID, "餐饮联合抽查", ("食品安全检查",), ("餐饮",), market, pair, ratios, 45, *window),
        Task(TWO_ID, "价格抽查", ("价格行为检查",), (), market, (), ratios, 30, *window),
        Task(WRITTEN_ID, "年报抽查", ("年报公示检查",), (), market, pair, ratios, 0, *window, on_site=False),
    )


def _small_strata() -> tuple[Stratum, ...]:
    half, risky = Fraction(1, 2), _between(60, 100)
    return (
        Stratum(ONE_ID, "D", 1, 1, 1, (), 1, *risky),
        Stratum(ONE_ID, "A", 4, 4, 2, (), 2, half, half),
        Stratum(TWO_ID, "A", 4, 4, 2, ("F6",), 2, half, half),
        Stratum(WRITTEN_ID, "A", 4, 4, 1, (), 2, half, half),
    )


def large_plan(agencies: int = 20, visits_each: int = 2_000) -> Plan:
    """So many agencies with so many visits each: every visit has two agencies, every trip four visits."""
    names = tuple(f"示例第{a:02d}局" for a in range(agencies))
    total = agencies * visits_each // 2
    days = [date(2026, 10, 1) + timedelta(days=k) for k in range(60)]
    shifts = tuple(Shift(d, half) for d in days for half in ("AM", "PM"))
    pairs = [(names[k % agencies], names[(k + 1) % agencies]) for k in range(agencies)]
    ratio = tuple(Ratio(c, Fraction(1, 2), Fraction(1, 2)) for c in CLASSES)
    tasks = tuple(
        Task(f"T{k:02d}", f"示例任务{k}", (f"第{k}项安全检查", f"第{k}项质量检查"), (), Duty(a), (Duty(b),),
             ratio, 45, days[0], days[-1])
        for k, (a, b) in enumerate(pairs)
    )  # fmt: skip
    firms = tuple(
        Enterprise(f"F{n:06d}", f"示例第{n}号有限责任公司", f"F{n:017d}", "A", town=f"第{n % 9}街道",
                   address=f"示例区示例大道{n}号第{n % 7}幢")
        for n in range(2 * total)
    )  # fmt: skip
    people = tuple(
        Inspector(f"P{a:02d}{n:03d}", f"员{n:03d}", name) for a, name in enumerate(names) for n in range(40)
    )
    groups = [range(k, min(k + 4 * agencies, total), agencies) for b in range(0, total, 4 * agencies)
              for k in range(b, min(b + agencies, total))]  # fmt: skip
    seats = [tuple(Seat(x) for x in pair for _ in (0, 1)) for pair in pairs]
    trips = tuple(
        Trip(t, tuple(g), seats[g[0] % agencies], 200, (), t % len(shifts)) for t, g in enumerate(groups)
    )
    assignments = tuple(
        Assignment(t.id, s, f"P{names.index(seat.agency):02d}{(t.id * 2 + s) % 40:03d}")
        for t in trips
        for s, seat in enumerate(t.seats)
    )
    small, half = small_plan(), Fraction(1, 2)
    return Plan(
        case=Case("2026Q4", "试点区", firms, tuple(Agency(n) for n in names), people, tasks, (), (), (), (),
                  shifts, small.case.rules),
        strata=tuple(
            Stratum(t.id, "A", 2 * total, 2 * total, len(range(k, total, agencies)), (), total, half, half)
            for k, t in enumerate(tasks)
        ),
        secrets=small.secrets,
        firm_seed=small.firm_seed,
        tickets=(),
        draws=tuple(
            DrawnStratum(k, tuple(firms[v].id for v in range(k, total, agencies)),
                         tuple(firms[v].id for v in range(total + k, 2 * total, agencies)))
            for k in range(agencies)
        ),
        visits=tuple(
            Visit(v, firms[v].id, (tasks[v % agencies].id,), pairs[v % agencies][0], pairs[v % agencies],
                  seats[v % agencies], 45, (), 4)
            for v in range(total)
        ),
        trips=trips,
        unserved=(),
        table=(),
        inspector_seed=small.inspector_seed,
        assignments=assignments,
        number=8,
    )  # fmt: skip
