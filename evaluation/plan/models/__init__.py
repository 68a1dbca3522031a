from evaluation.plan.models.assessment import Assessment
from evaluation.plan.models.closing import Closing
from evaluation.plan.models.plan import Amendment, ContentItem, Plan, ScheduleEntry

__all__ = ["Amendment", "Assessment", "Closing", "ContentItem", "Plan", "ScheduleEntry"]
