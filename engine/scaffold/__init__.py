"""New entries for a model: a rule with its cases, a question, an item; each with its source, in the right file."""
