"""Which files make up a model."""

from importlib.resources import files
from pathlib import Path

from engine.problem import InputError, Problem


def model_folder() -> Path:
    """The folder that holds the shipped ``questionnaires`` and ``rules`` packages."""
    return Path(str(files("rules"))).parent


def model_files(folder: Path) -> list[Path]:
    """Every YAML file of a model, sorted; raises ``InputError`` when a folder is missing."""
    found: list[Path] = []
    for name in ("questionnaires", "rules"):
        if not (folder / name).is_dir():
            raise InputError(
                [
                    Problem(
                        str(folder),
                        0,
                        0,
                        "E103",
                        f"bevat geen map '{name}'.",
                        "Geef een map met 'questionnaires' en 'rules'.",
                    )
                ]
            )
        found += sorted((folder / name).rglob("*.yaml"))
    return found
