from evaluation.archive.actions.ask import ask_for_papers, ask_for_sealing
from evaluation.archive.actions.destroy_material import destroy_material
from evaluation.archive.actions.keep_kit import keep_kit
from evaluation.archive.actions.keep_paper import keep_paper
from evaluation.archive.actions.keep_papers import keep_papers
from evaluation.archive.actions.report_upward import report_upward
from evaluation.archive.actions.seal_bundle import correct_bundle, seal_bundle
from evaluation.archive.actions.take_template import give_up_template, take_template

__all__ = [
    "ask_for_papers",
    "ask_for_sealing",
    "correct_bundle",
    "destroy_material",
    "give_up_template",
    "keep_kit",
    "keep_paper",
    "keep_papers",
    "report_upward",
    "seal_bundle",
    "take_template",
]
