"""The model as a workbook, and back: experts edit cells, and only what they changed changes in the YAML.

``layout`` says which sheets and columns there are, ``cells`` what a cell says, ``entries`` finds the rows in the
files, ``writing`` makes the workbook, ``reading`` reads it strictly, ``edits`` compares the two, ``yamledit``
changes the text of a file and nothing around it, ``importing`` does it all or nothing.
"""
