"""What a person types → a query tree: quotes keep words together, a minus keeps documents out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from search import weights
from search.analysis import Run, fold, foldable, runs
from search.fields import Field, Form
from search.query import Affix, Both, Everything, Nothing, Phrase, Query, Term, Weighted, all_of, any_of

MOST_RUNS = 100  # what follows in an endless query is not looked at

_CLAUSE = re.compile(r'(?P<minus>(?<!\S)[-−](?=[^\s-]))?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»「」", '"'))


@dataclass(frozen=True)
class Clause:
    runs: tuple[Run, ...]
    quoted: bool = False
    unwanted: bool = False


def clauses(text: str) -> Iterator[Clause]:
    """The quoted, the unwanted and the plain pieces of what was typed; pieces without a word are left out."""
    seen = 0
    for found in _CLAUSE.finditer(text.translate(_QUOTES)):
        quoted = found["quoted"] is not None
        parts = tuple(runs(found["quoted"] if quoted else found["plain"]))[: MOST_RUNS - seen]
        seen += len(parts)
        if parts:
            yield Clause(parts, quoted, unwanted=found["minus"] is not None)


def typed(text: str, fields: Sequence[Field]) -> Query:
    """Every word must match in some field and some form; an empty question asks for everything."""
    if not text.strip():
        return Everything()
    asked = list(clauses(text))
    if not asked:
        return Nothing()
    plain = [run for clause in asked if not (clause.quoted or clause.unwanted) for run in clause.runs]
    kept = [together(clause.runs, fields) for clause in asked if clause.quoted and not clause.unwanted]
    return Both(
        must=(*(anyhow(run, fields) for run in plain), *kept) or (Everything(),),
        should=tuple(_in_order(plain, fields)),
        never=tuple(together(clause.runs, fields) for clause in asked if clause.unwanted),
    )


def every_word(text: str, fields: Sequence[Field]) -> Query:
    """The words of a text without any syntax in it; a text without words finds nothing."""
    found = list(runs(text))[:MOST_RUNS]
    return all_of([anyhow(run, fields) for run in found]) if found else Nothing()


def anyhow(run: Run, fields: Sequence[Field]) -> Query:
    """One run in whichever field and form it is found; the better the form, the more it counts."""
    ways = [Weighted(way, weight * field.boost) for field in fields for way, weight in _ways(run, field)]
    return any_of(ways)


def together(parts: Sequence[Run], fields: Sequence[Field]) -> Query:
    """All words one after the other; without a word, nothing."""
    found = tuple(word for run in parts for word in run.words)
    if not found:
        return Nothing()
    ways = [Weighted(phrase(f.form(Form.WORDS), found), weights.PHRASE * f.boost) for f in fields]
    if len(parts) == 1 and parts[0].clusters:
        paired = [field for field in fields if Form.PAIRS in field.forms]
        ways += [Weighted(_clusters(parts[0], f), weights.PAIR_PHRASE * f.boost) for f in paired]
    return any_of(ways)


def phrase(field: str, terms: tuple[str, ...]) -> Query:
    return Phrase(field, terms) if len(terms) > 1 else Term(field, terms[0])


def _ways(run: Run, field: Field) -> Iterator[tuple[Query, float]]:
    yield all_of([Term(field.form(Form.WORDS), word) for word in run.words]), weights.WORD
    if Form.FOLDED in field.forms and foldable(run.words[0]):
        yield from _folded(run.words[0], field)
    if Form.PAIRS in field.forms and run.clusters:
        yield _clusters(run, field), weights.PAIR_PHRASE
        if len(run.pairs) > 1:
            yield _most(run.pairs, field), weights.MOST_PAIRS


def _folded(word: str, field: Field) -> Iterator[tuple[Query, float]]:
    """Typed without marks or particle it finds the word that has them, and the other way round."""
    plain = fold(word)
    yield Term(field.form(Form.FOLDED), plain), weights.FOLDED
    if plain != word:
        yield Term(field.form(Form.WORDS), plain), weights.FOLDED


def _clusters(run: Run, field: Field) -> Query:
    name = field.form(Form.PAIRS)
    return phrase(name, run.pairs) if run.pairs else Affix(name, run.clusters[0], after=True)


def _most(pairs: Sequence[str], field: Field) -> Query:
    different = tuple(dict.fromkeys(pairs))
    terms = tuple(Term(field.form(Form.PAIRS), pair) for pair in different)
    return Both(should=terms, enough=ceil(len(terms) * weights.ENOUGH_PAIRS))


def _in_order(parts: Sequence[Run], fields: Sequence[Field]) -> Iterator[Query]:
    found = tuple(word for run in parts for word in run.words)
    if len(found) > 1:
        for field in fields:
            yield Weighted(phrase(field.form(Form.WORDS), found), weights.PHRASE * field.boost)
