"""Start-up and live evaluation, as ratios and times measured in one run.

``python benchmarks/startup.py [ANSWERS]``: whole processes in turn, medians of several runs.
"""

import platform
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

from engine.evaluate.assessment import assess, assess_again
from engine.evaluate.infer import Inference, durable
from engine.evaluate.sheet import sheet_of
from engine.filling.answerfile import read_answers
from engine.load import cached, model_folder

ROOT = Path(__file__).parent.parent
RUNS = 9


def process(*command: str) -> float:
    """Seconds that one whole process takes."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    answers = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "examples" / "de-linde.yaml")
    python, program = sys.executable, str(ROOT / "cli.py")
    commands = {
        "python -c 'import click'": (python, "-c", "import click"),
        "paraat --help": (python, program, "--help"),
        "paraat report": (python, program, "report", answers),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        process(*command)  # warm: byte code, and the model's cache
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(process(*command))
    base = statistics.median(times["python -c 'import click'"])
    print(f"{platform.machine()}, Python {platform.python_version()}, durable-rules: {'ja' if durable else 'nee'}")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"{name:28} {middle * 1000:6.0f} ms   {middle / base:5.2f} ×")
    live(Path(answers))


def live(path: Path) -> None:
    """One answer after another: working out what follows, with durable-rules checked against it."""
    model = cached(model_folder())
    given = dict(read_answers(path, model).answers[0])
    found, inference, chosen = assess(model, sheet_of(model, given)), Inference(model), random.Random(1)  # noqa: S311
    inference.check(found)
    values = []
    single = [q for q in model.questions.values() if q.kind == "single"]
    for _ in range(300):
        question = chosen.choice(single)
        given = {**given, question.id: chosen.choice(question.options).id}
        start = time.perf_counter()
        found = assess_again(found, [given], question.id)
        inference.check(found)
        values.append(time.perf_counter() - start)
    print(
        f"{'na een antwoord':28} {statistics.median(values) * 1000:6.2f} ms   95%: {sorted(values)[284] * 1000:.2f} ms"
    )


if __name__ == "__main__":
    main()
