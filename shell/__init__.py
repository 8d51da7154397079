"""What every terminal command shares: the screen, and how a command is run (docs/adr/0005)."""
