"""What a table that was read would change: shown before anything is saved, and then saved as shown."""

from evaluation.roster.comparing.preview import Preview, preview_of
from evaluation.roster.comparing.steps import Change, Step

__all__ = ["Change", "Preview", "Step", "preview_of"]
