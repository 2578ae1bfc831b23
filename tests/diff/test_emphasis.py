"""Which words differ."""

from hypothesis import given
from hypothesis import strategies as st

from engine.diff.emphasis import emphasis

TEXTS = st.lists(st.sampled_from(["de", "score", "ten minste", "40%", "55%", "", "is"]), max_size=8).map(" ".join)


def test_only_the_words_that_differ_are_marked() -> None:
    """A threshold stands out in a long sentence."""
    before, after = emphasis("de score lager dan 40% is", "de score lager dan 55% is")
    assert before == (("de score lager dan", False), (" ", False), ("40%", True), (" ", False), ("is", False))
    assert [text for text, other in after if other] == ["55%"]


def test_nothing_in_common_is_not_marked() -> None:
    """Where everything differs, nothing stands out."""
    assert emphasis("goed zo", "heel anders dus") == ((("goed zo", False),), (("heel anders dus", False),))


@given(TEXTS, TEXTS)
def test_the_pieces_make_the_text(before: str, after: str) -> None:
    """Nothing is lost or added, and equal texts have no marks."""
    found = emphasis(before, after)
    assert tuple("".join(text for text, _ in parts) for parts in found) == (before, after)
    assert not any(other for parts in emphasis(before, before) for _, other in parts)
