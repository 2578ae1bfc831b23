"""From answers to what surely, possibly or never holds: states, truth, scores, levels and rules.

``condition`` is the specification; ``horn`` and ``infer`` chain the same rules forward with durable-rules.
"""
