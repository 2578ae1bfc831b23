"""Which warnings an entry may switch off."""

from collections.abc import Iterator

from engine.check.codes import ALWAYS, CODES
from engine.load.draft import Draft
from engine.problem import Problem


def allowance_problems(draft: Draft) -> Iterator[Problem]:
    """Warnings that do not exist, or that nobody may switch off."""
    for entry in draft.entries():
        for code in entry.value.allow:
            if code in ALWAYS:
                yield entry.problem(("allow", code), "E117", f"waarschuwing '{code}' kan niet uit.", key=True)
            elif code not in CODES:
                hint = f"Kies uit: {', '.join(c for c in CODES if c not in ALWAYS)}."
                yield entry.problem(("allow", code), "E117", f"onbekende waarschuwing '{code}'.", hint, key=True)
