"""A practice's answers as a readable YAML file: read strictly, written whole or not at all.

Most files have one respondent, whose answers stand at the top. With several, each has a part of the file
under ``respondents``, by name.
"""

from engine.filling.answerfile.fitting import may_skip
from engine.filling.answerfile.person import MAX_NAME, MAX_NOTE, AnswerFile, Respondent, checked_name, new_file, same
from engine.filling.answerfile.reading import Earlier, read_answers, read_earlier
from engine.filling.answerfile.writing import save_answers, written

__all__ = [
    "MAX_NAME",
    "MAX_NOTE",
    "AnswerFile",
    "Earlier",
    "Respondent",
    "checked_name",
    "may_skip",
    "new_file",
    "read_answers",
    "read_earlier",
    "same",
    "save_answers",
    "written",
]
