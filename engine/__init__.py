"""Paraat: a rule-based readiness assessment. Answers go in, an explained assessment comes out."""
