"""BLS signatures over BLS12-381 (draft-irtf-cfrg-bls-signature, section 2.7), on py-ecc's curve arithmetic.

py-ecc is an extra of this program, since only who draws by drand needs it; all of it is loaded in here.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from importlib import import_module
from typing import Any, TypeAlias

Point: TypeAlias = Any
"""A point in py-ecc's projective coordinates, on G1 or G2."""

ON_G1, ON_G2 = 48, 96
"""Lengths of compressed points, in bytes."""


def signed(key: bytes, message: bytes, signature: bytes, domain: bytes) -> bool:
    """Whether the key's owner signed the message; ImportError where py-ecc is not installed.

    Keys and signatures are compressed points, one of the two on G1 and the other on G2. False as well for
    bytes that are no point, the point at infinity, and points outside the group of prime order.
    """
    curve, hashing = _library("optimized_bls12_381"), _library("bls.hash_to_curve")
    try:
        public, sealed = _point(key), _point(signature)
    except ValueError:
        return False
    if len(signature) == ON_G1:
        hashed = hashing.hash_to_G1(message, domain, sha256)
        pairs = (curve.G2, sealed), (public, curve.neg(hashed))
    else:
        hashed = hashing.hash_to_G2(message, domain, sha256)
        pairs = (sealed, curve.neg(curve.G1)), (hashed, public)
    first, second = (curve.pairing(on_g2, on_g1, final_exponentiate=False) for on_g2, on_g1 in pairs)
    return bool(curve.final_exponentiate(first * second) == curve.FQ12.one())


def _library(name: str) -> Any:  # noqa: ANN401  # asked for by name, so that types do not depend on the extra
    """One of py-ecc's modules."""
    deep = sys.getrecursionlimit()
    try:
        return import_module(f"py_ecc.{name}")
    finally:  # py-ecc raises the limit a hundredfold, and then deeply nested input kills the process
        sys.setrecursionlimit(deep)


def _point(raw: bytes) -> Point:
    """The point in compressed bytes; ValueError for anything that can be neither key nor signature."""
    curve, compression = _library("optimized_bls12_381"), _library("bls.point_compression")
    numbers = [int.from_bytes(raw[at : at + ON_G1], "big") for at in range(0, len(raw), ON_G1)]
    if len(raw) == ON_G1:
        point = compression.decompress_G1(numbers[0])
    elif len(raw) == ON_G2:
        point = compression.decompress_G2((numbers[0], numbers[1]))
    else:
        raise ValueError(len(raw))
    if curve.is_inf(point) or not curve.is_inf(curve.multiply(point, curve.curve_order)):
        raise ValueError(raw.hex())
    return point
