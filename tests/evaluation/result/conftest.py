from tests.evaluation.meeting.conftest import hall, own_keys

__all__ = ["hall", "own_keys"]
