"""The report as one HTML file."""

import re
from itertools import pairwise

import pytest

from engine.commands.common import reported
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import Mark, sheet_of
from engine.model import Model
from engine.outcome.report import Report, report_of
from engine.page.composing import paper_of
from engine.page.html import as_html
from engine.page.palette import DARK, LIGHT
from engine.page.style import style, template
from tests.page.reading import Read, read
from tests.terminal import garden
from tests.test_examples import EXAMPLES, Shipped, example

CSS = str(style(template("drawing.css"), template("report.css")))
HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(1)> & \"' {{ 7*7 }} \x1b[31m \u202e"


def page_of(report: Report, full: bool = False) -> Read:
    """The report's page, read back."""
    return read(as_html(paper_of(report, full)))


def hostile() -> Report:
    """A report in which everything that a file can hold is hostile."""
    made = garden.model()
    answers = {"grond.1": "nee", "water.1": "nee", "water.2": "nee", "water.3": "nee", "oogst.1": Mark.DONT_KNOW}
    notes = dict.fromkeys(answers, HOSTILE)
    return report_of(HOSTILE, assess(made, sheet_of(made, answers)), notes, {"oogst.1": HOSTILE})


@pytest.fixture(params=EXAMPLES)
def example_page(request: pytest.FixtureRequest, shipped: Shipped) -> Read:
    """The page of each example."""
    file = example(shipped[0], request.param)
    return page_of(reported(shipped[0], file))


def test_a_page_stands_by_itself(example_page: Read) -> None:
    """Nothing is fetched and nothing runs: no script, and links lead only to places in the page."""
    assert "script" not in example_page.tags
    assert all(link.startswith("#") for link in example_page.links)
    assert [a for a in example_page.attributes if a[1] in {"src", "srcset", "action", "xlink:href"}] == []
    assert "url(" not in CSS.replace("url(#hatch)", "")


def test_every_link_arrives(example_page: Read) -> None:
    """Each place has one name, and each link leads to one."""
    assert len(set(example_page.ids)) == len(example_page.ids)
    assert {link[1:] for link in example_page.links} <= set(example_page.ids)


def test_every_element_is_closed_and_headings_do_not_jump(example_page: Read) -> None:
    """A page that a screen reader can walk through."""
    assert example_page.unclosed == []
    assert example_page.headings[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(example_page.headings))


def test_every_drawing_says_what_it_shows(example_page: Read) -> None:
    """A drawing has a text, or is decoration and says so."""
    for picture in example_page.pictures:
        assert picture.get("aria-hidden") == "true" or (picture["role"] == "img" and picture["aria-label"])


@pytest.mark.parametrize("report", [garden.half(), garden.whole()], ids=["half", "whole"])
def test_a_page_says_what_the_report_says(report: Report) -> None:
    """Every conclusion, every step, every open question and whom to ask."""
    page = page_of(report, full=True)
    wanted = [f.rule.title for f in report.findings if f.status == "fires" and f.rule.kind in {"risk", "strength"}]
    wanted += [f.rule.why for f in report.of_kind("risk")] + [step.item.title for step in report.advice]
    wanted += [t.question.text for t in report.telling] + [todo.text for todo in report.first]
    wanted += [report.assessment.model.questions[name].text for names in report.to_ask.values() for name in names]
    assert [text for text in wanted if text not in page.text] == []


def test_what_is_less_pressing_is_only_named(shipped: Shipped) -> None:
    """Eight risks and steps in full, the others by their title; with ``full`` all of them."""
    file = example(shipped[0], "ziekenhuis-oosterpoort")
    report = reported(shipped[0], file)
    risk, step = report.of_kind("risk")[-1].rule, report.advice[-1].item
    for full in (False, True):
        text = page_of(report, full).text
        assert risk.title in text
        assert step.title in text
        assert (risk.why in text, step.summary in text) == (full, full)


def test_text_from_a_file_stays_text() -> None:
    """Markup, template marks and steering characters in an answer file are shown, never obeyed."""
    page = page_of(hostile())
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert [name for _, name, _ in page.attributes if name.startswith("on")] == []
    assert "{{ 7*7 }}" in page.text
    assert "\x1b" not in page.text
    assert "\u202e" not in page.text


def test_an_unknown_score_is_an_interval() -> None:
    """With nothing known, nothing is drawn as zero: the whole bar is open."""
    page = page_of(garden.report())
    assert "0–100%" in page.text
    bars = [p["aria-label"] or "" for p in page.pictures if "Zorg voor de water" in (p.get("aria-label") or "")]
    assert bars == ["Zorg voor de water: ergens van 0–100%, nog open. nog niet te zeggen."]


def test_several_people_are_told_apart() -> None:
    """Who filled in, and that a difference stays open."""
    made = garden.model()
    sheet = sheet_of(made, {"grond.1": "nee", "zaad.1": "ja"}, {"grond.1": "ja", "zaad.1": "ja"})
    text = page_of(report_of("x", assess(made, sheet), respondents=("Jan", "Piet"))).text
    for wanted in ("Ingevuld door twee mensen", "Jan en Piet.", "Bij 1 daarvan verschillen", "Dorre grond"):
        assert wanted in text


def test_a_model_of_another_field(fiets: Model) -> None:
    """The page knows no theme by name."""
    page = page_of(report_of("Jan", assess(fiets, sheet_of(fiets, {"licht.voor": "slecht"}))))
    assert "Voorlicht doet het niet" in page.text
    assert "Seizoen" in page.text


def test_both_palettes_have_the_same_colours() -> None:
    """Light and dark, and every colour that a style sheet asks for."""
    assert LIGHT.keys() == DARK.keys()
    asked = set(re.findall(r"var\(--(\w+)\)", CSS))
    assert asked <= LIGHT.keys()


def _bright(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_can_be_read(palette: dict[str, str]) -> None:
    """Contrast of text at least 4.5 on every ground that it stands on; of a bar at least 3."""

    def contrast(one: str, other: str) -> float:
        high, low = sorted((_bright(palette[one]), _bright(palette[other])), reverse=True)
        return (high + 0.05) / (low + 0.05)

    for text in ("ink", "muted", "accent"):
        assert min(contrast(text, ground) for ground in ("ground", "card", "soft")) >= 4.5, text
    for text in ("hoog", "midden", "laag", "good", "unsure"):
        assert min(contrast(text, ground) for ground in ("ground", "card")) >= 4.5, text
    for bar in ("low", "middle", "high", "open", "none"):
        assert contrast(bar, "ground") >= 3, bar
