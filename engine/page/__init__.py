"""The report and the handbook as documents: HTML, PDF and Markdown, with drawings in SVG.

Each form is made from the same ``Paper``; what they look like stands in ``templates/``.
"""
