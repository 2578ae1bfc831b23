"""Documents: filled in with what is known, marked where it is not, whole or not at all."""

import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from engine.documents.filling import Context, filled, words
from engine.documents.pieces import Blank, Bullets, Grid, Heading, Matrix, Note, Paragraph, Room
from engine.documents.word import as_word
from engine.documents.writing import suiting, write_documents
from engine.evaluate.assessment import assess
from engine.evaluate.sheet import sheet_of
from engine.filling.answerfile import read_answers
from engine.load.loader import load
from engine.model import Model
from engine.model.document import Block, Costs, Document
from engine.model.vocabulary import Answer
from engine.outcome.report import Report, report_of
from engine.plan.route import route_of
from engine.problem import InputError
from tests.conftest import FIETS

TODAY = date(2026, 11, 26)
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def report(fiets: Model) -> Report:
    """A bicycle with a broken light of which the owner does not know the tyres."""
    answers = {"licht.voor": "slecht", "remmen.soort": "velg"}
    return report_of("Fiets van =Jan", assess(fiets, sheet_of(fiets, answers)))


@pytest.fixture
def context(report: Report) -> Context:
    """All there is to fill in with."""
    return Context(report, route_of(report), TODAY)


def answer(question: str, option: str) -> Answer:
    """A condition on one answer."""
    return Answer.model_validate({"answer": question, "in": (option,)})


def document(*blocks: Block) -> Document:
    """A document of these blocks."""
    return Document(id="brief", title="Brief", summary="Een brief.", blocks=blocks, source=("FB.licht",))


def test_placeholders(context: Context) -> None:
    """What is known is filled in; what is not, and what only the practice knows, is a blank."""
    assert words("Van {practice} op {today}.", context) == (
        "Van ",
        "Fiets van =Jan",
        " op ",
        "donderdag 26 november 2026",
        ".",
    )
    assert words("{answer:remmen.soort}, {answer:banden.druk}", context) == (
        "Velgremmen",
        ", ",
        Blank("Bandenspanning"),
    )
    assert words("Op {? datum } door {organiser}", context) == (
        "Op ",
        Blank("datum"),
        " door ",
        Blank("naam van de organisator"),
    )


def test_blocks(context: Context) -> None:
    """Every kind of block has its piece; one that does not surely hold is left out."""
    made = filled(
        document(
            Block(heading="Kop"),
            Block(text="Tekst"),
            Block(bullets=("a", "b"), numbered=True),
            Block(fill="Vul in", lines=2),
            Block(note="Let op"),
            Block(text="Nooit", when=answer("licht.voor", "goed")),
            Block(text="Onbekend", when=answer("licht.achter", "goed")),
            Block(text="Wel", when=answer("licht.voor", "slecht")),
            Block(heading="Hier komt niets onder"),
        ),
        context,
    )
    assert made.pieces == (
        Heading(("Kop",)),
        Paragraph(("Tekst",)),
        Bullets((("a",), ("b",)), True),
        Room(("Vul in",), 2),
        Note(("Let op",)),
        Paragraph(("Wel",)),
    )


def test_shown(context: Context) -> None:
    """Risks, route, matrix, answers and questions come from the report."""
    show = [Block(show="risks"), Block(show="route"), Block(show="matrix"), Block(show="answers", of=("licht",))]
    risks, route, matrix, answers = filled(document(*show), context).pieces
    assert isinstance(risks, Grid)
    assert risks.rows[0][0] == ("Voorlicht doet het niet",)
    assert isinstance(route, Grid)
    assert ("Een lampje",) in [row[1] for row in route.rows]
    assert isinstance(matrix, Matrix)
    assert [texts for effect, effort, texts in matrix.cells if (effect, effort) == ("groot", "weinig")] == [
        ("1. Een lampje",)
    ] or any("Een lampje" in text for _, _, texts in matrix.cells for text in texts)
    assert answers == Grid(
        ("Onderwerp", "Antwoord", "Opmerking"),
        ((("Voorlicht",), ("Slecht",), ("",)), (("Achterlicht",), (Blank("uitzoeken"),), ("",))),
        0,
        (1.5, 2, 1.5),
    )


def test_word_file(context: Context) -> None:
    """The Word file opens, holds every text, shades every blank, and takes hostile text for text."""
    evil = Block(text="<w:p/> {practice} & {?plaats}")
    opened = docx.Document(BytesIO(as_word(filled(document(Block(heading="Kop"), evil, Block(show="risks")), context))))
    texts = [p.text for p in opened.paragraphs]
    assert "<w:p/> Fiets van =Jan & [plaats]" in texts
    assert opened.core_properties.author == "Fiets van =Jan"
    assert opened.tables[0].cell(1, 0).text == "Voorlicht doet het niet"
    assert 'w:fill="FFF2CC"' in opened.element.xml


def test_lists_begin_at_one(context: Context) -> None:
    """Two numbered lists each begin at 1."""
    twice = [Block(bullets=("a", "b"), numbered=True), Block(text="tussen"), Block(bullets=("c",), numbered=True)]
    opened = docx.Document(BytesIO(as_word(filled(document(*twice), context))))
    numbers = [p._p.pPr.numPr.numId.val for p in opened.paragraphs if p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


def with_costs(fiets: Model) -> Model:
    """The bicycles with one document, a business case."""
    costs = Costs.model_validate(
        {"years": 3, "once": ("Kopen",), "yearly": ("Smeren",), "benefits": ({"party": "mij", "lines": ("Plezier",)},)}
    )
    one = Document(id="kosten", title="Kosten", summary="Rekenen.", costs=costs, source=("FB.licht",))
    return fiets.model_copy(update={"documents": (one, document(Block(text="Hallo")))})


def test_folder(fiets: Model, tmp_path: Path) -> None:
    """All documents arrive in a folder; a second time is refused, for something may have been filled in."""
    report = report_of("Jan", assess(with_costs(fiets), sheet_of(fiets, {})))
    route = route_of(report)
    assert [w.file for w in write_documents(tmp_path / "a" / "b", report, route, TODAY)] == [
        "brief.docx",
        "kosten.xlsx",
    ]
    before = (tmp_path / "a" / "b" / "brief.docx").read_bytes()
    with pytest.raises(InputError, match=r"E421 bestaat al\. Kies een andere map"):
        write_documents(tmp_path / "a" / "b", report, route, TODAY)
    assert (tmp_path / "a" / "b" / "brief.docx").read_bytes() == before
    (tmp_path / "f").write_text("x")
    with pytest.raises(InputError, match="E206 kan niet worden gemaakt"):
        write_documents(tmp_path / "f", report, route, TODAY)


def test_a_model_without_documents(fiets: Model, report: Report, tmp_path: Path) -> None:
    """Nothing to write is said, and no folder made."""
    with pytest.raises(InputError, match="E420 er zijn voor deze praktijk geen documenten"):
        write_documents(tmp_path / "x", report, route_of(report), TODAY)
    assert not (tmp_path / "x").exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice works out the formulas")
def test_formulas(fiets: Model, tmp_path: Path) -> None:
    """Amounts typed in give sums, balances and the year in which it is paid back."""
    report = report_of("Jan", assess(with_costs(fiets), sheet_of(fiets, {})))
    write_documents(tmp_path, report, route_of(report), TODAY)
    book = openpyxl.load_workbook(tmp_path / "kosten.xlsx")
    sheet = book.active
    rows = {row[0].value: row[0].row for row in sheet.iter_rows() if row[0].value}
    sheet.cell(rows["Kopen"], 3).value = 1000
    for year in range(3):
        sheet.cell(rows["Smeren"], 3 + year).value = 100
        sheet.cell(rows["Plezier"], 3 + year).value = 700
    book.save(tmp_path / "in.xlsx")
    utf8 = "csv:Text - txt - csv (StarCalc):44,34,76"
    command = [str(shutil.which("soffice")), "--headless", "--convert-to", utf8, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "in.xlsx")], check=True, capture_output=True, timeout=120)  # noqa: S603
    text = (tmp_path / "in.csv").read_text(encoding="utf-8")
    assert "Terugverdiend in jaar 2" in text
    (balance,) = [line for line in text.splitlines() if line.startswith("Saldo tot en met")]
    assert balance.split(",")[2:5] == ["-€ 400", "€ 200", "€ 800"]


BAD = """
- id: brief
  title: Brief
  summary: Een brief.
  source: [FB.licht]
  blocks:
    - text: 'Beste {naam}'
    - text: 'Op {day}'
    - text: '{answer:licht.vor}'
    - {show: agenda}
    - {show: scores, of: [ales]}
"""


def test_a_document_is_checked(tmp_path: Path) -> None:
    """Unknown words, meetings that are not there and unknown names are refused with their place."""
    shutil.copytree(FIETS, tmp_path / "m")
    (tmp_path / "m" / "rules" / "documents").mkdir()
    (tmp_path / "m" / "rules" / "documents" / "brief.yaml").write_text(BAD, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(tmp_path / "m")
    shown = str(caught.value)
    for message in (
        "rules/documents/brief.yaml:7:7: E118 '{naam}' kan niet worden ingevuld.",
        "E118 '{day}' hoort bij een document met 'meeting'.",
        "E104 onbekende vraag 'licht.vor'. Bedoelde u 'licht.voor'?",
        "E116 'agenda' hoort bij een document met 'meeting'.",
        "E106 onbekende grafiek 'ales'. Bedoelde u 'alles'?",
    ):
        assert message in shown


@pytest.mark.parametrize("name", ["de-linde", "solo-van-dam", "ziekenhuis-oosterpoort"])
def test_every_document_of_the_shipped_model(shipped: tuple[Model, object], name: str, tmp_path: Path) -> None:
    """Each document that suits an example opens, and is more than blanks."""
    model = shipped[0]
    answers = read_answers(EXAMPLES / f"{name}.yaml", model)
    report = report_of(answers.practice, assess(model, sheet_of(model, *[r.answers for r in answers.respondents])))
    written = write_documents(tmp_path, report, route_of(report, date(2027, 1, 11)), TODAY)
    assert len(written) == len(suiting(report)) > 3
    for one in written:
        if one.file.endswith(".docx"):
            assert len(docx.Document(tmp_path / one.file).element.xml) > 5000
