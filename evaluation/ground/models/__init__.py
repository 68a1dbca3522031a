from evaluation.ground.models.audit import AuditEvent
from evaluation.ground.models.deadline import Deadline
from evaluation.ground.models.errand import Errand
from evaluation.ground.models.notice import Call, GroupChat, Notice

__all__ = ["AuditEvent", "Call", "Deadline", "Errand", "GroupChat", "Notice"]
