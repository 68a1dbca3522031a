"""Writes what a preview showed. Only the act `import_roster` calls this, inside its transaction."""

from evaluation.roster.saving.deputies import save_deputies
from evaluation.roster.saving.others import save_attendance, save_voters

__all__ = ["save_attendance", "save_deputies", "save_voters"]
