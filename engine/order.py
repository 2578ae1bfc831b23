"""Putting things after what they need."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def sorted_by_need(keys: Iterable[K], need: Callable[[K], Iterable[K]]) -> tuple[list[K], list[K]]:
    """Keys, each after what it needs and otherwise in the given order; and those caught in a cycle."""
    waiting = {key: set(need(key)) for key in keys}
    order: list[K] = []
    done: set[K] = set()
    while ready := [key for key, rest in waiting.items() if rest <= done]:
        for key in ready:
            order.append(key)
            del waiting[key]
        done.update(ready)
    return order, list(waiting)
