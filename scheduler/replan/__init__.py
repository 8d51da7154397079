"""A new timetable after the draw that keeps what is drawn and moves as little as possible."""

from scheduler.replan.replan import replan
from scheduler.replan.values import Change, Move, OpenSeat, Proposal, Score

__all__ = ["Change", "Move", "OpenSeat", "Proposal", "Score", "replan"]
