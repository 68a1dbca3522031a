from django.apps import AppConfig


class MeetingConfig(AppConfig):
    name = "evaluation.meeting"
    label = "meeting"

    def ready(self) -> None:
        from evaluation.meeting.vouching import vouch  # noqa: PLC0415 - models are there only now
        from voting.doors import vouch_by  # noqa: PLC0415

        vouch_by(vouch)
