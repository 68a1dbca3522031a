from evaluation.opinion.models.opinion import Opinion, OpinionPoster, OpinionTopic

__all__ = ["Opinion", "OpinionPoster", "OpinionTopic"]
