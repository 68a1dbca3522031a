from django.db import models

from evaluation.roster.models.congress import Congress
from evaluation.roster.models.people import User


class UploadedTable(models.Model):
    """A table between its preview and its confirmation; it holds telephone numbers and is removed either way."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="uploaded_tables")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, blank=True)  # chosen by the person; blank: as the header says
    file_name = models.CharField(max_length=120)
    data = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.file_name
