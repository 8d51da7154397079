"""What cannot hold together, said before any seed exists, each with its cheapest ways out.

============================  =====  =========================================================
function                      code   sentence
============================  =====  =========================================================
caps_leave_enough_firms       Q01    caps leave as many firms as the ratio asks for
due_firms_may_be_visited      Q02    a firm due under a floor is not closed by a cap
overall_floor_is_reached      Q03    ratios' ceilings allow the overall floor
interval_holds_a_number       Q04    an interval of ratios holds a whole number of firms
stratum_is_not_tiny           Q05    a stratum is large enough that a lot means something
riskier_is_drawn_more         Q06    a riskier class has no smaller ratio
agency_has_two_officers       Q07    every agency has two officers with valid cards
qualification_is_held         Q08    every qualification asked for is held by someone
items_are_on_the_catalogue    Q10    tasks hold only items of the catalogue
items_may_be_drawn            Q11    no item is on the negative list
task_lies_in_the_plan         Q12    a task's dates lie within the plan's days
agencies_fit_one_visit        Q13    a task has no more agencies than one visit may hold
lead_can_be_told              Q14    a vertically managed agency is invited, not made to lead
check_fits_a_shift            Q15    one check fits into one shift
task_has_firms                Q16    a task has firms in scope
plan_has_tasks                Q18    some task falls into the quarter
task_lies_in_the_plan         Q19    a task's dates hold a working day of the plan
officers_suffice              U1…    an agency can give the half days that any draw asks of it
============================  =====  =========================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.conflicts import people, ratios, tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.errors import Problem
    from scheduler.sampling.strata import Layer
    from scheduler.values.case import Case
    from scheduler.values.plan import Stratum


def conflicts(case: Case, layers: Sequence[Layer], strata: Sequence[Stratum]) -> tuple[Problem, ...]:
    """Everything that speaks against drawing this case as it stands; "fatal" ones forbid it."""
    return (
        *tasks.conflicts(case, layers),
        *ratios.conflicts(case, layers, strata),
        *people.conflicts(case, strata),
    )
