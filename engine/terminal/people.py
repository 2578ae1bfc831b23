"""People of one practice side by side, on screen."""

from rich.console import Console
from rich.text import Text

from engine.compare.people import Climbed, Difference, People, Said, Theme
from engine.evaluate.score import FULL, Score
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import ACCENT, AMBER, BLUE, GREEN, GREY, SEVERITY, TEAL, VIOLET
from engine.text import listed
from engine.words.dutch import capital, count, percent, percents

SHARPEST = 7
"""How many differences are told without ``--full``."""
HELPS = 6
STANDING = 5
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STYLES = (BLUE, AMBER, GREEN, VIOLET, TEAL)


def show_people(console: Console, found: People, full: bool = False, files: str = "BESTAND") -> None:
    """Print the comparison. ``files``: as named in the next commands."""
    sheet = page(console)
    made = _header(sheet, found)
    made += _differences(sheet, found, full)
    made += _themes(sheet, found)
    made += _helps(sheet, found, full)
    made += _settled(sheet, found)
    rows = [(f"paraat report {files}", "het advies bij wat jullie samen invulden")]
    rows += [] if full else [(f"paraat compare {files} --full", "alle verschillen")]
    made += sheet.heading("Verder")
    for command, use in rows:
        made += [*sheet.wrap(command, "  "), *sheet.wrap(ink(use, GREY), "      ")]
    sheet.show(made)


def _header(sheet: Page, found: People) -> Lines:
    manifest = found.together.assessment.model.manifest
    made = [Text(), *sheet.spread(line((found.together.practice, "bold")), ink(f"Paraat {manifest.version}", GREY))]
    made += sheet.wrap(ink(f"Mensen naast elkaar ({found.choice.why})", GREY))
    made.append(Text())
    for i, (name, own) in enumerate(zip(found.names, found.own, strict=True)):
        progress = own.assessment.sheet.progress()
        told = (
            f"{progress.answered + progress.not_applicable} van {count(progress.total, 'vraag', 'vragen')} beantwoord"
        )
        told += f", {progress.dont_know} keer ‘weet ik niet’" if progress.dont_know else ""
        alone = found.alone[name]
        told += f", {count(alone, 'vraag', 'vragen')} als enige" if alone else ""
        made += sheet.wrap(line((name, "bold"), (f"  {told}", GREY)), line("  ", _mark(i), "  "))
    shared, differ = len(found.together.shared), len(found.differences)
    if not shared:
        return [*made, Text(), *sheet.wrap("Geen enkele vraag is door meer dan één van jullie ingevuld.")]
    questions = count(shared, "vraag is", "vragen zijn")
    told = f"{questions} door meer dan één van jullie ingevuld. Bij {shared - differ} is het antwoord gelijk, "
    return [*made, Text(), *sheet.wrap(f"{told}bij {differ} verschilt het.")]


def _mark(i: int) -> Text:
    return ink(LETTERS[i % len(LETTERS)], f"bold {STYLES[i % len(STYLES)]}")


def _differences(sheet: Page, found: People, full: bool) -> Lines:
    if not found.differences:
        return []
    made = sheet.heading("Om over te praten", "de grootste verschillen eerst")
    shown = found.differences if full else found.differences[:SHARPEST]
    for i, one in enumerate(shown):
        made += [Text()] if i else []
        made += _difference(sheet, found, one, i + 1)
    rest = len(found.differences) - len(shown)
    if rest:
        made += [Text(), *sheet.wrap(ink(f"En nog {count(rest, 'vraag', 'vragen')}: zie --full.", GREY), "  ")]
    return made


def _difference(sheet: Page, found: People, one: Difference, number: int) -> Lines:
    question = one.question
    made = sheet.wrap(ink(one.starter, "bold"), line("  ", (f"{number}  ", f"bold {ACCENT}")))
    made += sheet.wrap(line((question.text, GREY), (f"  {question.id}", GREY)), "     ")
    for said in one.said:
        made += _said(sheet, found, said, "     ")
    for name, text in one.notes:
        made += sheet.wrap(line((f"Opmerking van {name}: ", GREY), text), "     ")
    if one.rules:
        rules = found.together.assessment.model.rule
        titles = [f"‘{rules[name].title}’ ({name})" for name in one.rules[:2]]
        more = [f"{len(one.rules) - 2} andere"] if len(one.rules) > 2 else []
        made += sheet.wrap(ink(f"Hierdoor is nog open: {listed([*titles, *more])}.", VIOLET), "     ")
    return made


def _said(sheet: Page, found: People, said: Said, indent: str) -> Lines:
    """Who gave an answer, with what it looks like."""
    marks = Text()
    for i, name in enumerate(found.names):
        if name in said.names:
            marks.append_text(_mark(i))
    made = sheet.wrap(line((listed(said.names), "bold"), f": ‘{said.answer}’"), line(indent, marks, " "))
    return (
        [*made, *sheet.wrap(ink(said.criteria, GREY), indent + " " * (len(said.names) + 1))] if said.criteria else made
    )


def _themes(sheet: Page, found: People) -> Lines:
    there = [theme for theme in found.themes if theme.shared]
    if not there and not found.ladders:
        return []
    made = sheet.heading("Per thema")
    for i, theme in enumerate(sorted(there, key=lambda t: (-(t.spread or 0), -t.differing * FULL // t.shared))):
        made += [Text()] if i else []
        made += _theme(sheet, found, theme)
    for climbed in found.ladders:
        made += [Text(), *_ladder(sheet, found, climbed)]
    return made


def _theme(sheet: Page, found: People, theme: Theme) -> Lines:
    apart = f"{percent(theme.spread)[:-1]} punten uit elkaar, " if theme.spread is not None else ""
    told = f"{apart}{theme.differing} van {count(theme.shared, 'vraag', 'vragen')} verschilt"
    made = sheet.spread(line((theme.scale.title, "bold")), ink(told, GREY), indent="  ")
    made.append(line("  ", _strip(sheet, theme.scores, sheet.width - 4)))
    values = [line(_mark(i), " ", _figure(score)) for i, score in enumerate(theme.scores) if score.known]
    return [*made, *sheet.wrap(Text("   ").join(values), "  ")]


def _figure(score: Score) -> Text:
    if score.applies is False:
        return ink("n.v.t.", GREY)
    return ink(percent(score.point) if score.point is not None else percents(score.lo, score.hi), GREY)


def _strip(sheet: Page, scores: tuple[Score, ...], width: int) -> Text:
    """Everyone's letter at their point value; who shares a place stands beside it."""
    marks: dict[int, int] = {}
    for i, score in enumerate(scores):
        if score.point is not None and score.applies:
            at = min(score.point * width // FULL, width - 1)
            free = sorted((p for p in range(width) if p not in marks), key=lambda p: (abs(p - at), p))
            marks[free[0]] = i
    made = Text()
    ends = (min(marks), max(marks)) if marks else (0, 0)
    for place in range(width):
        if place in marks:
            made.append_text(_mark(marks[place]))
        elif ends[0] < place < ends[1]:
            made.append("-" if sheet.plain else sheet.signs.line, ACCENT)
        else:
            made.append(sheet.signs.empty, GREY)
    return made


def _ladder(sheet: Page, found: People, one: Climbed) -> Lines:
    top = len(one.ladder.rungs)
    told = []
    for name, level in zip(found.names, one.levels, strict=True):
        told.append(f"{name} {level.lo}" if level.lo == level.hi else f"{name} {level.lo} tot {level.hi}")
    together = (
        f"{one.together.lo}" if one.together.lo == one.together.hi else f"{one.together.lo} tot {one.together.hi}"
    )
    text = line(f"{listed(told)} van {top}.", (f" Samen: {together}.", GREY))
    return [*sheet.wrap(ink(one.ladder.title, "bold"), "  "), *sheet.wrap(text, "  ")]


def _helps(sheet: Page, found: People, full: bool) -> Lines:
    if not found.helps:
        return []
    made = sheet.heading("De een weet wat de ander niet weet")
    shown = found.helps if full else found.helps[:HELPS]
    for i, one in enumerate(shown):
        made += [Text()] if i else []
        made += sheet.wrap(line((one.question.short, "bold"), (f"  {one.question.id}", GREY)), "  ")
        made += sheet.wrap(ink(f"{capital(listed(one.asking))}: weet ik niet", GREY), "    ")
        for said in one.said:
            made += _said(sheet, found, said, "    ")
    rest = len(found.helps) - len(shown)
    made += (
        [Text(), *sheet.wrap(ink(f"En nog {count(rest, 'vraag', 'vragen')}: zie --full.", GREY), "  ")] if rest else []
    )
    return made


def _settled(sheet: Page, found: People) -> Lines:
    """What follows from answers of more than one person, whatever they differ on."""
    if not found.settled:
        return []
    made = sheet.heading("Dit staat vast", "uit vragen die meer dan één van jullie invulde")
    for kind in ("strength", "risk"):
        for finding in [f for f in found.settled if f.rule.kind == kind][:STANDING]:
            severity = finding.rule.risk
            sign = (
                (f"{getattr(sheet.signs, severity)} ", f"bold {SEVERITY[severity]}")
                if severity
                else (f"{sheet.signs.yes} ", f"bold {GREEN}")
            )
            about = f"  {finding.rule.id}" + (f" risico {severity}" if severity else "")
            made += sheet.wrap(line(finding.rule.title, (about, GREY)), line("  ", sign))
    return made
