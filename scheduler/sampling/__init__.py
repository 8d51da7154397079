"""Drawing the firms: frames, sizes, numbers, order (docs/reference/protocol.md §4 and §5)."""
