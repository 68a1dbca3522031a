"""Who is due, who is here, and whether that is enough. Pure: no Django, no clock."""

from dataclasses import dataclass

from evaluation.plan.parameters import Threshold


@dataclass(frozen=True, slots=True)
class Attendance:
    """Figures of those who vote (应到、实到、请假), and of everybody else beside them."""

    due: int
    present: int
    leave: int
    others_due: int
    others_present: int

    @property
    def missing(self) -> int:
        return self.due - self.present - self.leave

    def enough(self, quorum: Threshold) -> bool:
        """Whether those who vote are numerous enough (house default: more than half of all members)."""
        return quorum.met(self.present, self.due)


def fewest(quorum: Threshold, due: int) -> int:
    """The smallest number present that is enough."""
    return next((count for count in range(due + 1) if quorum.met(count, due)), due + 1)
