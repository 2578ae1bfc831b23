"""Cases: answers, and what the rules must make of them.

``answers`` reads a case, ``table`` applies the model to all cases at once, ``expected`` holds what they
expect; ``running`` compares the two, ``reasons`` says why a rule is as it is, ``coverage`` what the cases
reach.
"""

from engine.cases.answers import answers_of
from engine.cases.running import Difference, differences, uncovered

__all__ = ["Difference", "answers_of", "differences", "uncovered"]
