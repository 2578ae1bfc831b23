"""From a file of any kind to a table: a column per header, whatever these mean. A module per kind."""
