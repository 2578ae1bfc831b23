"""From tables to practices in canonical cells: what the headers and the cells mean, and what is rejected.

``read`` takes every table through ``part``: ``headers`` and ``mapping`` say what its columns are,
``longform`` makes it wide, ``examining`` looks which texts there are, ``meaning`` and ``mending`` make the
cells canonical, ``history`` tells which rows of a practice count.
"""
