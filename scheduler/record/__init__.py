"""The plan as bytes: canonical rows, digests, commitments, the plan file (docs/reference/protocol.md)."""
