"""The processes of a year. A flow reads like the procedure; what is true is asked of `readings`, what is done are acts.

Names of flows and steps stand in rows: never rename or move one without a data migration, never inherit a
flow, and when a new year's rules change the order of work, write a new file.
"""

from workflows.flows.cycle import CycleFlow
from workflows.flows.outcome import OutcomeFlow
from workflows.flows.rectification import RectificationFlow
from workflows.flows.report import ReportFlow

FLOWS = (CycleFlow, ReportFlow, OutcomeFlow, RectificationFlow)

__all__ = ["FLOWS", "CycleFlow", "OutcomeFlow", "RectificationFlow", "ReportFlow"]
