"""The documents that a practice takes along: filled in with what is known, marked where it must write itself.

``filling`` turns an expert's document (``engine.model.document``) and a practice's report into ``pieces``; ``showing``
makes the pieces of what the engine shows, ``gathering`` those of a meeting; ``word`` and ``costs`` make files of them;
``writing`` all of them at once.
"""
