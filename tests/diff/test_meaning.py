"""What counts as the meaning of a model."""

from hypothesis import given
from hypothesis import strategies as st

from engine.diff.meaning import meanings, model_meaning, model_words, question_meaning
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import sheet_of
from engine.model import Model
from engine.model.vocabulary import All, AnyOf, Condition, Not
from tests.diff.edits import edited, with_question, with_rule, with_version
from tests.generated import answers, models


@given(st.data())
def test_said_another_way_it_means_the_same(data: st.DataObject) -> None:
    """Conditions turned round and denied twice change no meaning, and no truth."""
    model = data.draw(models())
    rules = tuple(rule.model_copy(update={"when": _turned(rule.when)}) for rule in model.rules)
    other = edited(model, rules=rules)
    assert model_meaning(other) == model_meaning(model)
    sheet = sheet_of(model, data.draw(answers(model)))
    assert assess(other, sheet).rules == assess(model, sheet).rules


def _turned(condition: Condition) -> Condition:
    match condition:
        case All(all=parts):
            made = AnyOf(any=tuple(Not.model_validate({"not": _turned(part)}) for part in reversed(parts)))
            return Not.model_validate({"not": made})
        case AnyOf(any=parts):
            return AnyOf(any=(AnyOf(any=tuple(map(_turned, reversed(parts)))),))
        case Not():
            return Not.model_validate({"not": _turned(condition.not_)})
        case _:
            return condition


def test_words_are_no_meaning(fiets: Model) -> None:
    """Another title changes the words of the model only."""
    other = with_rule(fiets, "FIE-01", title="Anders", why="Daarom.")
    assert model_meaning(other) == model_meaning(fiets)
    assert model_words(other) != model_words(fiets)


def test_a_version_is_neither(fiets: Model) -> None:
    """The same under another version is the same, in meaning and in words."""
    other = with_version(fiets, "9.0.0")
    assert model_meaning(other) == model_meaning(fiets)
    assert model_words(other) == model_words(fiets)


def test_what_a_question_means(fiets: Model) -> None:
    """Its weight and wording leave the meaning of an answer as it is; its points do not, unless all in proportion."""
    name = "licht.voor"
    assert question_meaning(with_question(fiets, name, text="Anders?", weight=5), name) == question_meaning(fiets, name)
    assert question_meaning(with_question(fiets, name, allow_na=True), name) != question_meaning(fiets, name)
    for factor, same in ((2, True), (0, False)):
        points = [factor * (option.points or 0) + 4 for option in fiets.questions[name].options]
        points[-1] += factor == 0
        options = tuple(
            option.model_copy(update={"points": value})
            for option, value in zip(fiets.questions[name].options, points, strict=True)
        )
        other = with_question(fiets, name, options=options)
        assert (question_meaning(other, name) == question_meaning(fiets, name)) is same


def test_a_weight_changes_the_scale_that_counts_it(fiets: Model) -> None:
    """Of all scales only that one means something else."""
    before, after = meanings(fiets), meanings(with_question(fiets, "licht.achter", weight=7))
    assert {key for key in before if before[key] != after[key]} == {("question", "licht.achter"), ("scale", "licht")}
