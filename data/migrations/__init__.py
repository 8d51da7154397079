"""The database's versions, one file each in ``versions``; a new one needs that file and nothing else."""
