"""What a portfolio has in common, against plain counting with the reference evaluator."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import product

import polars as pl
import pytest
from rich.cells import cell_len

from engine.batch import cell, score
from engine.batch.columns.advice import own, wanted, with_items
from engine.batch.portfolio.counting import Tally, overview_of, percentiles, places, themes
from engine.batch.portfolio.overview import Overview, Spread, spread_of
from engine.evaluate.assessment import Assessment, assess
from engine.evaluate.sheet import Answers, Mark, sheet_of
from engine.model import Model
from engine.model.ruleset import Case
from engine.outcome.advice import advised
from engine.outcome.findings import findings
from engine.terminal.portfolio import show_portfolio
from engine.terminal.screen import captured

LAMP = ("slecht", "matig", "goed")


def sheets() -> list[Answers]:
    """Bicycles of every sort, some of them only half known."""
    made: list[Answers] = []
    for front, back, brake in product(LAMP, LAMP, (*LAMP, Mark.DONT_KNOW)):
        made.append({"licht.voor": front, "licht.achter": back, "remmen.soort": "terugtrap", "remmen.werking": brake,
                     "banden.druk": 2, "banden.profiel": "goed", "banden.gebreken": ("scheur",)})  # fmt: skip
    return [*made, {}, {"licht.voor": "goed"}]


def concluded(model: Model, answers: list[Answers]) -> pl.DataFrame:
    """The table of conclusions, with two regions, and what items rest on."""
    cells = {q.id: [cell(q, sheet.get(q.id)) for sheet in answers] for q in model.questions.values()}
    names = {"practice": [f"P{i:02}" for i in range(len(answers))]}
    regions = {"regio": [("noord", "zuid", None)[i % 3] for i in range(len(answers))]}
    schema = dict.fromkeys([*names, *regions, *cells], pl.String)
    return score(with_items(model), pl.LazyFrame({**names, **regions, **cells}, schema=schema)).collect()


def scored(model: Model, answers: list[Answers]) -> pl.LazyFrame:
    """The table of conclusions, with two regions."""
    found = concluded(model, answers).lazy()
    return found.select(own(found))


def tally(model: Model, answers: list[Answers], by: str | None = None) -> Tally:
    """The counts, taken in three parts."""
    made, found = Tally(model, by), concluded(model, answers)
    for part in (found[: len(found) // 3], found[len(found) // 3 :], found.clear()):
        made.add(part)
    return made


def reference(model: Model, answers: list[Answers]) -> list[Assessment]:
    """The same, one by one."""
    return [assess(model, sheet_of(model, sheet)) for sheet in answers]


def overview(model: Model, answers: list[Answers], by: str | None = None) -> Overview:
    """The overview of these answers."""
    return overview_of(scored(model, answers), tally(model, answers, by))


def fires(found: list[Assessment]) -> Mapping[str, int]:
    """How often each rule fires."""
    return Counter(rule for one in found for rule, value in one.rules.items() if value is True)


def test_counts_are_those_of_the_reference(fiets: Model) -> None:
    """Verdicts, levels and risks are counted as one would by hand."""
    made, found = overview(fiets, sheets()), reference(fiets, sheets())
    assert made.whole.practices == len(found)
    (verdicts,) = made.whole.verdicts
    assert {rule.id: n for rule, n in verdicts.counts} == {name: fires(found)[name] for name in ("FIE-04", "FIE-05")}
    assert verdicts.open == sum(one.rules["FIE-04"] is None for one in found) > 0
    (levels,) = made.whole.levels
    sure = Counter(one.levels["seizoen"].lo for one in found if one.levels["seizoen"].lo == one.levels["seizoen"].hi)
    assert levels.counts == tuple(sure[i] for i in range(4))
    assert levels.open == len(found) - sum(levels.counts)
    for risk in made.whole.risks:
        assert risk.fires == fires(found)[risk.rule.id]
        assert risk.open == sum(one.rules[risk.rule.id] is None for one in found)


def test_places_count_where_enough_is_known(fiets: Model) -> None:
    """The middle practice and the quarters are those of the practices of which enough is known."""
    made, found = overview(fiets, sheets()), reference(fiets, sheets())
    for theme in made.whole.themes:
        scores = [one.scores[theme.scale.id] for one in found]
        known = sorted((s.lo + s.hi) // 2 for s in scores if s.applies is not False and s.hi - s.lo <= 3_000)
        assert theme.spread.known == len(known)
        assert theme.spread.at(50) == known[(len(known) + 1) // 2 - 1]
        assert sum(theme.spread.bins()) == len(known)
    licht = next(t for t in made.whole.themes if t.scale.id == "licht")
    assert licht.low == sum(one.scores["licht"].hi < 6_000 for one in found)


def test_shown_are_the_charts_and_what_stands_on_top(fiets: Model) -> None:
    """Scales that are in no chart and only count in another are left out."""
    assert [scale.id for scale in themes(fiets)] == ["licht", "remmen", "banden", "fiets"]


def test_groups_add_up_to_the_whole(fiets: Model) -> None:
    """Every practice is in one group; an empty cell is a group too."""
    made = overview(fiets, sheets(), "regio")
    assert [group.name for group in made.groups] == ["", "noord", "zuid"]
    assert sum(group.practices for group in made.groups) == made.whole.practices
    for i, theme in enumerate(made.whole.themes):
        assert sum(group.themes[i].spread.known for group in made.groups) == theme.spread.known
    south = [sheet for i, sheet in enumerate(sheets()) if i % 3 == 1]
    alone = overview(fiets, south).whole
    (group,) = (g for g in made.groups if g.name == "zuid")
    assert [(r.rule.id, r.fires) for r in group.risks] == [(r.rule.id, r.fires) for r in alone.risks]
    assert [t.spread.at(50) for t in group.themes] == [t.spread.at(50) for t in alone.themes]


def test_wanted_items_are_those_of_the_advice(shipped: tuple[Model, tuple[Case, ...]]) -> None:
    """In columns the same items are wanted as one by one, also where they do not suit or are done."""
    from engine.cases import answers_of

    model, cases = shipped
    answers = [answers_of(model, case) for case in cases[::7]]
    table = concluded(model, answers)
    rows = table.select(wanted(model, table.lazy())).rows(named=True)
    for row, found in zip(rows, reference(model, answers), strict=True):
        advice = advised(found, findings(found))
        expected = {name for one in advice for name in (one.item.id, *one.parts)}
        assert {name.removeprefix("item.") for name, value in row.items() if value is True} == expected


def test_a_shared_gap(fiets: Model) -> None:
    """What at least half need is named with the rules that ask for it; what few need is not."""
    bad: Answers = {"licht.voor": "slecht"}
    good: Answers = {"licht.voor": "goed"}
    first = overview(fiets, [bad, bad, good]).gaps[0]
    assert (first.item.id, first.practices, first.rules) == ("FB.lamp", 2, ("FIE-01",))
    assert "FB.lamp" not in [g.item.id for g in overview(fiets, [bad, good, good]).gaps]


def test_who_differs_most(fiets: Model) -> None:
    """The one practice that is not like the others comes first, with where it differs."""
    same: Answers = {"licht.voor": "goed", "licht.achter": "goed", "remmen.soort": "terugtrap",
                     "remmen.werking": "goed", "banden.profiel": "goed"}  # fmt: skip
    odd = {**same, "licht.voor": "slecht", "licht.achter": "slecht"}
    (first,) = overview(fiets, [same, same, odd, same]).different
    assert first.practice == "P02"
    assert first.where[0] == ("licht", 0, 10_000)


def test_percentiles(fiets: Model) -> None:
    """The percent that stands lower; equals share the middle; nothing where too little is known."""
    answers: list[Answers] = [{"licht.voor": a, "licht.achter": a} for a in ("slecht", "matig", "matig", "goed")]
    found = percentiles(fiets, scored(fiets, [*answers, {}])).collect()
    assert found["percentile.licht"].to_list() == [12, 50, 50, 87, None]
    assert found["percentile.remmen"].to_list() == [None] * 5


@pytest.mark.parametrize("count", [0, 1])
def test_few_practices(count: int, fiets: Model) -> None:
    """Of none, or of one, there is an overview too."""
    made = overview(fiets, sheets()[:count], "regio")
    assert made.whole.practices == count
    assert len(made.groups) == count
    assert f"{count} praktijk" in captured(lambda c: show_portfolio(c, made))


def test_spread() -> None:
    """The middle is a place where a practice stands; the top belongs to the last tenth."""
    spread = spread_of(pl.Series([0, 5_000, 10_000]).to_numpy(), pl.Series([1, 2, 1]).to_numpy())
    assert [spread.at(q) for q in (1, 25, 26, 50, 75, 76, 100)] == [0, 0, 5_000, 5_000, 5_000, 10_000, 10_000]
    assert spread.bins() == (1, 0, 0, 0, 0, 2, 0, 0, 0, 1)
    assert (spread + spread).known == 8
    assert Spread.none().at(50) == 0


@pytest.mark.parametrize("width", [40, 80, 120])
def test_screen_fits(width: int, fiets: Model) -> None:
    """Nothing is wider than the page, and every part is there."""
    made = overview(fiets, sheets(), "regio")
    compared = places(fiets, scored(fiets, sheets()).head(20))
    shown = captured(lambda c: show_portfolio(c, made, compared), width)
    assert max(map(cell_len, shown.splitlines())) <= min(width, 100)
    for title in ("KUN JE ERMEE RIJDEN?", "SEIZOEN", "DE DELEN", "HET MEEST VOORKOMEN", "SAMEN OPPAKKEN", "PER REGIO"):
        assert title in re.sub(r"\s+", " ", shown)
    assert "(leeg)" in shown


def test_screen_on_what_is_hardly_known(fiets: Model) -> None:
    """Themes of which nobody knows enough share a sentence, and bars that are not there are not explained."""
    shown = captured(lambda c: show_portfolio(c, overview(fiets, [{}, {}])))
    charts = [chart for chart in fiets.manifest.charts if chart.title.upper() in shown]
    assert charts
    assert shown.count("Bij geen praktijk is genoeg bekend over:") == len(charts) + ("VERDER" in shown)
    assert "drie kwart" not in shown


def test_screen_shows_names_as_they_are(fiets: Model) -> None:
    """Markup and control characters in names and groups do nothing."""
    table = concluded(fiets, sheets())
    nasty = [pl.lit("[bold]\x1b[31mJan").alias("practice"), pl.lit("[red]\x07noord").alias("regio")]
    table = table.with_columns(nasty)
    counted = Tally(fiets, "regio")
    counted.add(table)
    made = overview_of(table.lazy(), counted)
    shown = captured(lambda c: show_portfolio(c, made, places(fiets, table.lazy().head(4))))
    assert "[bold]\N{REPLACEMENT CHARACTER}[31mJan" in shown
    assert "[red]\N{REPLACEMENT CHARACTER}noord" in shown
    assert "\x1b" not in shown
