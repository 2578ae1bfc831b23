"""Settings shared by all tests."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from engine.load.files import model_folder
from engine.load.loader import load
from engine.model import Model
from engine.model.ruleset import Case

_common = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
settings.register_profile("dev", max_examples=60, **_common)
settings.register_profile("ci", max_examples=300, **_common)
settings.register_profile("long", max_examples=2500, **_common)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


FIETS = Path(__file__).parent / "models" / "fiets"
"""A small model of another field: the engine knows no question by name."""


@pytest.fixture(scope="session")
def fiets() -> Model:
    """The model of another field."""
    return load(FIETS)[0]


@pytest.fixture(scope="session")
def shipped() -> tuple[Model, tuple[Case, ...]]:
    """The shipped model with its cases."""
    model, cases = load(model_folder())
    return model, tuple(placed.value for placed in cases)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
