"""What no answers can bring about, or all of them do. Decided by a solver, not guessed."""

from collections.abc import Iterator

from engine.check.entries import Content, Warned, warned
from engine.model.vocabulary import All, AnyOf, Applicable, Concluded, Condition, Level
from engine.solve.survey import Survey
from engine.words.sentence import sentence


def never_warnings(content: Content, survey: Survey) -> Iterator[Warned]:
    """W103, W201, W202, W205 and W206."""
    model = content.model
    for name, entry in content.questions.items():
        if survey.impossible([Applicable(applicable=name)]):
            yield warned(entry, "W103", f"vraag '{name}' wordt aan niemand gesteld.")
    for name, entry in content.rules.items():
        if survey.impossible([entry.value.when]):
            hint = _clash(content, survey, entry.value.when)
            yield warned(entry, "W201", f"'{name}' kan bij geen enkel stel antwoorden afgaan.", hint, ("when",))
        elif survey.impossible(fails=[entry.value.when]):
            yield warned(entry, "W202", f"'{name}' gaat bij elk stel antwoorden af.", at=("when",))
    for (ladder, number), entry in content.rungs.items():
        if survey.impossible([Level(level=ladder, at_least=number)]):
            yield warned(entry, "W206", f"trede {number} van '{ladder}' is met geen enkel stel antwoorden te halen.")
    asking: dict[str, list[Condition]] = {}
    for rule in model.rules:
        for name in rule.items:
            asking.setdefault(name, []).append(Concluded(concluded=rule.id))
    for name, conditions in asking.items():
        item = model.item[name]
        suits, done = [item.suits] if item.suits else [], [item.done_when] if item.done_when else []
        if (suits or done) and survey.impossible([AnyOf(any=tuple(conditions)), *suits], done):
            fact = f"wie '{name}' aangeraden krijgt, valt altijd buiten 'suits' of is volgens 'done_when' al klaar."
            yield warned(content.items[name], "W205", fact)


def _clash(content: Content, survey: Survey, condition: Condition) -> str:
    """The fewest parts of an ``all`` that cannot hold together."""
    parts = list(condition.all) if isinstance(condition, All) else [condition]
    for part in list(parts):
        rest = [p for p in parts if p is not part]
        if rest and survey.impossible(rest):
            parts = rest
    return f"Het kan niet dat {sentence(content.model, All(all=tuple(parts)))}."
