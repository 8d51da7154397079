"""Compiling the few inner loops that are worth it; importing this module takes a second, so import it late.

A compiled function is plain Python over whole numbers and arrays of them, and stays so: ``twin`` gives the
same function back uncompiled, and tests hold the two bit-identical.  Reordered arithmetic stays off.

What is kept on disk is thought fresh as long as the function's own file is unchanged.  Whoever edits a
compiled function in a checkout removes the ``*.nb?`` files of all that call it; a wheel is new throughout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from numba import njit

if TYPE_CHECKING:
    from collections.abc import Callable

Function = TypeVar("Function", bound="Callable[..., object]")


def compiled(function: Function) -> Function:
    """The function, compiled when first called; the result is kept on disk where a folder can be written."""
    try:
        return cast("Function", njit(cache=True, fastmath=False)(function))
    except RuntimeError:  # nowhere to keep it: a read-only installation and no home
        return cast("Function", njit(fastmath=False)(function))


def twin(function: Function) -> Function:
    """The same function in plain Python."""
    return cast("Function", function.py_func)  # type: ignore[attr-defined]


def side_by_side(function: Function) -> Function:
    """The same, with the rounds of its ``prange`` loop on all processors; they must share nothing."""
    try:
        return cast("Function", njit(cache=True, fastmath=False, parallel=True)(function))
    except RuntimeError:
        return cast("Function", njit(fastmath=False, parallel=True)(function))
