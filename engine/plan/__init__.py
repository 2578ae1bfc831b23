"""From advice to a plan: what to do when, and what to do in a meeting. Frozen values that others render."""
