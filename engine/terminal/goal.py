"""The way to a goal on screen: what to improve, what it yields, other ways; or why there is none."""

from rich.console import Console
from rich.text import Text

from engine.evaluate.assessment import Assessment
from engine.evaluate.score import Score
from engine.goal.gain import Gain, Improvement, gain
from engine.goal.way import Blocked, Way
from engine.model import vocabulary as condition
from engine.model.walk import atoms
from engine.outcome.explain import answer_text, given_text
from engine.terminal.closing import next_lines
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import ACCENT, GREEN, GREY, SEVERITY
from engine.text import listed
from engine.words.dutch import count
from engine.words.phrases import figure, level_text

HELPING = 2
"""How many catalogue items are named with an improvement."""
LISTED = 10
"""How many blocked parts, and how many risks, are told."""

_RECKONED = (
    "Geen kleinere stap haalt het doel: dat is bewezen en daarna nagerekend. Elke trap omhoog op een vraag kost "
    "moeite 1, en moeite 2 als alles wat ervoor in de catalogus staat veel moeite kost. Wat jullie niet weten of nog "
    "niet is gevraagd, telt als het laagste antwoord. Weten jullie het wel? Vul het dan in: misschien is de stap "
    "kleiner. Wat geen punten heeft is een feit en blijft zoals het is."
)


def show_way(console: Console, way: Way, file: str = "BESTAND") -> None:
    """Print the way to goals. ``file``: as named in the next commands."""
    sheet, found = page(console), way.found
    version = ink(f"Paraat {found.model.manifest.version}", GREY)
    made = [Text(), *sheet.spread(line((way.practice, "bold")), version)]
    made += [one for goal in way.goals for one in sheet.wrap(line(("Doel: ", GREY), goal.title))]
    if way.best is None:
        made += _blocked_lines(sheet, way)
    elif not way.best.changes:
        made += [Text(), *sheet.wrap(ink("Dit is al bereikt, wat er ook nog open staat.", GREEN))]
    else:
        step = gain(found, way.best.changes)
        made += _step_lines(sheet, step, way.best.effort)
        made += _gain_lines(sheet, step, _goal_scales(way))
        made += _other_lines(sheet, way)
        made += [*sheet.heading("Zo is gerekend"), *sheet.wrap(ink(_RECKONED, GREY), "  ")]
    sheet.show([*made, *_closing(sheet, way, file)])


def _step_lines(sheet: Page, step: Gain, effort: int) -> Lines:
    improvements = count(len(step.improvements), "verbetering", "verbeteringen")
    made = sheet.heading("De kleinste stap", f"{improvements}, moeite {effort}")
    for number, one in enumerate(step.improvements, 1):
        made += [Text()] if number > 1 else []
        title = ink(one.question.short, "bold")
        made += sheet.wrap(title, line((f"{number:>4}  ", f"bold {ACCENT}")))
        made += sheet.facts(_rows(one), "      ")
    return made


def _rows(one: Improvement) -> list[tuple[str, str]]:
    rows = [("Nu", _now(one))]
    for option in one.new:
        more = f" {option.criteria}" if option.criteria else ""
        rows.append(("" if len(rows) > 1 else "Erbij" if one.question.kind == "multiple" else "Wordt",
                     f"‘{option.text}’.{more}"))  # fmt: skip
    rows.append(("Moeite", str(one.effort)))
    if one.items:
        rows.append(("Pak op", "; ".join(f"{item.title} ({item.id})" for item in one.items[:HELPING])))
    return rows


def _now(one: Improvement) -> str:
    if not one.known:
        return f"{one.now}; dat telt als het laagste"
    return one.now if one.question.kind == "multiple" else f"‘{one.now}’"


def _goal_scales(way: Way) -> set[str]:
    """The scores that the goals speak of themselves."""
    found = (atom for goal in way.goals for _, atom in atoms(goal.condition))
    return {atom.score for atom in found if isinstance(atom, condition.Score)}


def _gain_lines(sheet: Page, step: Gain, wanted: set[str]) -> Lines:
    arrow, model = f" {sheet.signs.arrow} ", step.before.model
    rows: list[tuple[str, Text | str]] = []
    rows += [("Oordeel", line((rule.title, "bold"))) for rule in step.verdicts]
    for ladder in model.ladders:
        before, after = (level_text(found, ladder) for found in (step.before, step.after))
        if before != after:
            rows.append(("Niveau", f"{ladder.title}: {before}{arrow}{after}"))
    shown = wanted.union(*(chart.scales for chart in model.manifest.charts))
    for scale in model.scales:
        before_, after_ = step.before.scores[scale.id], step.after.scores[scale.id]
        if scale.id in shown and _bounds(before_) != _bounds(after_):
            rows.append(("Score", f"{scale.title}: {figure(before_)}{arrow}{figure(after_)}"))
    for name, rules in (("Weg", step.gone), ("Nieuw", step.come)):
        for rule in rules[:LISTED]:
            risk = rule.risk or "laag"
            sign = line((f"{getattr(sheet.signs, risk)} {risk} risico ", SEVERITY[risk]))
            rows.append((name, line(sign, f"{rule.title} ({rule.id})")))
        if len(rules) > LISTED:
            rows.append((name, f"en nog {len(rules) - LISTED}"))
    facts = [(name if i == 0 or rows[i - 1][0] != name else "", text) for i, (name, text) in enumerate(rows)]
    return [*sheet.heading("Wat het oplevert"), *sheet.facts(facts, "  ")] if facts else []


def _bounds(score: Score) -> tuple[int, int, bool | None]:
    return score.lo, score.hi, score.applies


def _other_lines(sheet: Page, way: Way) -> Lines:
    """Other ways, told by what is different from the smallest."""
    if way.best is None or not way.others:
        return []
    made = sheet.heading("Het kan ook anders")
    best, questions = way.best.changes, way.found.model.questions
    for letter, other in zip("abcdefgh", way.others, strict=False):
        new = [
            f"{questions[q].short}: ‘{given_text(questions[q], g)}’"
            for q, g in other.changes.items()
            if best.get(q) != g
        ]
        gone = [questions[q].short for q in best if q not in other.changes]
        text = f"{'; '.join(new)}."
        if gone:
            text += f" Dat komt in plaats van: {listed(gone)}."
        made += sheet.wrap(line(text, (f"  moeite {other.effort}", GREY)), line((f"   {letter}  ", f"bold {ACCENT}")))
    return made


def _blocked_lines(sheet: Page, way: Way) -> Lines:
    """What cannot be reached, taken together by the reason."""
    made = sheet.heading("Met verbeteren alleen lukt dit niet")
    together: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for blocked in way.blocked:
        together.setdefault(tuple(_why(way.found, blocked)), []).append(blocked.title)
    for rows, titles in together.items():
        made += [Text()] if made[-1].plain else []
        for title in titles[:LISTED]:
            made += sheet.wrap(ink(title, "bold"), "  ")
        made += sheet.wrap(ink(f"en nog {len(titles) - LISTED}", GREY), "  ") if len(titles) > LISTED else []
        made += sheet.facts(rows, "    ")
    return made


def _why(found: Assessment, blocked: Blocked) -> list[tuple[str, str]]:
    rows = []
    for name, given in blocked.facts.items():
        question = found.model.questions[name]
        rows.append(("Nu", f"{question.short}: ‘{answer_text(found, name)}’"))
        rows.append(("Nodig", f"bijvoorbeeld ‘{given_text(question, given)}’"))
    if blocked.unknown:
        names = [f"‘{found.model.questions[name].short}’" for name in blocked.unknown[:LISTED]]
        rows.append(("Eerst", f"beantwoord {listed(names)}; daarvan hangt het af"))
    return rows


def _closing(sheet: Page, way: Way, file: str) -> Lines:
    rows = [(f"paraat plan {file}", "de hele route"), (f"paraat assess {file}", "antwoorden aanvullen of bijwerken")]
    if way.best is not None:
        items = [item.id for one in gain(way.found, way.best.changes).improvements for item in one.items[:1]]
        rows[1:1] = [(f"paraat catalogue {items[0]}", "alles over een stap of werkvorm")] if items else []
    return next_lines(sheet, rows)
