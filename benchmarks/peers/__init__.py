"""The same rules in other rule engines, translated by the benchmark itself and compared before they are timed.

Their task is the smaller one: which rules surely fire. Scores and levels are given to them, worked out by
Paraat and not timed; what is open, and the scores themselves, only Paraat works out.
"""
