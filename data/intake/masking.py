"""Personal numbers made unreadable before anything is shown, stored or written."""

from __future__ import annotations

import re

_PHONE = re.compile(r"(?<![0-9A-Za-z])(?:\+?86[- ]?)?(1[3-9]\d)\d{8}(?![0-9A-Za-z])")
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])([1-8]\d{2})\d{3}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"\d{3}[0-9Xx](?![0-9A-Za-z])"
)
_PRIVATE = re.compile(r"手机|电话|联系方式|身份证|居民证|^证件号码?$|事由|原因|理由")


def masked(words: str) -> str:
    """The text with every mobile phone number and identity number cut to its first three digits.

    >>> masked("联系人 13800001111")
    '联系人 138****'
    """
    return _IDENTITY.sub(r"\1****", _PHONE.sub(r"\1****", words)) if len(words) > 10 else words


def is_private(heading: str) -> bool:
    """Whether a column holds phone numbers, identity numbers or reasons of absence."""
    return bool(_PRIVATE.search(heading)) and "执法" not in heading


def hidden(words: str) -> str:
    """A private cell as it may be shown: the first three digits of a long number, else nothing."""
    if not words:
        return ""
    return f"{words[:3]}****" if len(words) > 6 and words[:3].isdigit() else "****"
