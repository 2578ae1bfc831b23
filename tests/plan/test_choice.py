"""The choice of workforms is the best there is."""

from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from engine.plan.choice import Block, Option, Value, best, least


@st.composite
def blocks(draw: st.DrawFn) -> list[Block]:
    """A few blocks with up to five options each."""
    made = []
    for i in range(draw(st.integers(0, 3))):
        options: list[Option] = []
        for j in range(draw(st.integers(1, 5))):
            names = [option.name for option in options]
            options.append(
                Option(
                    f"{i}-{j}",
                    draw(st.integers(1, 9)) * 5,
                    frozenset(draw(st.sets(st.sampled_from("abc"), max_size=2))),
                    draw(st.integers(0, 2)),
                    draw(st.integers(1, 3)),
                    frozenset(draw(st.sets(st.sampled_from(names), max_size=1))) if names else frozenset(),
                )
            )
        choose = draw(st.sampled_from(["any", "one"]))
        if choose == "one":
            options = [Option(o.name, o.minutes, o.goals, o.reasons, o.weight) for o in options]
        most, count = draw(st.none() | st.integers(10, 60)), draw(st.none() | st.integers(1, 3))
        made.append(Block(tuple(options), choose, most if choose == "any" else None, count))
    return made


def brute(block: Block) -> Iterator[list[Option]]:
    """Every subset that the block allows, straight from what its fields mean."""
    for keep in product([False, True], repeat=len(block.options)):
        chosen = [option for option, kept in zip(block.options, keep, strict=True) if kept]
        if block.choose == "one" and len(chosen) != 1:
            continue
        if block.choose == "any" and block.count is not None and len(chosen) > block.count:
            continue
        if block.most is not None and sum(o.minutes for o in chosen) > block.most:
            continue
        if all(need in {o.name for o in chosen} for o in chosen for need in o.needs):
            yield chosen


def worth(chosen: list[Option]) -> Value:
    """The documented value of a set."""
    goals = {goal for option in chosen for goal in option.goals}
    return Value(
        len(goals), sum(o.reasons for o in chosen), sum(o.weight for o in chosen), sum(o.minutes for o in chosen)
    )


@given(blocks(), st.integers(0, 120))
def test_nothing_better_fits(made: list[Block], minutes: int) -> None:
    """Against every choice there is."""
    every = [[o for part in parts for o in part] for parts in product(*(list(brute(block)) for block in made))]
    fits = [chosen for chosen in every if sum(o.minutes for o in chosen) <= minutes]
    found = best(made, minutes)
    if not fits:
        assert found is None
        return
    assert found is not None
    assert found.value == max(worth(chosen) for chosen in fits)
    by_name = {option.name: option for block in made for option in block.options}
    taken = [by_name[name] for names in found.taken for name in names]
    assert worth(taken) == found.value
    assert taken in fits


@given(blocks())
def test_the_least_is_enough_and_no_more(made: list[Block]) -> None:
    """In so many minutes something fits; in one fewer nothing does."""
    needed = least(made)
    found = best(made, needed)
    assert found is not None
    assert any(found.taken) or not any(list(block.sets())[1:] for block in made)
    if needed:
        fewer = best(made, needed - 1)
        assert fewer is None or not any(fewer.taken)


def test_goals_go_before_minutes() -> None:
    """One that serves a goal is better than two that serve none; a goal counts once."""
    long, short, other = Option("lang", 40, frozenset("a")), Option("kort", 20), Option("ook", 20)
    assert best([Block((short, other, long))], 40) is not None
    found = best([Block((short, other, long))], 40)
    assert found is not None
    assert found.taken == (("lang",),)
    twice = best([Block((long, Option("nog", 20, frozenset("a")), other))], 40)
    assert twice is not None
    assert twice.taken == (("nog", "ook"),)
