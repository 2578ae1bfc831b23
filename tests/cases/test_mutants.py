"""Whether the cases notice a change, told without running the changed model as a whole."""

from pathlib import Path

from engine.cases import differences
from engine.cases.expected import expected
from engine.cases.mutants import Judge, Mutant, mutants
from engine.cases.running import table_of
from engine.load.loader import load
from engine.model import Model
from engine.model.ruleset import Case
from tests.conftest import FIETS


def changed(model: Model, mutant: Mutant) -> Model:
    """The model with the change in it."""
    fields = {name: getattr(model, name) for name in Model.model_fields}
    if mutant.rung is None:
        fields["rules"] = tuple(
            rule.model_copy(update={"when": mutant.change.whole}) if rule.id == mutant.name else rule
            for rule in model.rules
        )
    else:
        ladder = model.ladder[mutant.name]
        rungs = list(ladder.rungs)
        rungs[mutant.rung] = rungs[mutant.rung].model_copy(update={"when": mutant.change.whole})
        fields["ladders"] = (ladder.model_copy(update={"rungs": tuple(rungs)}),)
    return Model.model_construct(**fields)


def cases_of(folder: Path) -> tuple[Model, list[Case]]:
    """A model and its cases."""
    model, placed = load(folder)
    return model, [one.value for one in placed]


def test_a_change_is_noticed_when_the_changed_model_fails_a_case() -> None:
    """For every change, what follows from only what it touches is what running the whole changed model gives."""
    model, cases = cases_of(FIETS)
    judge = Judge(table_of(model, cases), expected(model, cases))
    found = [(mutant, judge.notices(mutant)) for mutant in mutants(model)]
    assert [(m, noticed) for m, noticed in found if noticed is not any(differences(changed(model, m), cases))] == []
    assert {noticed for _, noticed in found} == {True, False}


def test_what_already_fails_is_no_notice(fiets: Model) -> None:
    """A case that is wrong before the change notices nothing by being wrong after it."""
    wrong = Case(case="fout", answers={"licht.voor": "goed", "banden.druk": 3}, fires=("FIE-02",))
    judge = Judge(table_of(fiets, [wrong]), expected(fiets, [wrong]))
    assert not any(judge.notices(mutant) for mutant in mutants(fiets))


def test_in_which_cases_it_is_another(fiets: Model) -> None:
    """A change that no case expects anything of may still show in one."""
    _, cases = cases_of(FIETS)
    bare = [case.model_copy(update={"fires": (), "exactly": False}) for case in cases]
    judge = Judge(table_of(fiets, bare), expected(fiets, bare))
    (turned,) = [m for m in mutants(fiets) if m.name == "FIE-03" and m.change.kind == "not"]
    assert judge.differs(turned) == 0b11
