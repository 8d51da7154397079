"""The second engine: rules of any shape, and one complete roster drawn from a published list of rosters.

Read ``rules`` (what can be asked), ``leximin`` (how the list is made) and ``lot`` (how one is drawn).
What it promises, and what it cannot, is in docs/explanation/rosters.md.
"""
