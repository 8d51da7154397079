"""Use cases: load → verb → save, one transaction each; every shell calls these and nothing deeper."""
