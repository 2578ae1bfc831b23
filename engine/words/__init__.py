"""Dutch: conditions as sentences, scores and steps in words, numbers and dates."""
