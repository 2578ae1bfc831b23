"""The third evaluator: a column per question in, a column per conclusion out.

The same meaning as ``engine.evaluate.assessment.assess``, cell for cell, but over whole columns. Each column of
cells becomes small whole numbers once (``codes``); from there on truth is two rows of bits (``bits``):
surely true, surely false, neither is open. ``states``, ``scores``, ``ladders``, ``truth``, ``advice`` and
``assessment`` follow the modules of that name one floor up. ``frames`` is the door to Polars and Arrow.
"""
