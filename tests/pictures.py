"""The pictures of the handbook: what the examples look like on a coloured terminal, as SVG.

``python -m tests.pictures`` draws them into ``docs/beelden``. They follow light and dark, and fetch nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from engine.compare import People, compared
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import sheet_of
from engine.filling.answerfile import AnswerFile, read_answers
from engine.load import cached, model_folder
from engine.model import Model
from engine.outcome.report import Report, report_of
from engine.plan.agenda import Wish
from engine.plan.planning import planned
from engine.terminal.moments import show_progress
from engine.terminal.people import show_people
from engine.terminal.plan import show_plan
from engine.terminal.report import show_report

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "beelden"
WIDTH = 80
INK = "#1f2328"
_THEME = TerminalTheme((255, 255, 255), (0x1F, 0x23, 0x28), [(0, 0, 0)] * 8)
_FORM = """\
<svg viewBox="0 0 WIDE HIGH" xmlns="http://www.w3.org/2000/svg">
<style>
svg {{ color: #1f2328 }}
.card {{ fill: #ffffff; stroke: #d0d7de }}
text {{ font: 20px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre }}
@media (prefers-color-scheme: dark) {{
svg {{ color: #e6edf3 }}
.card {{ fill: #000000; stroke: #3d444d }}
}}
{styles}
</style>
<defs>{lines}</defs>
<rect class="card" width="WIDE" height="HIGH" rx="8"/>
<g transform="translate(9, 8)">
{backgrounds}
{matrix}
</g>
</svg>
"""
Draw = Callable[[Console], None]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, and which part: from the line that begins with ``start`` to the one that begins with ``end``."""

    draw: Draw
    start: str = ""
    end: str = ""


def pictures(model: Model) -> Mapping[str, Picture]:
    """Every picture by its name."""
    file = _read(model, Path("examples/de-linde.yaml"))
    report = _report(model, file)
    screen = partial(show_report, report=report, updated=file.updated, file="de-linde.yaml")
    agenda = planned(report, None, "2", Wish(), (), date(2026, 11, 22))
    first = model.manifest.charts[0].title
    return {
        "rapport": Picture(screen, end=first),
        "scores": Picture(screen, first, model.manifest.charts[1].title),
        "fase": Picture(screen, model.ladders[0].title, "Risico's"),
        "agenda": Picture(partial(show_plan, made=agenda, file="de-linde.yaml"), end="Rollen"),
        "verschillen": Picture(_compared(model, "vergelijken/de-haven"), "Om over te praten", "  3  "),
        "vooruitgang": Picture(_compared(model, "de-linde", "vergelijken/de-linde-2027"), end="Risico's"),
    }


def lines_of(picture: Picture) -> list[Text]:
    """The lines of a picture, in colour, without blank ones around them."""
    console = Console(file=StringIO(), width=WIDTH, force_terminal=True, color_system="truecolor", highlight=False)
    with console.capture() as capture:
        picture.draw(console)
    lines = [Text.from_ansi(line) for line in capture.get().split("\n")]
    begin = next(i for i, line in enumerate(lines) if line.plain.startswith(picture.start))
    end = next(i for i, line in enumerate(lines) if i > begin and line.plain.startswith(picture.end or "\0"))
    while not lines[begin].plain.strip():
        begin += 1
    while not lines[end - 1].plain.strip():
        end -= 1
    return lines[begin:end]


def drawn(name: str, lines: list[Text]) -> str:
    """The lines as SVG; text without a colour of its own follows light and dark."""
    console = Console(
        file=StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="truecolor", highlight=False
    )
    for line in lines:
        console.print(line, no_wrap=True, crop=False)
    form = _FORM.replace("WIDE", str(round(WIDTH * 12.2 + 18))).replace("HIGH", str(round(len(lines) * 24.4 + 20)))
    svg = console.export_svg(title="", theme=_THEME, code_format=form, unique_id=name)
    return svg.replace(f"fill: {INK}", "fill: currentColor").replace("&#160;", "\u00a0")


def text_in(svg: str) -> str:
    """The text of an SVG without its spaces."""
    texts = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 - our own file
    return "".join("".join(one.itertext()) for one in texts)


def bare(text: str) -> str:
    """Text without spaces of any kind."""
    return "".join(text.split())


def _read(model: Model, path: Path) -> AnswerFile:
    return read_answers(ROOT / path, model)


def _report(model: Model, file: AnswerFile) -> Report:
    return report_of(file.practice, assess(model, sheet_of(model, *file.answers)), file.notes, file.knows, file.names)


def _compared(model: Model, *names: str) -> Draw:
    paths = [ROOT / "examples" / f"{name}.yaml" for name in names]
    found = compared(model, paths, partial(_report, model))
    if isinstance(found, People):
        return partial(show_people, found=found, files="BESTAND")
    return partial(show_progress, found=found, files="BESTAND")


def main() -> None:
    """Draw every picture."""
    FOLDER.mkdir(exist_ok=True)
    model = cached(model_folder())
    for name, picture in pictures(model).items():
        (FOLDER / f"{name}.svg").write_text(drawn(name, lines_of(picture)), encoding="utf-8")


if __name__ == "__main__":
    main()
