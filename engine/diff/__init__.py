"""What changed between two models: in meaning and in words, and what that does to real practices."""
