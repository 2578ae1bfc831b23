"""Workbooks: read as a spreadsheet shows them, within bounds of memory; and the template to fill in."""

import zipfile
from datetime import datetime
from pathlib import Path

import fastexcel
import pytest
import xlsxwriter

from engine.batch.reading.read import Options, read
from engine.batch.writing.template import write_template
from engine.model import Model
from engine.problem import InputError


def workbook(path: Path, *rows: list[object], at: int = 0, others: tuple[str, ...] = ()) -> Path:
    """A workbook with these rows on its first sheet, from row ``at`` on."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd-mm-yyyy"}) as book:
        sheet = book.add_worksheet("Regio Noord")
        for name in others:
            book.add_worksheet(name)
        for i, row in enumerate(rows, at):
            sheet.write_row(i, 0, row)
    return path


def ods(path: Path, *rows: list[str]) -> Path:
    """An OpenDocument table with these rows."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row)
        + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    content = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>
<office:spreadsheet><table:table table:name="Blad1">{cells}</table:table></office:spreadsheet></office:body>
</office:document-content>"""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"/>')
    return path


def test_workbook(tmp_path: Path, fiets: Model) -> None:
    """Numbers and dates of a workbook are read; rows have the numbers that Excel shows; the table may start lower."""
    path = workbook(
        tmp_path / "a.xlsx", ["Praktijk", "Datum", "licht.voor", "banden.druk", ""],
        ["A", datetime(2026, 1, 2), 3, 4.0], [], ["B", "", "goet", 4.5], ["A", datetime(2026, 1, 3), "Goed", "nvt"],
        at=2, others=("Los blad",),
    )  # fmt: skip
    found = read(fiets, [path])
    assert found.frame.collect().rows() == [("A", "2026-01-03 00:00:00", "goed", "nvt")]
    assert found.rejects.select("row", "column").rows() == [(4, "Praktijk"), (6, "licht.voor"), (6, "banden.druk")]
    assert (found.rows, found.rejected) == (3, 2)
    assert found.warnings == (f"{path}: alleen blad 'Regio Noord' is gelezen, niet Los blad.",)
    with pytest.raises(InputError, match="E301 heeft geen blad 'Regio Nord'"):
        read(fiets, [path], Options(sheet="Regio Nord"))
    with pytest.raises(InputError, match="E302 heeft niets op blad 'Los blad'"):
        read(fiets, [path], Options(sheet="Los blad"))


def test_formulas(tmp_path: Path, fiets: Model) -> None:
    """Of a formula its outcome counts; one that went wrong is a bad cell, not a blank one."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "licht.voor"])
        sheet.write_string(1, 0, "=cmd()")
        sheet.write_formula(1, 1, "=1+1", None, 2)
        sheet.write_string(2, 0, "B")
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    found = read(fiets, [path])
    assert found.frame.collect().rows() == [("=cmd()", "matig")]
    assert found.rejects.select("row", "value").rows() == [(3, "#FOUT")]


def test_open_document(tmp_path: Path, fiets: Model) -> None:
    """A table of LibreOffice is read like any other."""
    path = ods(tmp_path / "a.ods", ["naam", "Voorlicht"], ["A", "Goed"], ["B", "prima"])
    found = read(fiets, [path])
    assert found.frame.collect().rows() == [("A", "goed")]
    assert found.rejects.select("row", "column", "value").rows() == [(3, "Voorlicht", "prima")]


def test_too_large_when_unpacked(tmp_path: Path, fiets: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a workbook holds is measured by unpacking it, whatever it says of its own size."""
    monkeypatch.setattr("engine.batch.files.spreadsheet.MAX_UNPACKED", 5_000_000)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 6_000_000)
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\1\2") + 24
    raw[at : at + 4] = (100).to_bytes(4, "little")
    (tmp_path / "b.xlsx").write_bytes(raw)
    with pytest.raises(InputError) as error:
        read(fiets, [path, tmp_path / "b.xlsx"])
    assert [p.message for p in error.value.problems] == ["is te groot: uitgepakt meer dan 5 MB."] * 2


def test_a_cell_in_the_farthest_corner(tmp_path: Path, fiets: Model) -> None:
    """A small workbook that asks for more memory than there is, is refused, and only that."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "licht.voor"])
        sheet.write_string(1_048_575, 16_383, "x")
    with pytest.raises(InputError, match="E306 vraagt te veel geheugen om te lezen"):
        read(fiets, [path])


@pytest.mark.parametrize("spoiled", ["text", "half", "zip"])
def test_damaged(tmp_path: Path, fiets: Model, spoiled: str) -> None:
    """What is no workbook, or half of one, is refused in words."""
    whole = workbook(tmp_path / "w.xlsx", ["id", "licht.voor"], ["A", 1]).read_bytes()
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"id;licht.voor\n" if spoiled == "text" else whole[: len(whole) // 2])
    if spoiled == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a", "b")
    with pytest.raises(InputError, match="E305 is geen Excel- of OpenDocument-bestand, of is beschadigd"):
        read(fiets, [path])


def test_template(tmp_path: Path, fiets: Model) -> None:
    """The template has a column and, for a single choice, a drop-down list per question; the second sheet explains."""
    path = tmp_path / "t.xlsx"
    write_template(fiets, path)
    book = fastexcel.read_excel(path)
    assert book.sheet_names == ["Antwoorden", "Uitleg", "Keuzes"]
    headers = [c.name for c in book.load_sheet(0).available_columns()]
    assert headers == ["practice", "datum", "regio", *fiets.questions]
    explained = book.load_sheet(1).to_polars()
    assert set(fiets.questions) <= set(explained["Kolom"])
    row = explained.row(explained["Kolom"].to_list().index("banden.gebreken"), named=True)
    assert row["Antwoorden"].splitlines() == [
        "1. Een scheur (scheur)", "2. Slijtage (slijtage)",
        "Meer antwoorden: zet er | tussen, zoals 1|2. Geen ervan: geen.", "Of: weet-niet of nvt.",
    ]  # fmt: skip
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count('type="list"') == sum(q.kind == "single" for q in fiets.questions.values())
    with pytest.raises(InputError, match="E302 heeft een kopregel, maar geen rijen"):
        read(fiets, [path])


def test_answers_of_the_template_are_understood(tmp_path: Path, shipped: tuple[Model, object]) -> None:
    """Every answer that a drop-down list of the template offers is one that Paraat reads."""
    model = shipped[0]
    write_template(model, tmp_path / "t.xlsx")
    lists = (
        fastexcel.read_excel(tmp_path / "t.xlsx")
        .load_sheet("Keuzes", header_row=None)
        .to_polars()
        .to_series()
        .to_list()
    )
    rows = []
    for question in model.questions.values():
        texts = {o.text for o in question.options} if question.kind == "single" else set()
        assert texts <= set(lists)
        rows.append([question, sorted(texts)])
    most = max(len(texts) for _, texts in rows)
    head = ["practice", *(q.id for q, _ in rows)]
    table = [[f"P{i}", *(texts[i] if i < len(texts) else "weet-niet" for _, texts in rows)] for i in range(most)]
    found = read(model, [workbook(tmp_path / "a.xlsx", head, *table, others=("Uitleg",))])
    assert found.rejects.is_empty()
    frame = found.frame.collect()
    for question, texts in rows:
        ids = {o.text: o.id for o in question.options}
        assert frame[question.id].to_list()[: len(texts)] == [ids[t] for t in texts]
