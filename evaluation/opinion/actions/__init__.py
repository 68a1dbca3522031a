from evaluation.opinion.actions.add_opinion import add_opinion
from evaluation.opinion.actions.close_collection import close_collection, reopen_collection
from evaluation.opinion.actions.import_opinions import OpinionRow, import_opinions
from evaluation.opinion.actions.make_poster import close_poster, make_poster
from evaluation.opinion.actions.post_opinion import Posted, post_opinion
from evaluation.opinion.actions.say_settled import look_up, say_settled
from evaluation.opinion.actions.sift_opinion import gather_topic, keep_opinion, set_aside_opinion

__all__ = [
    "OpinionRow",
    "Posted",
    "add_opinion",
    "close_collection",
    "close_poster",
    "gather_topic",
    "import_opinions",
    "keep_opinion",
    "look_up",
    "make_poster",
    "post_opinion",
    "reopen_collection",
    "say_settled",
    "set_aside_opinion",
]
