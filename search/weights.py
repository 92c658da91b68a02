"""How much each way of matching counts: the one table that relevance is tuned in (`manage.py search judge`)."""

WORD = 2.0  # the word as it was typed
STEM = 0.8  # another form of the word
FOLDED = 0.7  # the same word but for its diacritics or its particle
PAIR_PHRASE = 1.0  # the same clusters in the same order, wherever a dictionary would cut them
MOST_PAIRS = 0.3  # nearly all of the clusters, in any order
ENOUGH_PAIRS = 0.8  # what "nearly all" is
PHRASE = 1.5  # all the words, one after the other
