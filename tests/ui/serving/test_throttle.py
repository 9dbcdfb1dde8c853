"""How soon a password may be tried again."""

from __future__ import annotations

from dossier.ui.serving.throttle import FREE, LONGEST, Throttle

HERE, THERE = "192.0.2.1", "192.0.2.2"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def failing(throttle: Throttle, name: str, address: str, times: int) -> None:
    for _ in range(times):
        assert throttle.wait(name, address) == 0


def test_each_further_try_waits_twice_as_long() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    failing(throttle, "anna", HERE, FREE)
    waits = []
    for _ in range(8):
        waits.append(throttle.wait("anna", HERE))
        assert throttle.wait("anna", HERE) == waits[-1]  # to ask does not make it longer
        clock.now += waits[-1]
        assert throttle.wait("anna", HERE) == 0
    assert waits == [1, 2, 4, 8, 16, 32, LONGEST, LONGEST]


def test_neither_other_names_nor_other_addresses_get_around_it() -> None:
    throttle = Throttle(Clock())
    failing(throttle, "anna", HERE, FREE)
    assert throttle.wait("berta", HERE) > 0
    assert throttle.wait("anna", THERE) > 0
    assert throttle.wait("berta", THERE) == 0


def test_who_succeeded_here_before_is_not_kept_out_by_others() -> None:
    throttle = Throttle(Clock())
    failing(throttle, "anna", HERE, 1)
    throttle.passed("anna", HERE)
    failing(throttle, "anna", THERE, FREE)
    assert throttle.wait("anna", THERE) > 0
    failing(throttle, "anna", HERE, FREE)
    assert throttle.wait("anna", HERE) > 0


def test_a_success_begins_the_count_anew() -> None:
    throttle = Throttle(Clock())
    failing(throttle, "anna", HERE, FREE)
    throttle.passed("anna", HERE)
    failing(throttle, "anna", HERE, FREE)
    assert throttle.wait("anna", HERE) > 0


def test_failures_are_forgotten_in_time() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    failing(throttle, "anna", HERE, FREE)
    clock.now += 3601
    failing(throttle, "anna", HERE, FREE)


def test_addresses_of_one_network_count_together() -> None:
    throttle = Throttle(Clock())
    failing(throttle, "anna", "2001:db8::1", FREE)
    assert throttle.wait("berta", "2001:db8::ffff:2") > 0
    assert throttle.wait("carla", "2001:db8:0:1::1") == 0
    failing(throttle, "dora", "::ffff:192.0.2.9", FREE)
    assert throttle.wait("eva", "192.0.2.9") > 0
    assert throttle.wait("frida", "") == 0
