"""Cases that cannot go wrong, and cases that stand there twice."""

from collections.abc import Iterator

from engine.cases.answers import answers_of
from engine.check.entries import Content, Warned, warned
from engine.evaluate.sheet import Given, Mark
from engine.load.draft import Placed
from engine.model import Model
from engine.model.ruleset import Case


def case_warnings(content: Content) -> Iterator[Warned]:
    """W501 and W502."""
    told = [(p, _told(content.model, p.value)) for p in content.draft.cases]
    same: dict[frozenset[tuple[str, Given]], list[Placed]] = {}
    for entry, answers in told:
        case = entry.value
        if not _matters(content.model, case, set(answers)):
            yield warned(entry, "W501", f"niets in casus '{case.case}' hangt af van de antwoorden.", at=("case",))
        same.setdefault(frozenset(answers.items()), []).append(entry)
    for entries in same.values():
        for entry in entries:
            wider = [e for e in entries if e is not entry and _within(entry.value, e.value)]
            # Of two that expect the same, the first stays.
            doubles = [e for e in wider if not _within(e.value, entry.value) or entries.index(e) < entries.index(entry)]
            if doubles:
                other = doubles[0].problem(("case",), "", "")
                fact = f"casus '{entry.value.case}' staat ook in {other.file}:{other.line}."
                yield warned(entry, "W502", fact, at=("case",))


def _told(model: Model, case: Case) -> dict[str, Given]:
    """What the case knows: a "weet ik niet" is as good as a blank."""
    return {name: given for name, given in answers_of(model, case).items() if given is not Mark.DONT_KNOW}


def _matters(model: Model, case: Case, told: set[str]) -> bool:
    """Something that the case expects looks at one of its answers; what is to stay open needs none."""
    if case.open or (case.exactly and told):
        return True
    rules = {*case.fires, *case.silent}
    for question in told:
        touched = model.dependencies.touched(question)
        if not rules.isdisjoint(touched.rules) or not touched.ladders.isdisjoint(case.level):
            return True
    return False


def _within(one: Case, other: Case) -> bool:
    """Whether the other expects all that this one expects, and perhaps more."""
    return (
        set(one.fires) <= set(other.fires)
        and set(one.silent) <= set(other.silent)
        and set(one.open) <= set(other.open)
        and one.level.items() <= other.level.items()
        and one.exactly <= other.exactly
    )
