"""Who comes to fill in: what this is, how far the practice is, and who is there now."""

from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from engine.filling.answerfile import MAX_NAME, AnswerFile, Respondent
from engine.model import Model
from engine.terminal.asking import Reader
from engine.terminal.page import Lines, Page, ink, line, page
from engine.terminal.screen import ACCENT, AMBER, GREY
from engine.text import cleaned
from engine.words.dutch import count, day


@dataclass(frozen=True, slots=True)
class Reception:
    """Asks what has to be known before the first question. ``default``: the name of a new practice."""

    console: Console
    read: Reader
    model: Model
    default: str

    def practice(self, kept: AnswerFile | None) -> str:
        """Say what this is, and who filled in how much; ask a new practice's name (Enter takes the default)."""
        sheet = page(self.console)
        made: Lines = [Text(), *sheet.wrap(ink(self.model.manifest.title, "bold"))]
        made += [*sheet.wrap(self.model.manifest.intro), Text()]
        if kept is None:
            sheet.show([*made, *sheet.wrap(f"Hoe heet de praktijk of organisatie? (Enter: {self.default})")])
            while (name := cleaned(self.read() or "").strip()[:120]) and not any(map(str.isalnum, name)):
                sheet.show(sheet.wrap(ink("Typ een naam, of alleen Enter.", AMBER)))
            return name or self.default
        told = f"Welkom terug bij {kept.practice}."
        if len(kept.respondents) > 1:
            sheet.show([*made, *sheet.wrap(f"{told} Tot nu toe vulden in:"), *_people(sheet, kept)])
        else:
            (one,) = kept.respondents
            number = len(one.answers)
            done = f"Er {'is' if number == 1 else 'zijn'} al {count(number, 'vraag', 'vragen')} beantwoord"
            sheet.show([*made, *sheet.wrap(f"{told} {done}{f' door {one.name}' if one.name else ''}.")])
        return kept.practice

    def who(self, file: AnswerFile) -> str:
        """Who of several fills in now: a name that is there, or a new one; empty when nobody says."""
        sheet, last = page(self.console), len(file.respondents)
        sheet.show(sheet.wrap(f"Wie vult er nu in? Kies een nummer van 1 tot {last}, of typ een nieuwe naam."))
        while (typed := self.read()) is not None:
            name = cleaned(typed).strip()[:MAX_NAME]
            if name.isdecimal() and 1 <= int(name) <= last:
                return file.respondents[int(name) - 1].name or ""
            if name and not name.isdecimal():
                return name
            sheet.show(sheet.wrap(ink(f"Kies een nummer van 1 tot {last}, of typ een naam.", AMBER)))
        return ""

    def whose(self, file: AnswerFile, name: str) -> str:
        """Whose the answers without a name are (Enter: of who fills in now)."""
        sheet = page(self.console)
        sheet.show(sheet.wrap(f"Van wie zijn de antwoorden die er al staan? Typ een naam. (Enter: {name})"))
        return cleaned(self.read() or "").strip()[:MAX_NAME] or name

    def begins(self, person: Respondent) -> None:
        """Say as whom the answers are kept."""
        sheet = page(self.console)
        how = "Je gaat verder als" if person.answers else "Je begint als"
        sheet.show(sheet.wrap(line(f"{how} ", (person.name or "", "bold"), ". Je ziet alleen je eigen antwoorden.")))


def _people(sheet: Page, file: AnswerFile) -> Lines:
    made: Lines = []
    for number, person in enumerate(file.respondents, 1):
        done = count(len(person.answers), "vraag", "vragen")
        when = f", het laatst op {day(person.updated)}" if person.updated else ""
        head = line("  ", (f"{number}  ", f"bold {ACCENT}"))
        made += sheet.wrap(line(person.name or "", (f"  {done}{when}", GREY)), head)
    return made
