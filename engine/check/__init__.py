"""What is well formed but surely not meant: warnings, each with a code, switchable per entry with a reason."""
