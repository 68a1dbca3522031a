"""Notices on their way outside: e-mail, the robots of work groups, and the list of calls for everybody else."""
