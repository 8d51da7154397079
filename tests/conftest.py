"""What holds for every test."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Same examples in every run and on every machine: a red test stays red until it is mended.  A slow machine is
# not a defect, so nothing is judged by the clock.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")
