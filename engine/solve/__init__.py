"""A solver over the decided sheets of a model: what can be, what cannot, and the smallest step to a goal.

The only place that imports ortools; an optional extra: ``paraat[solve]``.
"""
