"""Reading many practices: every kind of file, every way to say an answer, and nothing lost between."""

import json
from pathlib import Path

import polars as pl
import pytest

from engine.batch.reading.read import Options, Portfolio, read
from engine.evaluate.sheet import Mark
from engine.filling.answerfile import AnswerFile, Respondent, save_answers
from engine.model import Model
from engine.problem import InputError

PLAIN = Options()
HEAD = "practice;licht.voor;licht.achter;banden.druk;banden.gebreken"


def got(model: Model, path: Path, options: Options = PLAIN) -> Portfolio:
    """What was read, once it is sure that no row got lost."""
    found = read(model, [path], options)
    assert found.rows == found.frame.collect().height + found.rejected
    return found


def csv(folder: Path, text: str, encoding: str = "utf-8", name: str = "a.csv") -> Path:
    """A file with this text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def cells(found: Portfolio, name: str) -> list[str | None]:
    """A column of the frame."""
    return found.frame.collect()[name].to_list()


def told(found: Portfolio) -> list[tuple[object, ...]]:
    """The rejects without the file."""
    return found.rejects.drop("file").rows()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_csv_of_every_kind(tmp_path: Path, fiets: Model, encoding: str, separator: str, end: str) -> None:
    """Separator, encoding and line ends are found out."""
    text = f"{HEAD};regio\nFiets é;goed;slecht;4;scheur|slijtage;Fryslân\nB;;weet-niet;nvt;geen;\n"
    found = got(fiets, csv(tmp_path, text.replace(";", separator).replace("\n", end), encoding))
    assert found.frame.collect().rows() == [
        ("Fiets é", "Fryslân", "goed", "slecht", "4", "scheur|slijtage"),
        ("B", None, None, "weet-niet", "nvt", "geen"),
    ]
    assert found.extra == ("regio",)
    assert found.rejects.is_empty()


def test_sep_line_and_commas_in_headers(tmp_path: Path, fiets: Model) -> None:
    """Excel's own first line is skipped, and a comma in a text is no separator."""
    found = got(
        fiets, csv(tmp_path, 'sep=;\r\nnaam;Voorlicht;"Opmerking, als die er is, en waarom"\r\nA;Goed;"x;y"\r\n')
    )
    assert found.frame.collect().rows() == [("A", "x;y", "goed")]


@pytest.mark.parametrize(
    "header", ["licht.voor", "Voorlicht", "Hoe is het voorlicht?", "  HOE is het\u00a0 voorlicht? "]
)
@pytest.mark.parametrize(
    ("cell", "canonical"),
    [
        ("goed", "goed"), (" GOED ", "goed"), ("Goed", "goed"), ("3", "goed"), ("3.0", "goed"), ("3,0", "goed"),
        ("weet ik niet", "weet-niet"), ("N.v.t.", "nvt"), ("   ", None),
    ],
)  # fmt: skip
def test_headers_and_cells_in_other_words(tmp_path: Path, fiets: Model, header: str, cell: str, canonical: str) -> None:
    """A header may be id, text or short name; a cell id, text or number."""
    found = got(fiets, csv(tmp_path, f"Praktijk;{header}\nA;{cell}\nB;goed\n"))
    assert cells(found, "licht.voor") == [canonical, "goed"]


@pytest.mark.parametrize(
    ("cell", "canonical"),
    [
        ("scheur", "scheur"), ("slijtage|scheur", "scheur|slijtage"), ("Een scheur; Slijtage", "scheur|slijtage"),
        ("1,2", "scheur|slijtage"), ("2", "slijtage"), ("scheur|1", "scheur"), ("geen", "geen"), ("Geen van deze", "geen"),
    ],
)  # fmt: skip
def test_several_options_in_a_cell(tmp_path: Path, fiets: Model, cell: str, canonical: str) -> None:
    """Options stand in any order with any usual sign between, and come out once, in the question's order."""
    found = got(fiets, csv(tmp_path, f"id\tbanden.gebreken\nA\t{cell}\n"))
    assert cells(found, "banden.gebreken") == [canonical]


def test_bad_cells_reject_their_row(tmp_path: Path, fiets: Model) -> None:
    """Each bad cell is told with its place, value, reason and the nearest answer; good rows go on."""
    path = csv(
        tmp_path, f"{HEAD}\nA;goet;mooi;4;\nB;goed;goed;9;\nC;goed;goed;2,5;\nD;goed;goed;8,0;lek\nE;goed;goed;8,0;\n"
    )
    found = got(fiets, path)
    assert cells(found, "practice") == ["E"]
    assert cells(found, "banden.druk") == ["8"]
    no_answer, choose = "is geen antwoord op deze vraag", "Kies uit: slecht, matig of goed."
    assert told(found) == [
        (2, "licht.voor", "goet", no_answer, "Bedoelde u 'goed'?"),
        (2, "licht.achter", "mooi", no_answer, choose),
        (3, "banden.druk", "9", "valt buiten de grenzen", "Een geheel getal van 0 tot en met 8."),
        (4, "banden.druk", "2,5", "is geen geheel getal", "Een geheel getal van 0 tot en met 8."),
        (5, "banden.gebreken", "lek", no_answer, "Kies uit: scheur of slijtage."),
    ]
    assert found.rejects["file"].unique().to_list() == [str(path)]
    assert (found.rows, found.rejected) == (5, 4)


def test_lenient(tmp_path: Path, fiets: Model) -> None:
    """A bad cell becomes open, its row goes on, and the reject is told all the same."""
    found = got(fiets, csv(tmp_path, f"{HEAD}\nA;goet;matig;4;\n"), Options(lenient=True))
    assert found.frame.collect().rows() == [("A", None, "matig", "4", None)]
    assert [row[:3] for row in told(found)] == [(2, "licht.voor", "goet")]
    assert found.rejected == 0


def test_ragged_rows(tmp_path: Path, fiets: Model) -> None:
    """A row of another width is rejected, also when a long one and a short one add up; blank lines count as rows."""
    found = got(fiets, csv(tmp_path, "id;licht.voor\nA;goed\nB;goed;x\n\nC\nD;slecht\n;\n"))
    assert cells(found, "practice") == ["A", "D"]
    assert [row[0] for row in told(found)] == [3, 5]
    assert told(found)[0] == (
        3, None, "B;goed;x", "de rij heeft 3 velden, de kopregel 2", "Staat er een scheidingsteken te veel of te weinig?",
    )  # fmt: skip
    assert found.rows == 4
    found = got(fiets, csv(tmp_path, "id;licht.voor\nA;goed\nB;goed;x\nC\nD;slecht\n"))
    assert [row[0] for row in told(found)] == [3, 4]


def test_mixed_line_ends(tmp_path: Path, fiets: Model) -> None:
    """A line end of another kind ends a row all the same, also right after the header."""
    found = got(fiets, csv(tmp_path, "id;licht.voor\rA;goed\nB;goed\r\nC;matig\r"))
    assert cells(found, "practice") == ["A", "B", "C"]


def test_many_rejects(tmp_path: Path, fiets: Model) -> None:
    """Many bad cells, all different, are all told, and hints are looked up for the first ones only."""
    found = got(fiets, csv(tmp_path, "id;licht.voor\n" + "".join(f"P{i};fout {i}\n" for i in range(100_000))))
    assert (found.rejected, found.rejects.height, found.frame.collect().height) == (100_000, 100_000, 0)


def test_no_practice(tmp_path: Path, fiets: Model) -> None:
    """A row without a practice is rejected, a row without anything is no row."""
    found = got(fiets, csv(tmp_path, "id;licht.voor\n;goed\n;\nB;goed\n"))
    assert told(found) == [
        (2, "id", "", "de rij noemt geen praktijk", "Zet in elke rij de naam of code van de praktijk.")
    ]
    assert found.rows == 2


def test_duplicates(tmp_path: Path, fiets: Model) -> None:
    """Of a practice that occurs twice no row counts, over all files."""
    one, two = (
        csv(tmp_path, "id;licht.voor\nA;goed\nB;goed\nB;goed\n"),
        csv(tmp_path, "id,licht.voor\nA,matig\nC,1\n", name="b.csv"),
    )
    found = read(fiets, [one, two])
    assert cells(found, "practice") == ["C"]
    assert (found.rows, found.rejected) == (5, 4)
    assert found.rejects.select("file", "row").rows() == [(str(one), 2), (str(one), 3), (str(one), 4), (str(two), 2)]


@pytest.mark.parametrize(
    "dates", [("2026-01-31", "2026-02-01"), ("31-12-2025", "1-2-2026"), ("1/2/2026 09:00", "2026-02-01T10:00:00Z")]
)
def test_history(tmp_path: Path, fiets: Model, dates: tuple[str, str]) -> None:
    """With a date the latest row counts, or all of them on request."""
    path = csv(tmp_path, f"id;datum;licht.voor\nA;{dates[1]};goed\nB;;goed\nA;{dates[0]};slecht\n")
    found = got(fiets, path)
    assert found.frame.collect().rows() == [("A", dates[1], "goed"), ("B", None, "goed")]
    assert (found.older, told(found)[0][0], told(found)[0][4]) == (1, 4, f"De rij van {dates[1]} telt.")
    every = got(fiets, path, Options(keep_all=True))
    assert cells(every, "practice") == ["A", "B", "A"]
    assert every.rejects.is_empty()


@pytest.mark.parametrize(
    ("dates", "reason"),
    [
        (("", "2026-01-01"), "de praktijk staat er 2 keer, en niet bij elke rij een datum die te lezen is"),
        (("gisteren", "2026-01-01"), "de praktijk staat er 2 keer, en niet bij elke rij een datum die te lezen is"),
        (("2026-01-01", "01-01-2026"), "de praktijk staat er 2 keer, twee keer op hetzelfde moment"),
        (("", ""), "de praktijk staat er 2 keer"),
    ],
)
def test_no_history(tmp_path: Path, fiets: Model, dates: tuple[str, str], reason: str) -> None:
    """Where the dates do not tell which row is the latest, none counts."""
    found = got(fiets, csv(tmp_path, f"id;datum;licht.voor\nA;{dates[0]};goed\nA;{dates[1]};slecht\n"))
    assert [row[3] for row in told(found)] == [reason, reason]


def test_long_form(tmp_path: Path, fiets: Model) -> None:
    """A row per answer makes a row per practice; options of a multiple choice come together."""
    text = (
        "praktijk;vraag;antwoord;regio\nA;licht.voor;Goed;noord\nA;Gebreken;scheur;\nB;Achterlicht;2;zuid\n"
        "A;Gebreken;Slijtage;noord\nB;banden.druk;;zuid\n"
    )
    found = got(fiets, csv(tmp_path, text))
    assert found.frame.collect().to_dicts() == [
        {
            "practice": "A",
            "regio": "noord",
            "licht.voor": "goed",
            "licht.achter": None,
            "banden.gebreken": "scheur|slijtage",
        },
        {"practice": "B", "regio": "zuid", "licht.voor": None, "licht.achter": "matig", "banden.gebreken": None},
    ]
    assert found.rows == 2


def test_long_form_rejects_practices(tmp_path: Path, fiets: Model) -> None:
    """What is wrong in long form is told by its own row, and rejects its practice."""
    text = (
        "praktijk;vraag;antwoord\nA;licht.voor;goed\nA;licht.achter;goet\nB;licht.vor;goed\nC;licht.voor;goed\n"
        "C;licht.voor;goed\n;licht.voor;goed\nD;licht.voor;goed\n"
    )
    path = csv(tmp_path, text)
    found = got(fiets, path)
    assert cells(found, "practice") == ["D"]
    assert [row[:4] for row in told(found)] == [
        (3, "licht.achter", "goet", "is geen antwoord op deze vraag"),
        (4, "vraag", "licht.vor", "is geen vraag"),
        (5, "vraag", "licht.voor", "is twee keer beantwoord"),
        (6, "vraag", "licht.voor", "is twee keer beantwoord"),
        (7, "praktijk", "", "de rij noemt geen praktijk"),
    ]
    assert (found.rows, found.rejected) == (5, 4)
    lenient = got(fiets, path, Options(lenient=True))
    assert cells(lenient, "licht.voor") == ["goed", None, None, "goed"]


def test_parquet_of_other_kinds(tmp_path: Path, fiets: Model) -> None:
    """Numbers, categories and lists are read as the text they stand for; what is nested stays behind, and is named."""
    path = tmp_path / "a.parquet"
    pl.DataFrame(
        {
            "code": [1, 2], "licht.voor": pl.Series(["goed", None], dtype=pl.Categorical), "licht.achter": [1.0, 3.0],
            "banden.druk": [8, 0], "banden.gebreken": [["slijtage", "scheur"], []], "groot": [True, False],
            "rest": [{"x": 1}, {"x": 2}],
        }
    ).write_parquet(path)  # fmt: skip
    found = got(fiets, path)
    assert found.frame.collect().rows() == [
        ("1", True, "goed", "slecht", "8", "scheur|slijtage"),
        ("2", False, None, "goed", "0", None),
    ]
    assert found.warnings == (
        f"{path}: kolommen die bij geen vraag horen: 'groot', 'rest'.",
        f"{path}: kolom 'rest' gaat niet mee (Struct({{'x': Int64}})).",
    )


def test_json_lines(tmp_path: Path, fiets: Model) -> None:
    """Objects need not have the same keys; a line that is none is rejected with its number."""
    lines = [
        {"code": "A", "licht.voor": 3, "banden.gebreken": ["scheur"]}, {"code": "B", "regio": None, "banden.druk": 2.0},
    ]  # fmt: skip
    text = "\n".join([json.dumps(lines[0]), "", "[1]", "{", '{"code": 1, "code": 2}', json.dumps(lines[1])])
    found = got(fiets, csv(tmp_path, text, name="a.jsonl"))
    assert found.frame.collect().rows() == [("A", None, "goed", None, "scheur"), ("B", None, None, "2", None)]
    assert [(row[0], row[3]) for row in told(found)] == [
        (3, "is geen JSON-object"), (4, "is geen JSON"), (5, "een sleutel staat er twee keer"),
    ]  # fmt: skip


def test_folder_of_answer_files(tmp_path: Path, fiets: Model) -> None:
    """A file is a row; one that is refused is a reject, and the others count."""
    answers = {"licht.voor": "goed", "banden.gebreken": (), "banden.druk": 3, "licht.achter": Mark.DONT_KNOW}
    save_answers(tmp_path / "a.yaml", AnswerFile("Jan", "fiets", "1.0.0", (Respondent(answers=answers),)), fiets)
    save_answers(tmp_path / "b.yaml", AnswerFile("Piet", "fiets", "1.0.0", (Respondent("Piet zelf"),)), fiets)
    save_answers(tmp_path / "c.yaml", AnswerFile("Piet", "fiets", "1.0.0", (Respondent("de buurman"),)), fiets)
    csv(
        tmp_path,
        "paraat: 1\npractice: X\nmodel: {name: fiets, version: 1.0.0}\nanswers: {licht.voor: goet}\n",
        name="d.yaml",
    )
    found = got(fiets, tmp_path)
    assert cells(found, "practice") == ["Jan"]
    assert found.frame.select("licht.voor", "licht.achter", "banden.druk", "banden.gebreken").collect().rows() == [
        ("goed", "weet-niet", "3", "geen")
    ]
    assert found.rejects.select("file", "row").rows() == [
        (str(tmp_path / "b.yaml"), None), (str(tmp_path / "c.yaml"), None), (str(tmp_path / "d.yaml"), 4),
    ]  # fmt: skip
    assert told(found)[0][3:] == (
        "de praktijk staat er 2 keer, ingevuld door verschillende mensen",
        "Zet hun antwoorden in één bestand, of leg ze naast elkaar met 'paraat compare'.",
    )
    assert found.rejects["reason"][2] == "E105 'licht.voor' heeft geen antwoord 'goet'."
    assert not found.warnings


def test_a_file_of_several_respondents_is_one_row(tmp_path: Path, fiets: Model) -> None:
    """What they agree on counts, "weet ik niet" gives way, and where they differ the cell is blank."""
    people = (
        Respondent("Piet", answers={"licht.voor": "goed", "licht.achter": "goed", "banden.druk": 3}),
        Respondent("Anna", answers={"licht.voor": "goed", "licht.achter": "slecht", "banden.druk": Mark.DONT_KNOW}),
    )
    save_answers(tmp_path / "a.yaml", AnswerFile("Jan", "fiets", "1.0.0", people), fiets)
    found = got(fiets, tmp_path)
    assert found.frame.select("licht.voor", "licht.achter", "banden.druk").collect().rows() == [("goed", None, "3")]


def test_map(tmp_path: Path, fiets: Model) -> None:
    """An expert's mapping says what headers and cells mean that would not be understood."""
    path = csv(tmp_path, "Wie;V1;achterlicht\nA;Prima;-\nB;goed;9\n")
    mapping = csv(
        tmp_path, 'columns: {V1: licht.voor, wie: practice}\ncells:\n  licht.voor: {prima: Goed}\n  licht.achter: {"-": "", 9: weet niet}\n',
        name="map.yaml",
    )  # fmt: skip
    found = got(fiets, path, Options(map=mapping))
    assert found.frame.collect().rows() == [("A", "goed", None), ("B", "goed", "weet-niet")]


def test_looks_like_a_question(tmp_path: Path, fiets: Model) -> None:
    """A column of no question passes through and is named; when it looks like one, with the nearest question."""
    found = got(fiets, csv(tmp_path, "id;licht.voor;licht.achtr;regio\nA;goed;goed;noord\n"))
    assert found.extra == ("licht.achtr", "regio")
    assert found.warnings == (
        f"{tmp_path / 'a.csv'}: kolom 'licht.achtr' hoort bij geen vraag. Bedoelde u 'licht.achter'?",
        f"{tmp_path / 'a.csv'}: kolommen die bij geen vraag horen: 'regio'.",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "E302 is leeg."),
        (" \n\n", "E302 is leeg."),
        ("id;licht.voor\n", "E302 heeft een kopregel, maar geen rijen."),
        ("id;licht.voor;Voorlicht\nA;;\n", "E303 heeft twee kolommen voor 'licht.voor': 'licht.voor' en 'Voorlicht'. Haal er één weg."),
        ("id;licht.voor;regio;Regio\nA;;;\n", "E303 heeft twee kolommen 'regio'. Geef ze elk een eigen naam."),
        ("id;id;licht.voor\nA;A;\n", "E303 heeft twee kolommen 'id'. Geef ze elk een eigen naam."),
        ("id;licht.voor;score.fiets.lo\nA;;\n", "E303 kolom 'score.fiets.lo' heet zoals een kolom die Paraat zelf maakt. Geef die een andere naam."),
        ("wie;licht.voor\nA;\n", "E304 heeft geen kolom met de praktijk. Noem een kolom 'praktijk', of kies er een met --practice. Nu: 'wie'."),
        ("id;licht.vor\nA;\n", "E309 heeft geen enkele kolom die bij een vraag hoort. Bedoelde u 'licht.voor'?"),
        ("id;licht.voor\nA\0;\n", "E305 bevat NUL-tekens: dit is geen CSV. Bewaar de tabel opnieuw als CSV (UTF-8)."),
        ('id;licht.voor\nA;"goed\nB;goed\n', "E305 is geen CSV: een aanhalingsteken staat verkeerd of blijft open. Bewaar de tabel opnieuw als CSV (UTF-8)."),
    ],
)  # fmt: skip
def test_refused(tmp_path: Path, fiets: Model, text: str, message: str) -> None:
    """A file that cannot be understood is refused in words."""
    path = csv(tmp_path, text)
    with pytest.raises(InputError) as error:
        read(fiets, [path])
    assert str(error.value) == f"{path}: {message}"


def test_everything_wrong_at_once(tmp_path: Path, fiets: Model) -> None:
    """Every file that is refused is named, not the first only."""
    names = [
        tmp_path / "weg.csv",
        csv(tmp_path, "x", name="a.docx"),
        csv(tmp_path, "x", name="a.parquet"),
        tmp_path / "a\0.csv",
    ]
    (tmp_path / "leeg").mkdir()
    with pytest.raises(InputError) as error:
        read(fiets, [*names, tmp_path / "leeg"])
    assert [p.code for p in error.value.problems] == ["E103", "E301", "E305", "E302", "E103"]


def test_chosen_practice_and_date(tmp_path: Path, fiets: Model) -> None:
    """Which column is the practice and which the date can be said, and must exist."""
    path = csv(tmp_path, "id;wie;wanneer;licht.voor\n1;A;2026-01-01;goed\n2;A;2026-01-02;matig\n")
    found = got(fiets, path, Options(practice="Wie", date="wanneer"))
    assert found.frame.collect().rows() == [("A", "2", "2026-01-02", "matig")]
    with pytest.raises(InputError, match="E304 heeft geen kolom 'wia'"):
        read(fiets, [path], Options(practice="wia"))


def test_hostile_text(tmp_path: Path, fiets: Model) -> None:
    """Control characters do not get through, neither in names nor in headers, extra columns or rejects."""
    found = got(fiets, csv(tmp_path, "id;licht.voor;re\x1bgio\n\x1b[2JA\u202e;goed;x\u0007\nB;\x1b]0;y\n"))
    frame = found.frame.collect()
    assert frame.rows() == [("\ufffd[2JA\ufffd", "x\ufffd", "goed")]
    assert frame.columns[1] == "re\ufffdgio"
    assert told(found)[0][2] == "\ufffd]0"


def test_long_cells(tmp_path: Path, fiets: Model) -> None:
    """A cell of a size that no table has rejects its row, and is not shown whole."""
    found = got(
        fiets, csv(tmp_path, f"id;licht.voor;regio\nA;{'x' * 40_000};\nB;;{'y' * 40_000}\n{'C' * 300};;\nD;goed;\n")
    )
    assert cells(found, "practice") == ["D"]
    assert [(row[0], len(str(row[2])), row[3]) for row in told(found)] == [
        (2, 61, "de cel is langer dan 32767 tekens"), (3, 61, "de cel is langer dan 32767 tekens"),
        (4, 61, "is langer dan 200 tekens"),
    ]  # fmt: skip


@pytest.mark.parametrize("quote", ["", '"'])
def test_enormous_cells(tmp_path: Path, fiets: Model, quote: str) -> None:
    """A file with a cell of many megabytes is refused before it is held in memory."""
    path = csv(tmp_path, f"id;licht.voor\nA;{quote}{'x' * 17_000_000}{quote}\n")
    with pytest.raises(InputError, match="E306 heeft een regel van meer dan 16 MB"):
        read(fiets, [path])


def test_large_files_by_record(tmp_path: Path, fiets: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large file that is not plain is parked in parts, and comes out whole and in order."""
    monkeypatch.setattr("engine.batch.files.tables.PARKED", 1000)
    text = "id;licht.voor\n" + "".join(f'"P{i}";goed\n' for i in range(25_000))
    found = got(fiets, csv(tmp_path, text))
    assert cells(found, "practice") == [f"P{i}" for i in range(25_000)]


def test_trust(tmp_path: Path, fiets: Model) -> None:
    """A large canonical file may be trusted: its cells stay as they are; numbers and practices are checked."""
    rows = [f"P{i};goed;slecht;4;geen" for i in range(2_000)]
    late = csv(tmp_path, "\n".join([HEAD, *rows, "Q;Goed;slecht;4;geen", "R;goed;slecht;9;geen"]) + "\n")
    assert got(fiets, late).trusted is False
    assert cells(got(fiets, late), "licht.voor")[-1] == "goed"
    trusting = got(fiets, late, Options(trust=True))
    assert trusting.trusted is True
    assert cells(trusting, "licht.voor")[-1] == "Goed"
    assert told(trusting)[0][:3] == (2_003, "banden.druk", "9")
    early = csv(tmp_path, "\n".join([HEAD, "Q;Goed;slecht;4;geen", *rows]) + "\n")
    assert got(fiets, early, Options(trust=True)).trusted is False
