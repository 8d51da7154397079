"""The plan as bytes: canonical rows, digests, commitments and the auditor's file (docs/reference/protocol.md)."""
