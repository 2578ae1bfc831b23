"""Cases that are like another one: the same answers, but for those that they give themselves."""

from dataclasses import replace

from engine.load.draft import Draft, Placed
from engine.order import sorted_by_need
from engine.problem import Problem
from engine.text import nearest


def likened(draft: Draft) -> list[Problem]:
    """Give every case that is like another the answers of that one beside its own; the problems with that."""
    titled: dict[str, list[Placed]] = {}
    for placed in draft.cases:
        titled.setdefault(placed.value.case, []).append(placed)
    problems = [problem for placed in draft.cases for problem in _problems(placed, titled)]
    if problems:
        return problems
    base = {id(placed): titled[placed.value.like][0] for placed in draft.cases if placed.value.like is not None}
    placed_by = {id(placed): placed for placed in draft.cases}
    order, caught = sorted_by_need(placed_by, lambda key: {id(base[key])} if key in base else set())
    if caught:
        fact = "deze casus lijkt in een kring op zichzelf."
        return [placed_by[caught[0]].problem(("like",), "E114", fact, "Schrijf bij één casus alle antwoorden uit.")]
    full: dict[int, Placed] = {}
    for key in order:
        placed = full[key] = placed_by[key]
        if key in base:
            answers = {**full[id(base[key])].value.answers, **placed.value.answers}
            full[key] = replace(placed, value=placed.value.model_copy(update={"answers": answers}))
    draft.cases[:] = [full[id(placed)] for placed in draft.cases]
    return []


def _problems(placed: Placed, titled: dict[str, list[Placed]]) -> list[Problem]:
    case = placed.value
    if case.like is None:
        return []
    found = []
    others = titled.get(case.like, [])
    if not others:
        near = nearest(case.like, titled)
        hint = f"Bedoelde u '{near}'?" if near else "Geef de titel van een andere casus."
        found.append(placed.problem(("like",), "E118", f"er is geen casus '{case.like}'.", hint))
    if len(others) > 1:
        fact = f"er is meer dan één casus '{case.like}'."
        found.append(placed.problem(("like",), "E118", fact, "Geef ze elk een eigen titel."))
    for name in case.answers:
        if name.endswith(".*"):
            fact = f"'{name}' mag niet in een casus die op een andere lijkt."
            found.append(placed.problem(("answers", name), "E118", fact, "Noem de vragen voluit.", key=True))
    return found
