"""A small model made by hand: an allotment with a ladder, two charts, a catalogue and every kind of rule."""

from typing import Any

from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Given, Mark, sheet_of
from engine.model import Model
from engine.outcome.report import Report, report_of

NAME = "Tuin [red]De Kas[/red] \x1b[31m"
"""A practice's name that would steer a terminal, if it were let."""

_OPTIONS = [
    {"id": "nee", "text": "Nee", "points": 0},
    {"id": "deels", "text": "Deels [bold]soms[/bold]", "points": 1},
    {"id": "ja", "text": "Ja", "points": 2},
]
_BANDS = [
    {"id": "laag", "title": "Kaal", "from": 0},
    {"id": "midden", "title": "Groen", "from": 40},
    {"id": "hoog", "title": "Vol", "from": 70},
]
THEMES = ("grond", "water", "zaad", "oogst")


def _questions(theme: str) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{theme}.{number}",
            "text": f"Is de {theme} voor deel {number} van de tuin goed verzorgd?",
            "short": f"{theme.capitalize()} {number}",
            "options": _OPTIONS,
            "allow_na": number == 3,
            "tip": "Kijk in het schuurtje.",
            "knows": ["tuinman"],
            "source": ["TG.bed"],
        }
        for number in (1, 2, 3)
    ]


def _rule(name: str, title: str, when: dict[str, Any], **extra: Any) -> dict[str, Any]:
    why = "Zonder zorg groeit er niets. Dat merk je pas in de zomer, en dan is het te laat om nog iets te doen."
    return {"id": name, "title": title, "why": why, "when": when, "source": ["TG.bed"], "since": "1.0.0", **extra}


def model() -> Model:
    """The model itself."""
    scales = [
        {"id": t, "title": f"Zorg voor de {t}", "short": t.capitalize(), "section": t, "bands": _BANDS} for t in THEMES
    ]
    scales.append({"id": "tuin", "title": "De hele tuin", "short": "Tuin", "scales": THEMES, "bands": _BANDS})
    rungs = [{"id": t, "title": f"{t.capitalize()} op orde", "when": {"score": t, "at_least": 60}} for t in THEMES]
    return Model.model_validate(
        {
            "manifest": {
                "name": "tuin",
                "version": "1.2.0",
                "title": "Hoe staat de tuin erbij?",
                "intro": "Proef.",
                "people": [{"id": "tuinman", "title": "de tuinman"}],
                "verdicts": [{"id": "klaar", "title": "Klaar voor de zomer?"}],
                "charts": [{"id": "tuin", "title": "De tuin", "scales": THEMES}],
            },
            "questionnaires": [
                {
                    "id": "tuin",
                    "title": "Tuin",
                    "order": 1,
                    "sections": [{"id": t, "title": t, "questions": _questions(t)} for t in THEMES],
                }
            ],
            "scales": scales,
            "ladders": [{"id": "trap", "title": "Tuintrap", "zero": "Braak", "average": "tuin", "rungs": rungs}],
            "rules": [
                _rule("TU-01", "Dorre grond", {"answer": "grond.1", "in": ["nee"]}, risk="hoog", remedy=["TG.bed"],
                      do="Leg compost op het bed.", basis="afgeleid"),
                _rule("TU-02", "Te droog", {"score": "water", "below": 50}, risk="midden", remedy=["TG.gieter"]),
                _rule("TU-03", "Mooi zaad", {"score": "zaad", "at_least": 50}, strength=True),
                _rule("TU-04", "Plan de oogst", {"not": {"concluded": "TU-03"}}, advice=["TG.feest"]),
                _rule("TU-05", "Klaar", {"level": "trap", "at_least": 3}, verdict="klaar", do="Ga zitten."),
                _rule("TU-06", "Nog niet klaar", {"level": "trap", "below": 3}, verdict="klaar", do="Ga aan de slag."),
            ],
            "items": [
                {"id": "TG.bed", "kind": "step", "title": "Maak het bed", "summary": "Spit het om.", "minutes": [90],
                 "offset": {"from": "TG.feest", "days": [-21, -14]},
                 "effect": "groot", "effort": "weinig", "who": ["tuinman"], "source": ["TG.bed"]},
                {"id": "TG.gieter", "kind": "instrument", "title": "Gieter", "summary": "Voor water.",
                 "after": ["TG.bed"], "source": ["TG.bed"]},
                {"id": "TG.feest", "kind": "meeting", "title": "Oogstfeest", "summary": "Samen plukken.",
                 "minutes": [60, 90], "prepare_minutes": [30], "materials": ["manden", "taart"],
                 "invite": ["de buren"], "agenda": [{"what": "Plukken", "minutes": 45}, {"what": "Taart"}],
                 "how": ["Nodig de buren uit."], "pros": ["Gezellig"], "cons": ["Rommel"], "result": "Volle manden",
                 "see": ["TG.gieter"], "suits": {"answer": "oogst.1", "in": ["ja"]}, "source": ["TG.bed"]},
            ],
            "guides": [
                {"id": "TG", "title": "De tuingids", "parts": [{"id": "TG.bed", "title": "Het bed", "where": "Stap 6"}]}
            ],
        },
        strict=False,
    )  # fmt: skip


def report(notes: bool = True, **answers: Given) -> Report:
    """The report on these answers; a double underscore in a name stands for a dot."""
    made = model()
    given = {name.replace("__", "."): value for name, value in answers.items()}
    remarks = dict.fromkeys(given, "zie [red]blz. 3[/red]") if notes else {}
    return report_of(NAME, assess(made, sheet_of(made, given)), remarks, {})


def half() -> Report:
    """Half of it known: risks fire, scores and the verdict are open, some said "weet ik niet"."""
    return report(
        grond__1="nee", grond__2="ja", grond__3=Mark.NOT_APPLICABLE, water__1="nee", water__2="deels",
        water__3="nee", zaad__1="ja", zaad__2="ja", oogst__1=Mark.DONT_KNOW,
    )  # fmt: skip


def whole() -> Report:
    """Everything known and fine."""
    return report(False, **dict.fromkeys(model().questions, "ja"))
