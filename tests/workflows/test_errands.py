"""One errand from waiting to its end. What needs a real worker stands in test_killed_worker.py."""

from datetime import timedelta

import pytest
from django.utils import timezone

from documents.errors import Refusal
from evaluation.ground import bell
from evaluation.ground.models import Errand
from workflows.errands import claim, registry, sweeper
from workflows.errands.registry import NotSent, Style, runner
from workflows.errands.run import run, run_due
from workflows.errands.work import Work

pytestmark = pytest.mark.django_db
State = Errand.State


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_runners", dict(registry._runners))


def send(kind: str, key: str = "one") -> Errand:
    return bell.send(kind=kind, key=key, congress_id=None)


def state_of(errand: Errand) -> str:
    errand.refresh_from_db()
    return errand.state


def test_runs_once_however_often_the_bell_rings() -> None:
    seen: list[str] = []

    @runner("test.once")
    def note(work: Work) -> None:
        seen.append(work.errand.key)

    errand = send("test.once")
    assert send("test.once") == errand
    assert [run(errand.pk), run(errand.pk)] == [True, False]
    assert (seen, state_of(errand)) == (["one"], State.DONE)


def test_is_left_alone_before_it_is_due() -> None:
    errand = bell.send(kind="test.later", key="later", congress_id=None, due_at=timezone.now() + timedelta(minutes=1))
    assert run(errand.pk) is False
    assert state_of(errand) == State.WAITING


def test_a_short_errand_that_fails_leaves_nothing_behind_and_waits_for_another_attempt() -> None:
    @runner("test.breaks", attempts=2)
    def breaks(work: Work) -> None:
        send("test.child", "child")
        message = f"attempt {work.errand.attempts}"
        raise ValueError(message)

    errand = send("test.breaks")
    run(errand.pk)
    assert state_of(errand) == State.WAITING
    assert errand.due_at > timezone.now() + timedelta(seconds=5)
    assert not Errand.objects.filter(kind="test.child").exists()

    Errand.objects.update(due_at=timezone.now())
    run(errand.pk)
    assert state_of(errand) == State.FAILED
    assert "program" in errand.trouble
    assert "attempt" not in errand.trouble


def test_a_refusal_is_final_and_its_sentences_are_kept() -> None:
    @runner("test.refused")
    def refuse(_work: Work) -> None:
        raise Refusal(what="The plan is closed.", now="Open a new plan.")

    errand = send("test.refused")
    run(errand.pk)
    assert (state_of(errand), errand.trouble) == (State.FAILED, "The plan is closed. Open a new plan.")


def test_a_kind_that_nobody_runs_fails_with_a_sentence() -> None:
    errand = send("test.nobody")
    run(errand.pk)
    assert state_of(errand) == State.FAILED
    assert errand.trouble


def test_long_work_shows_progress_and_ends_in_one_transaction() -> None:
    shown: list[tuple[int, int]] = []

    @runner("test.papers", style=Style.LONG)
    def papers(work: Work) -> registry.Ending:
        work.progress(0, 3)
        work.progress(3, 3)
        shown.extend(Errand.objects.filter(pk=work.errand.pk).values_list("done", "of"))
        return lambda: send("test.child", "made")

    errand = send("test.papers")
    run(errand.pk)
    assert shown == [(3, 3)]
    assert state_of(errand) == State.DONE
    assert Errand.objects.filter(key="made").exists()


def test_who_lost_the_claim_changes_nothing_any_more() -> None:
    @runner("test.slow", style=Style.LONG)
    def slow(work: Work) -> registry.Ending:
        # the lease runs out, and another worker takes over
        Errand.objects.filter(pk=work.errand.pk).update(claimed_at=timezone.now() - claim.lease() * 2)
        sweeper.free_dead_claims()
        assert claim.claim(work.errand.pk) is not None
        return lambda: send("test.child", "doubled")

    errand = send("test.slow")
    run(errand.pk)
    assert (state_of(errand), errand.attempts) == (State.CLAIMED, 2)
    assert not Errand.objects.filter(key="doubled").exists()


def test_the_sweeper_frees_a_dead_claim_and_rings_for_all_that_is_due() -> None:
    @runner("test.inside")
    def inside(_work: Work) -> None: ...

    errand, rung = send("test.inside"), list[int]()
    assert claim.claim(errand.pk)
    sweeper.sweep(rung.append)
    assert rung == []

    Errand.objects.update(claimed_at=timezone.now() - claim.lease() * 2)
    sweeper.sweep(rung.append)
    assert rung == [errand.pk]


def test_an_errand_that_kills_its_workers_is_given_up() -> None:
    @runner("test.poison", attempts=2)
    def poison(_work: Work) -> None: ...

    errand = send("test.poison")
    for _ in range(2):
        assert claim.claim(errand.pk)
        Errand.objects.update(claimed_at=timezone.now() - claim.lease() * 2)
        sweeper.free_dead_claims()
    assert state_of(errand) == State.FAILED


def test_what_died_on_its_way_out_is_uncertain_and_never_sent_again() -> None:
    sent: list[int] = []

    @runner("test.mail", style=Style.OUTSIDE)
    def mail(work: Work) -> None:
        sent.append(work.errand.pk)

    errand, rung = send("test.mail"), list[int]()
    assert claim.claim(errand.pk)
    Errand.objects.update(claimed_at=timezone.now() - claim.lease() * 2)
    sweeper.sweep(rung.append)
    assert (state_of(errand), rung, run(errand.pk), sent) == (State.UNCERTAIN, [], False, [])


def test_a_connection_that_breaks_while_sending_is_uncertain_a_refused_one_is_tried_again() -> None:
    @runner("test.breaks_off", style=Style.OUTSIDE)
    def breaks_off(_work: Work) -> None:
        raise TimeoutError

    @runner("test.closed_door", style=Style.OUTSIDE)
    def closed_door(_work: Work) -> None:
        raise NotSent

    torn, closed = send("test.breaks_off", "torn"), send("test.closed_door", "closed")
    run(torn.pk)
    run(closed.pk)
    assert (state_of(torn), state_of(closed)) == (State.UNCERTAIN, State.WAITING)


def test_everything_due_runs_until_nothing_is() -> None:
    seen: list[str] = []

    @runner("test.chain")
    def chain(work: Work) -> None:
        seen.append(work.errand.key)
        if len(seen) < 3:
            send("test.chain", f"next {len(seen)}")

    send("test.chain")
    assert run_due() == 3
    assert seen == ["one", "next 1", "next 2"]


def test_a_round_that_fails_does_not_silence_the_sweeper(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def broken() -> None:
        raise OSError

    monkeypatch.setattr(sweeper, "_rounds", [broken, lambda: heard.append("second")])
    errand, rung = send("test.any"), list[int]()
    sweeper.sweep(rung.append)
    assert (heard, rung) == (["second"], [errand.pk])


def test_the_waits_grow_up_to_an_hour() -> None:
    waits = [claim.backoff(n).total_seconds() for n in range(1, 8)]
    assert waits == [10, 40, 160, 640, 2560, 3600, 3600]
