"""Files → model. ``load`` checks everything and reports every problem; ``cached`` is quick the second time."""

from engine.load.cache import cached
from engine.load.files import model_folder

__all__ = ["cached", "model_folder"]
