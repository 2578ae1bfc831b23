"""Files → model. ``load`` reports every problem at once."""

from engine.load.loader import load, model_folder

__all__ = ["load", "model_folder"]
