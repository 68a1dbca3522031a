from evaluation.meeting.models.meeting import Attendee, Meeting, MeetingDeputy, Remark, StepDone
from evaluation.meeting.models.words import HostWords

__all__ = ["Attendee", "HostWords", "Meeting", "MeetingDeputy", "Remark", "StepDone"]
