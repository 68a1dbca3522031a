from evaluation.meeting.models.meeting import Attendee, Meeting, MeetingDeputy, Remark, StepDone

__all__ = ["Attendee", "Meeting", "MeetingDeputy", "Remark", "StepDone"]
