"""What leaves: the agencies' workbooks, the planner's workbook, the draw record, the bundles, the plan file.

The workbooks are always in Chinese; they are papers of Chinese offices.  No phone number or identity
number is ever in them, and no firm's credit class stands beside its name.
"""

from __future__ import annotations

from data.papers.folder import Proof, export
from data.papers.summary import Summary, summary

__all__ = ["Proof", "Summary", "export", "summary"]
