"""The whole model as a handbook for experts: linked pages in HTML or Markdown.

A chapter makes ``Page`` values out of the model; ``html.py`` and ``markdown.py`` show them.
"""
