"""The officers' lottery: who may sit where, with what probability, and the public draw that decides it."""
