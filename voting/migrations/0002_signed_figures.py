from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Q, Sum

SIGNED = ("certified", "announced", "held")


def fill(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """What was signed before this column was there."""
    session = apps.get_model("voting", "Session")
    for signed in session.objects.filter(state__in=SIGNED):
        sums = signed.channels.aggregate(issued=Sum("issued", default=0), returned=Sum("returned", default=0))
        session.objects.filter(pk=signed.pk).update(**sums)


class Migration(migrations.Migration):
    dependencies = [("voting", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="session",
            name="issued",
            field=models.PositiveIntegerField(default=0, verbose_name="issued"),
        ),
        migrations.AddField(
            model_name="session",
            name="returned",
            field=models.PositiveIntegerField(default=0, verbose_name="returned"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=~Q(state__in=SIGNED)
                | Q(returned__lte=F("issued"), issued__lte=F("present"), present__lte=F("due"), box_faults=0),
                name="voting_session_signed_adds_up",
            ),
        ),
    ]
