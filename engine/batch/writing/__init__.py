"""Tables, workbooks and reports to files: whole or not at all."""
