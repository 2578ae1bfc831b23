"""``paraat batch`` as a consultant meets it: what is written, what is said, and the exit code."""

import json
import os
import pty
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import FIETS
from tests.test_cli import ROOT, paraat

HEAD = "practice;regio;licht.voor;licht.achter;banden.druk\n"
ROWS = "Jan;noord;slecht;goed;2\nPiet;zuid;goed;goed;4\nKlaas;noord;matig;weet-niet;\n"
COMMAND = [sys.executable, str(ROOT / "cli.py"), "--model", str(FIETS), "batch"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a portfolio."""
    (tmp_path / "in.csv").write_text(HEAD + ROWS, encoding="utf-8")
    return tmp_path


def many(folder: Path, count: int) -> Path:
    """A portfolio of so many practices."""
    path = folder / "veel.csv"
    lines = (f"P{i};noord;{('slecht', 'goed')[i % 2]};goed;{i % 8}\n" for i in range(count))
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def left_over(folder: Path) -> list[str]:
    """Hidden things that a run left behind."""
    return [p.name for p in folder.iterdir() if p.name.startswith(".")]


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl", "xlsx"])
def test_every_kind_of_output(ending: str, folder: Path) -> None:
    """Each is made whole, for its owner only, with nothing beside it; the sum is always printed."""
    shown = paraat("batch", "in.csv", "-o", f"uit.{ending}", cwd=folder)
    assert shown.returncode == 0, shown.stderr
    assert "3 rijen gelezen = 3 beoordeeld + 0 afgewezen." in shown.stderr
    assert "3 praktijken" in shown.stdout
    assert sorted(p.name for p in folder.iterdir()) == ["in.csv", f"uit.{ending}"]
    assert (folder / f"uit.{ending}").stat().st_mode & 0o777 == 0o600


def test_table_of_conclusions(folder: Path) -> None:
    """A row per practice, in the order of the input, with the columns that are no question."""
    assert paraat("batch", "in.csv", "-o", "uit.parquet", cwd=folder).returncode == 0
    table = pl.read_parquet(folder / "uit.parquet")
    assert table.columns[:4] == ["practice", "regio", "score.licht.lo", "score.licht.hi"]
    assert not [name for name in table.columns if " " in name]
    assert table["practice"].to_list() == ["Jan", "Piet", "Klaas"]
    assert table["rule.FIE-01"].to_list() == [True, False, True]
    assert table["level.seizoen.hi"].dtype.is_integer()


def test_json(folder: Path) -> None:
    """The overview as JSON, with groups and each practice's place."""
    shown = paraat("batch", "in.csv", "-o", "uit.csv", "--format", "json", "--by", "regio", cwd=folder)
    made = json.loads(shown.stdout)
    assert made["rows"] == {"read": 3, "scored": 3, "rejected": 0, "older": 0}
    assert [(g["name"], g["count"]) for g in made["groups"]] == [("noord", 2), ("zuid", 1)]
    assert made["risks"][0]["rule"] == "FIE-01"
    assert made["risks"][0]["share"] == 6_666
    assert [p["practice"] for p in made["practices"]] == ["Jan", "Piet", "Klaas"]
    assert "3 rijen gelezen" in shown.stderr


def test_bad_rows_are_kept_apart(folder: Path) -> None:
    """A bad cell rejects its row, which goes to a file with the reason; exit code 1."""
    (folder / "in.csv").write_text(HEAD + ROWS + "Kees;zuid;slegt;goed;2\n", encoding="utf-8")
    shown = paraat("batch", "in.csv", "-o", "uit.parquet", cwd=folder)
    assert shown.returncode == 1
    assert "4 rijen gelezen = 3 beoordeeld + 1 afgewezen." in shown.stderr
    assert "uit-afgewezen.csv" in shown.stderr
    (row,) = pl.read_csv(folder / "uit-afgewezen.csv", infer_schema=False).rows(named=True)
    assert (row["file"], row["row"], row["column"], row["value"]) == ("in.csv", "5", "licht.voor", "slegt")
    assert "slecht" in row["hint"]
    assert pl.read_parquet(folder / "uit.parquet").height == 3


def test_lenient(folder: Path) -> None:
    """With --lenient the row counts and the cell is open; the cell is told all the same."""
    (folder / "in.csv").write_text(HEAD + "Kees;zuid;slegt;goed;2\n", encoding="utf-8")
    shown = paraat("batch", "in.csv", "-o", "uit.parquet", "--lenient", "--rejects", "fout.csv", cwd=folder)
    assert shown.returncode == 1
    assert "1 rij gelezen = 1 beoordeeld + 0 afgewezen." in shown.stderr
    assert pl.read_csv(folder / "fout.csv").height == 1
    assert pl.read_parquet(folder / "uit.parquet")["rule.FIE-01"].to_list() == [None]


def test_old_rejects_do_not_stay(folder: Path) -> None:
    """A rejects file of an earlier run is emptied when nothing was rejected this time."""
    (folder / "uit-afgewezen.csv").write_text("oud", encoding="utf-8")
    assert paraat("batch", "in.csv", "-o", "uit.csv", cwd=folder).returncode == 0
    assert pl.read_csv(folder / "uit-afgewezen.csv").height == 0


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "Geef de invoer en de uitvoer"),
        (["in.csv"], "Geef de invoer en de uitvoer"),
        (["in.csv", "-o", "uit.doc"], "uit.doc: E231"),
        (["in.csv", "-o", "in.csv"], "in.csv: E232 is ook invoer."),
        (["in.csv", "-o", "./sub/../in.csv"], "E232 is ook invoer."),
        (["in.csv", "-o", "uit.csv", "--rejects", "uit.csv"], "E232"),
        (["in.csv", "-o", "uit.csv", "--rejects", "in.csv"], "in.csv: E232 is ook invoer."),
        (["in.csv", "-o", "uit.csv", "--rejects", "fout.xlsx"], "fout.xlsx: E231"),
        (["in.csv", "-o", "uit.csv", "--by", "regi"], "regi: E233 is geen kolom om mee te vergelijken. Bedoelde u 'regio'?"),
        (["in.csv", "-o", "weg/uit.csv"], "E206 kan niet worden bewaard"),
        (["in.csv", "-o", "uit.csv", "--reports", "in.csv"], "in.csv: E206"),
        (["weg.csv", "-o", "uit.csv"], "weg.csv: E103 bestaat niet."),
        (["weg", "-o", "uit.csv"], "weg: E103 bestaat niet."),
        (["in.csv", "-o", "uit.csv", "--practice", "wie"], "in.csv: E304 heeft geen kolom 'wie'."),
    ],
)  # fmt: skip
def test_wrong_call(args: list[str], message: str, folder: Path) -> None:
    """A wrong call is a Dutch message and exit code 2, and touches nothing."""
    before = (folder / "in.csv").read_bytes()
    shown = paraat("batch", *args, cwd=folder)
    assert shown.returncode == 2
    assert message in shown.stderr
    assert "E999" not in shown.stderr
    assert shown.stdout == ""
    assert [p.name for p in folder.iterdir()] == ["in.csv"]
    assert (folder / "in.csv").read_bytes() == before


def test_too_many_groups(folder: Path) -> None:
    """A column that is different for every practice makes no groups."""
    path = folder / "in.csv"
    path.write_text(HEAD + "".join(f"P{i};r{i};goed;goed;\n" for i in range(300)), encoding="utf-8")
    shown = paraat("batch", path, "-o", "uit.csv", "--by", "regio", cwd=folder)
    assert shown.returncode == 2
    assert "regio: E234 heeft 300 verschillende waarden" in shown.stderr


def test_nasty_names_are_harmless(folder: Path) -> None:
    """Markup, formulas, paths and quotes in names and groups are only text, everywhere."""
    names = ["[bold red]Jan[/]", "=cmd|' /C calc'!A0", "../../x", "-o", "../../X"]
    lines = "".join(f'"{name}";"[link=x]";slecht;goed;\n' for name in names)
    (folder / "in.csv").write_text(HEAD + lines, encoding="utf-8")
    shown = paraat(
        "batch", "in.csv", "-o", "uit.csv", "--reports", "rapporten", "--by", "regio", cwd=folder, FORCE_COLOR="1"
    )
    assert shown.returncode == 0, shown.stderr
    assert "[bold red]Jan[/]" in shown.stdout
    assert "[link=x]" in shown.stdout
    table = pl.read_csv(folder / "uit.csv", infer_schema=False)["practice"].to_list()
    assert table == [names[0], f"'{names[1]}", names[2], "'-o", names[4]]
    made = sorted(p.name for p in (folder / "rapporten").glob("*.txt"))
    assert made == ["X-2.txt", "bold-red-Jan.txt", "cmd-C-calc-A0.txt", "o.txt", "x.txt"]
    assert sorted(p.name for p in folder.iterdir()) == ["in.csv", "rapporten", "uit.csv"]


def test_killed_in_the_middle(folder: Path) -> None:
    """``kill -9`` half-way leaves the old output as it was, to the last byte."""
    many(folder, 20_000)
    target = folder / "uit.xlsx"
    target.write_bytes(b"oud")
    run = subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "veel.csv", "-o", "uit.xlsx"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + 50
    while not any(folder.glob(".uit.xlsx.deel-*/*.parquet")) and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.3)
    run.send_signal(signal.SIGKILL)
    assert run.wait(30) == -signal.SIGKILL
    assert target.read_bytes() == b"oud"
    assert left_over(folder)


def _small_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl", "xlsx"])
def test_disk_full(ending: str, folder: Path) -> None:
    """When no more can be written there is a message, and no output at all."""
    many(folder, 60_000)
    shown = subprocess.run(  # noqa: S603 - our own command
        [*COMMAND, "veel.csv", "-o", f"uit.{ending}"],
        cwd=folder,
        capture_output=True,
        text=True,
        preexec_fn=_small_disk,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        timeout=120,
    )
    assert shown.returncode == 2, shown.stderr
    assert f"uit.{ending}: E206 kan niet worden bewaard" in shown.stderr
    assert not (folder / f"uit.{ending}").exists()
    assert not left_over(folder)


def test_progress_on_a_terminal_only(folder: Path) -> None:
    """What takes more than a second shows how far it is, on a terminal; a pipe gets none of it."""
    many(folder, 12_000)
    args = [*COMMAND, "veel.csv", "-o", "uit.xlsx"]
    master, slave = pty.openpty()
    run = subprocess.Popen(args, cwd=folder, stdout=subprocess.DEVNULL, stderr=slave)  # noqa: S603
    os.close(slave)
    seen = b""
    while True:
        try:
            seen += os.read(master, 4096)
        except OSError:
            break
    assert run.wait(60) == 0
    assert b"uit.xlsx maken" in seen
    piped = subprocess.run(args, cwd=folder, capture_output=True, text=True, timeout=60, check=True)  # noqa: S603
    assert piped.stderr.splitlines() == [
        "veel.csv: kolommen die bij geen vraag horen: 'regio'.",
        "12000 rijen gelezen = 12000 beoordeeld + 0 afgewezen.",
        "Uitvoer: uit.xlsx",
    ]


def test_only_batch_loads_polars() -> None:
    """The other commands stay quick: they know nothing of columns."""
    code = "import sys, cli, engine.terminal.report, engine.filling.answerfile; print('polars' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603
    assert shown.stdout.strip() == "False"


@pytest.mark.parametrize("library", ["polars", "pyarrow", "numpy", "xlsxwriter", "fastexcel"])
def test_machines_of_the_batch_have_one_door(library: str) -> None:
    """Nobody outside ``engine/batch`` imports what reads and counts; inside it XlsxWriter has one module."""
    users = {
        p.relative_to(ROOT).as_posix()
        for p in [*ROOT.joinpath("engine").rglob("*.py"), ROOT / "cli.py"]
        if any(line.lstrip().startswith((f"import {library}", f"from {library}")) for line in p.read_text(encoding="utf-8").splitlines())
    }  # fmt: skip
    if library == "xlsxwriter":
        assert {user for user in users if user.startswith("engine/batch/")} == {"engine/batch/writing/excel.py"}
    else:
        assert users
        assert all(user.startswith("engine/batch/") for user in users)
