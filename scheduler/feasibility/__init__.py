"""Do officers suffice?  What is short, in one sentence, and what would help, each remedy tried out.

docs/explanation/feasibility.md tells the whole.
"""
