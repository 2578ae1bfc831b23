"""Why: down to the answers, and to the questions that would decide."""

from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Mark, sheet_of
from engine.model import Manifest, Model
from engine.model.questionnaire import Option, Question, Questionnaire, Section
from engine.model.ruleset import Rule
from engine.model.vocabulary import Answer, AnyOf
from engine.outcome.explain import deciding, explained, given_text, supporting


def test_a_long_chain_of_questions_is_followed_once() -> None:
    """Each question waits for either of the two before it; only the first can be asked now."""
    options = (Option(id="ja", text="Ja"), Option(id="nee", text="Nee"))

    def yes(name: str) -> Answer:
        return Answer.model_validate({"answer": name, "in": ("ja",)})

    questions = []
    for i in range(60):
        ask = AnyOf(any=tuple(yes(f"v{j}") for j in range(max(0, i - 2), i))) if i else None
        questions.append(
            Question(id=f"v{i}", text="Vraag?", short="Vraag", options=options, ask_when=ask, source=("ZZ.deel",))
        )
    rule = Rule(id="RR-01", title="R", why="W", when=yes("v59"), fact=True, source=("ZZ.deel",), since="1.0.0")
    section = Section(id="deel", title="Deel", questions=tuple(questions))
    model = Model(
        manifest=Manifest(name="proef", version="1.0.0", title="P", intro="P"),
        questionnaires=(Questionnaire(id="lijst", title="L", order=1, sections=(section,)),),
        rules=(rule,),
    )
    found = assess(model, sheet_of(model))
    assert found.rules["RR-01"] is None
    assert deciding(found, rule.when) == ("v0",)
    after = assess(model, sheet_of(model, {"v0": "nee", "v1": "nee"}))
    assert after.rules["RR-01"] is False


def test_because_names_the_answers_that_carry_it(fiets: Model) -> None:
    """Of a conjunction all, of a chain what the other rule rests on, of a score what pulls it down."""
    answers = {"banden.druk": 1, "licht.voor": "goed", "licht.achter": "matig"}
    found = assess(fiets, sheet_of(fiets, answers))
    assert supporting(found, fiets.rule["FIE-02"].when) == ("banden.druk", "licht.voor")
    assert supporting(found, fiets.ladders[0].rungs[1].when) == ("licht.voor", "licht.achter")
    step = explained(found, fiets.rule["FIE-02"].when)
    assert [(part.truth, part.answers) for part in step.parts] == [(True, ("banden.druk",)), (True, ())]
    assert step.parts[1].parts[0].truth is False


def test_an_open_rule_names_what_would_decide_it(fiets: Model) -> None:
    """A question that cannot be asked yet is named by the one that decides whether it is asked."""
    found = assess(fiets, sheet_of(fiets, {"licht.voor": "goed", "licht.achter": Mark.DONT_KNOW}))
    assert deciding(found, fiets.rule["FIE-02"].when) == ("banden.druk",)
    assert deciding(found, fiets.ladders[0].rungs[0].when) == ("remmen.soort", "remmen.werking")


def test_many_choices_are_told_by_what_was_left_out() -> None:
    """Of four options three chosen are all but one; two of four, and few options, are listed."""
    options = tuple(Option(id=f"o{i}", text=f"Optie {i}") for i in range(1, 5))
    question = Question(id="q", text="Wat?", short="Wat", kind="multiple", options=options, source=("ZZ.deel",))
    assert given_text(question, ("o1", "o2", "o4")) == "alles behalve: Optie 3"
    assert given_text(question, ("o1", "o2", "o3", "o4")) == "alles"
    assert given_text(question, ("o1", "o3")) == "Optie 1, Optie 3"
    assert given_text(question, ()) == "geen van deze"
    few = question.model_copy(update={"options": options[:3]})
    assert given_text(few, ("o1", "o2", "o3")) == "Optie 1, Optie 2, Optie 3"
