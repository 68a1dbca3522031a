from evaluation.opinion.models.closing import CollectionClosing
from evaluation.opinion.models.opinion import Opinion, OpinionPoster, OpinionTopic

__all__ = ["CollectionClosing", "Opinion", "OpinionPoster", "OpinionTopic"]
