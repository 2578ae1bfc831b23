"""``python -m engine.load [FOLDER]``: check a model, run its cases, and print every problem."""

import sys
from pathlib import Path

from engine.cases import differences, uncovered
from engine.load.files import model_folder
from engine.load.loader import load
from engine.problem import InputError

try:
    model, cases = load(Path(sys.argv[1]) if len(sys.argv) > 1 else model_folder())
except InputError as error:
    print(error)
    sys.exit(2)
print(
    f"{len(model.questions)} vragen, {len(model.scales)} schalen, {len(model.rules)} regels, "
    f"{len(model.items)} onderdelen, {len(cases)} casussen: in orde."
)
wrong = [*map(str, differences(model, [c.value for c in cases]))]
wrong += [f"{rule} heeft geen casus '{kind}'" for rule, kind in uncovered(model, [c.value for c in cases])]
print(*wrong, sep="\n")
sys.exit(1 if wrong else 0)
