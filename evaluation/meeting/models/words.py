from django.db import models

from evaluation.roster.models import Congress


class HostWords(models.Model):
    """What the host of this office says at one kind of step, in place of the house's sentence."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="host_words")
    step = models.CharField(max_length=16)
    text = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "step"], name="one_wording_a_step")]

    def __str__(self) -> str:
        return f"{self.step}: {self.text}"
