"""JSON Schemas of the files that experts keep, for editors that complete and check while typing."""
