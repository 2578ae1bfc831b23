"""What a check warns of: every code with what it means, why it matters and how to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of warning, in Dutch. ``proof``: (also) found by the solver, so seen only with a proof."""

    code: str
    title: str
    why: str
    mend: str
    proof: bool = False


CODES = {
    code.code: code
    for code in (
        Code(
            "W101",
            "Vraag die nergens meetelt",
            "Geen regel, schaal, trede, stap of andere vraag kijkt naar deze vraag. Wie haar beantwoordt, merkt daar "
            "niets van.",
            "Laat een regel of schaal ernaar kijken, of haal de vraag weg.",
        ),
        Code(
            "W102",
            "Antwoorden die hetzelfde doen",
            "Twee antwoorden die naast elkaar staan, leiden altijd tot dezelfde scores, conclusies en vervolgvragen. "
            "De keuze ertussen kost tijd en levert niets op.",
            "Voeg de antwoorden samen, geef ze andere punten, of laat een regel ze onderscheiden.",
            proof=True,
        ),
        Code(
            "W103",
            "Vraag die aan niemand gesteld wordt",
            "Er zijn geen antwoorden waarbij aan 'ask_when' voldaan is: van vraag, deel en vragenlijst samen.",
            "Kijk welke voorwaarden elkaar uitsluiten.",
            proof=True,
        ),
        Code(
            "W201",
            "Regel die nooit afgaat",
            "Er zijn geen antwoorden waarbij deze voorwaarde waar is. Niemand krijgt deze conclusie te zien.",
            "Kijk welke delen van 'when' elkaar uitsluiten. Let ook op 'ask_when': een vraag die niet gesteld wordt, "
            "heeft geen antwoord.",
            proof=True,
        ),
        Code(
            "W202",
            "Regel die altijd afgaat",
            "Bij alle antwoorden is deze voorwaarde waar. De regel zegt dan niets over deze organisatie.",
            "Maak de voorwaarde strenger, of haal de regel weg.",
            proof=True,
        ),
        Code(
            "W203",
            "Regels met dezelfde voorwaarde",
            "Twee regels van dezelfde soort gaan altijd samen af. De lezer krijgt twee keer hetzelfde bericht.",
            "Voeg de regels samen, of maak duidelijk waarin zij verschillen.",
            proof=True,
        ),
        Code(
            "W204",
            "Regel die uit een andere volgt",
            "Gaat deze regel af, dan gaat een andere regel van dezelfde soort ook altijd af. De lezer krijgt beide.",
            "Sluit in de ruimste regel uit wat de andere al zegt, met 'not' en 'concluded'. Of houd één regel over.",
            proof=True,
        ),
        Code(
            "W205",
            "Advies dat niemand krijgt",
            "Geen enkele organisatie krijgt dit onderdeel aangeraden, en het hangt ook niet samen met iets dat wel "
            "aangeraden wordt.",
            "Noem het bij een regel ('advice' of 'remedy') of bij een ander onderdeel ('part_of', 'after', 'see'). "
            "Kijk ook naar 'suits' en 'done_when'.",
            proof=True,
        ),
        Code(
            "W206",
            "Trede die niemand haalt",
            "Er zijn geen antwoorden waarbij deze trede en alle treden eronder gehaald zijn.",
            "Kijk naar de voorwaarde van deze trede en die van de treden eronder.",
            proof=True,
        ),
        Code(
            "W301",
            "Deel van een bron dat nergens gebruikt is",
            "Geen vraag, regel, schaal, trede of onderdeel noemt dit deel bij 'source'. Wat er staat, komt nergens "
            "terug.",
            "Gebruik het, of zet bij het deel met 'allow' waarom dat niet hoeft.",
        ),
        Code(
            "W401",
            "Lange zin",
            "Een zin telt meer dan 25 woorden. Een zin eindigt bij een punt, vraagteken, uitroepteken, dubbele punt "
            "of puntkomma. Boven de 25 woorden haken veel lezers af.",
            "Maak er twee zinnen van. Eén gedachte per zin.",
        ),
        Code(
            "W402",
            "Moeilijke tekst",
            "Een tekst van drie zinnen of meer telt gemiddeld meer dan 17 woorden per zin.",
            "Maak de zinnen korter, of maak er een opsomming van.",
        ),
        Code(
            "W403",
            "Onderdeel zonder wie",
            "Bij een werkvorm of bijeenkomst wil de lezer weten wie erbij zijn. 'who' en 'invite' ontbreken allebei, "
            "ook bij het onderdeel waar het bij hoort ('part_of').",
            "Vul 'who' in (wie het doet) of 'invite' (wie je vraagt). Noemt de bron niemand? Zet dat bij 'allow'.",
        ),
        Code(
            "W404",
            "Onderdeel zonder hoe lang",
            "Bij een werkvorm of bijeenkomst wil de lezer weten hoeveel tijd het kost. 'minutes', 'suggested', 'weeks' "
            "en 'timing' ontbreken alle vier.",
            "Vul één van de vier in. Noemt de bron geen tijd? Zet dat bij 'allow'.",
        ),
        Code(
            "W501",
            "Casus die niets zegt",
            "Niets van wat de casus verwacht, kijkt naar een van de antwoorden in de casus. Hij klopt dus altijd.",
            "Geef antwoorden waar de verwachte regels naar kijken, of verwacht een andere regel.",
        ),
        Code(
            "W502",
            "Dubbele casus",
            "Een andere casus geeft dezelfde antwoorden en verwacht ten minste hetzelfde.",
            "Haal een van de twee weg, of verander de antwoorden.",
        ),
        Code(
            "W901",
            "Uitzondering die niet meer nodig is",
            "Bij 'allow' staat een waarschuwing die hier niet (meer) voorkomt.",
            "Haal de uitzondering weg.",
        ),
        Code(
            "W902",
            "Nog in te vullen",
            "In de tekst staat nog TODO.",
            "Schrijf de tekst.",
        ),
    )
}
"""By code. A code keeps its meaning for good; W9… is about the texts and exceptions themselves."""

ALWAYS = ("W901", "W902")
"""Nobody may switch these off."""


def explained(code: Code) -> Iterator[str]:
    """What a code means, as lines of Markdown."""
    yield f"## {code.code} {code.title}"
    yield ""
    yield code.why
    if code.proof:
        yield ""
        yield "Dit bewijst een rekenmachine: `paraat model check --prove`."
    yield ""
    yield f"**Wat je doet:** {code.mend}"


def document() -> str:
    """The page ``docs/waarschuwingen.md``."""
    lines = [
        "# Waarschuwingen van `paraat model check`",
        "",
        "Een fout (E…) houdt het model tegen. Een waarschuwing (W…) wijst op iets dat vast niet zo bedoeld is.",
        "Is het wel zo bedoeld? Zet dan bij de vraag, de regel, de trede, het onderdeel, het deel van de bron of de",
        "casus waarom:",
        "",
        "```yaml",
        "  allow: {W403: De bron laat vrij wie er meedoen.}",
        "```",
        "",
        "Een uitzondering die niet meer nodig is, is zelf een waarschuwing. "
        f"{' en '.join(ALWAYS)} kun je niet uitzetten.",
    ]
    for code in CODES.values():
        lines += ["", *explained(code)]
    return "\n".join(lines) + "\n"
