"""Documents: filled in with what is known, marked where it is not, whole or not at all."""

import shutil
import subprocess
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any

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
from engine.goal.way import Way
from engine.load.loader import load
from engine.model import Model
from engine.model.document import Block, Costs, Document
from engine.model.vocabulary import Answer
from engine.outcome.report import Report, report_of
from engine.plan.agenda import Wish, agenda_of
from engine.plan.meeting import meeting_named
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
    placed = {(effect, effort): texts for effect, effort, texts in matrix.cells if texts}
    assert {key: [text.split(". ", 1)[1] for text in texts] for key, texts in placed.items()} == {
        ("groot", "weinig"): ["Een lampje"]
    }
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
        {
            "years": 3,
            "parties": (
                {"party": "mij", "once": ("Kopen",), "yearly": ("Smeren",), "benefits": ("Plezier",)},
                {"party": "de buurt", "yearly": ("Lawaai",)},
            ),
        }
    )
    one = Document(id="kosten", title="Kosten", summary="Rekenen.", costs=costs, source=("FB.licht",))
    return fiets.model_copy(update={"documents": (one, document(Block(text="Hallo")))})


def test_folder(fiets: Model, tmp_path: Path) -> None:
    """All documents arrive in a folder; a second time is refused, for something may have been filled in."""
    report = report_of("Jan", assess(with_costs(fiets), sheet_of(fiets, {})))
    route = route_of(report)
    assert [file for file, _ in write_documents(tmp_path / "a" / "b", report, route, TODAY)] == [
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
    """Amounts typed in give sums, balances, who loses by it, and the year in which it is paid back."""
    report = report_of("Jan", assess(with_costs(fiets), sheet_of(fiets, {})))
    write_documents(tmp_path, report, route_of(report), TODAY)
    book = openpyxl.load_workbook(tmp_path / "kosten.xlsx")
    assert book.sheetnames == ["Overzicht", "Mij", "De buurt"]
    mine, theirs = (Lines(book[name]) for name in book.sheetnames[1:])
    mine.sheet.cell(mine.rows["Kopen"], 3).value = 1000
    for year in range(3):
        mine.sheet.cell(mine.rows["Smeren"], 3 + year).value = 100
        mine.sheet.cell(mine.rows["Plezier"], 3 + year).value = 750
        theirs.sheet.cell(theirs.rows["Lawaai"], 3 + year).value = 50
    book.save(tmp_path / "in.xlsx")
    command = [str(shutil.which("soffice")), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    command += [str(tmp_path / "uit"), str(tmp_path / "in.xlsx"), f"-env:UserInstallation=file://{tmp_path / 'lo'}"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603
    worked = openpyxl.load_workbook(tmp_path / "uit" / "in.xlsx", data_only=True)
    over, mine = Lines(worked["Overzicht"]), Lines(worked["Mij"])
    assert mine.of("Saldo tot en met dit jaar") == [-350, 300, 950, 950]
    assert over.of("Saldo van het jaar") == [-400, 600, 600, 800]
    assert over.of("Saldo tot en met dit jaar") == [-400, 200, 800, 800]
    assert over.of("Mij") == [-350, 650, 650, 950]
    assert over.sheet.cell(over.rows["Mij"], 2).value == "Houdt over"
    assert over.sheet.cell(over.rows["De buurt"], 2).value == "Legt toe: bespreek compensatie"
    assert "Terugverdiend in jaar 2" in over.rows
    assert "Niet terugverdiend in deze jaren" in Lines(worked["De buurt"]).rows


class Lines:
    """A sheet with the number of the row of each text in its first column; of one that occurs twice, the last."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.rows = {row[0].value: row[0].row for row in sheet.iter_rows() if row[0].value}

    def of(self, title: str) -> list[Any]:
        """The figures of a line."""
        return [cell.value for cell in self.sheet[self.rows[title]][2:6]]


def test_a_workbook_prints(fiets: Model, tmp_path: Path) -> None:
    """Every sheet fits one page of A4 on its side."""
    report = report_of("Jan", assess(with_costs(fiets), sheet_of(fiets, {})))
    write_documents(tmp_path, report, route_of(report), TODAY)
    for sheet in openpyxl.load_workbook(tmp_path / "kosten.xlsx"):
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, None, None)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "<b>x</b>", "../../x"])
def test_hostile_names(fiets: Model, name: str, tmp_path: Path) -> None:
    """A practice's name and notes are plain text everywhere: no formula, no markup, no path."""
    model = with_costs(fiets).model_copy(
        update={"documents": (*with_costs(fiets).documents, document(Block(text="{practice}"), Block(show="answers")))}
    )
    model = model.model_copy(update={"documents": (model.documents[0], model.documents[-1])})
    report = report_of(name, assess(model, sheet_of(model, {"licht.voor": "goed"})), {"licht.voor": name})
    written = write_documents(tmp_path / "map", report, route_of(report), TODAY)
    assert sorted(p.name for p in (tmp_path / "map").iterdir()) == ["brief.docx", "kosten.xlsx"]
    assert [file for file, _ in written] == ["brief.docx", "kosten.xlsx"]
    opened = docx.Document(BytesIO((tmp_path / "map" / "brief.docx").read_bytes()))
    assert name in [p.text for p in opened.paragraphs]
    assert name in [cell.text for row in opened.tables[0].rows for cell in row.cells]
    for sheet in openpyxl.load_workbook(tmp_path / "map" / "kosten.xlsx"):
        cells = [cell for row in sheet.iter_rows() for cell in row if name in str(cell.value)]
        assert cells
        assert all(cell.data_type == "s" for cell in cells)


def test_respondents_who_differ(fiets: Model) -> None:
    """Where people differ a document gives their answers, without names, and a question to begin with."""
    both = [{"licht.voor": "slecht"}, {"licht.voor": "goed"}]
    report = report_of("Jan", assess(fiets, sheet_of(fiets, *both)), respondents=("Jan", "Anna"))
    context = Context(report, route_of(report), TODAY)
    heading, grid = filled(document(Block(heading="Verschillen"), Block(show="differences")), context).pieces
    assert isinstance(heading, Heading)
    assert isinstance(grid, Grid)
    assert grid.rows == (
        (
            ("Voorlicht",),
            ("‘Slecht’ en ‘Goed’",),
            ("Wat maakt ieder mee rond ‘Voorlicht’ dat de anderen misschien niet zien?",),
        ),
    )


def test_no_differences(context: Context) -> None:
    """One person differs with nobody: the heading goes too."""
    assert filled(document(Block(heading="Verschillen"), Block(show="differences")), context).pieces == ()


def test_at_most(context: Context) -> None:
    """What is cut short says how much more there is."""
    pieces = filled(document(Block(show="route", most=1)), context).pieces
    left = len(context.route.steps) - 1
    assert isinstance(pieces[0], Grid)
    assert len(pieces[0].rows) == 1
    assert left > 0
    assert pieces[1] == Paragraph((f"En nog {left} {'stap' if left == 1 else 'stappen'}: zie ‘paraat plan’.",))


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ({"text": "a", "most": 3}, "'most' hoort bij 'show"),
        ({"text": "a", "new_page": True}, "'new_page' hoort bij 'heading'"),
    ],
)
def test_words_of_a_block_that_do_not_fit(block: dict[str, object], message: str) -> None:
    """What means nothing for a block is refused."""
    with pytest.raises(ValueError, match=message):
        Block.model_validate(block)


@pytest.mark.parametrize("name", ["Overzicht", "mij", "a/b", "it's", "x" * 32])
def test_parties(name: str) -> None:
    """A party's name is a sheet's: one of its own, short, and without what a workbook refuses."""
    with pytest.raises(ValueError, match=r"party|elke partij"):
        Costs.model_validate({"parties": ({"party": "Mij"}, {"party": name})})


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
        "rules/documents/brief.yaml:7:7: E119 '{naam}' kan niet worden ingevuld.",
        "E119 '{day}' hoort bij een document met 'meeting'.",
        "E104 onbekende vraag 'licht.vor'. Bedoelde u 'licht.voor'?",
        "E116 'agenda' hoort bij een document met 'meeting'.",
        "E106 onbekende grafiek 'ales'. Bedoelde u 'alles'?",
    ):
        assert message in shown


SHIPPED = ["de-linde", "gezondheidscentrum-de-brug", "solo-van-dam", "ziekenhuis-oosterpoort"]


def example(name: str, model: Model) -> Report:
    """The report on a shipped example."""
    answers = read_answers(EXAMPLES / f"{name}.yaml", model)
    found = assess(model, sheet_of(model, *[person.answers for person in answers.respondents]))
    return report_of(answers.practice, found)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_document_of_the_shipped_model(shipped: tuple[Model, object], name: str, tmp_path: Path) -> None:
    """Each document that suits an example opens, and is more than blanks."""
    report = example(name, shipped[0])
    written = write_documents(tmp_path, report, route_of(report, date(2027, 1, 11)), TODAY)
    assert {one.id for _, one in written} <= {one.id for one in suiting(report)}
    assert len(written) > 3
    for file, _ in written:
        if file.endswith(".docx"):
            assert len(docx.Document(BytesIO((tmp_path / file).read_bytes())).element.xml) > 5000
        else:
            assert len(openpyxl.load_workbook(tmp_path / file).sheetnames) > 1


@pytest.mark.parametrize("name", SHIPPED)
def test_every_placeholder_can_be_filled_in(shipped: tuple[Model, object], name: str) -> None:
    """No text of a shipped document keeps its braces, with and without an agenda."""
    report = example(name, shipped[0])
    model, route = report.assessment.model, route_of(report)
    for one in model.documents:
        meeting = model.item[one.meeting] if one.meeting else None
        agendas = [agenda_of(report, meeting, Wish(at=time(13)), TODAY)] if meeting else []
        for agenda in (None, *agendas):
            for text in (text for block in one.blocks for text in block.texts):
                made = words(text, Context(report, route, TODAY, agenda))
                assert not any(set("{}") & set(part.label if isinstance(part, Blank) else part) for part in made)


def test_documents_of_one_meeting(shipped: tuple[Model, object], tmp_path: Path) -> None:
    """With the agenda of a meeting come its documents alone, with the times on the clock."""
    report = example("solo-van-dam", shipped[0])
    meeting = meeting_named(report.assessment.model, "1")
    agenda = agenda_of(report, meeting, Wish(day=date(2027, 2, 8), at=time(13)), TODAY)
    written = write_documents(tmp_path, report, agenda, TODAY)
    assert [file for file, _ in written] == ["22-uitnodiging-bijeenkomst-1.docx", "23-draaiboek-bijeenkomst-1.docx"]
    mail = docx.Document(BytesIO((tmp_path / written[0][0]).read_bytes()))
    assert any("Op maandag 8 februari 2027 om 13:00" in p.text for p in mail.paragraphs)
    assert [row.cells[0].text for row in mail.tables[0].rows][:2] == [
        "Tijd",
        f"13:00–{agenda.clock(agenda.parts[0].minutes)}",
    ]


def test_a_way_has_no_documents(report: Report, tmp_path: Path) -> None:
    """The way to a goal has none, and says where documents belong."""
    way = Way.__new__(Way)
    with pytest.raises(InputError, match="E415 hoort bij de route of een bijeenkomst"):
        write_documents(tmp_path / "x", report, way, TODAY)


def test_an_agenda_tells_how_where_it_is_known(shipped: tuple[Model, object]) -> None:
    """The column on how it goes stands there only where a workform says it."""
    report = example("solo-van-dam", shipped[0])
    model, columns = report.assessment.model, {}
    for name in ("1", "evaluatie"):
        agenda = agenda_of(report, meeting_named(model, name), Wish(), TODAY)
        (grid,) = filled(document(Block(show="agenda")), Context(report, route_of(report), TODAY, agenda)).pieces
        assert isinstance(grid, Grid)
        assert all(len(row) == len(grid.columns) == len(grid.widths) for row in grid.rows)
        columns[name] = grid.columns
    assert columns == {
        "1": ("Onderdeel", "Duur", "Zo gaat het", "Wie leidt"),
        "evaluatie": ("Onderdeel", "Duur", "Wie leidt"),
    }


def test_a_matrix_fits_a_page(shipped: tuple[Model, object]) -> None:
    """Of what nobody has placed yet a matrix names ten, and says how many more there are."""
    report = example("ziekenhuis-oosterpoort", shipped[0])
    unplaced = [advice for advice in report.advice if not (advice.item.effect and advice.item.effort)]
    matrix, more = filled(document(Block(show="matrix")), Context(report, route_of(report), TODAY)).pieces
    assert isinstance(matrix, Matrix)
    assert len(matrix.rest) == 10 < len(unplaced)
    assert more == Paragraph((f"En nog {len(unplaced) - 10} aanbevelingen om te plaatsen: zie ‘paraat report’.",))
