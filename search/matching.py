"""What a person types → a query tree. The document decides what is found; fields with a boost lift it."""

from collections.abc import Iterator, Sequence
from math import ceil

from search import weights
from search.analysis import Run, fold, foldable, runs
from search.clauses import MOST_RUNS, Asked, Clause, read, words_of
from search.fields import Field, Fields, Form, Kind
from search.parameters import PREFIXES
from search.query import (
    Affix,
    Both,
    Everything,
    Nothing,
    OneOf,
    Phrase,
    Query,
    Term,
    Weighted,
    all_of,
    any_of,
)
from search.stems import stems_anyhow


def typed(text: str, fields: Fields, within: Sequence[Field] | None = None) -> Query:
    """Every word must match in some form; an empty question asks for everything. `within`: other fields than the
    searched ones, and then a colon is no prefix."""
    if not text.strip():
        return Everything()
    asked = read(text)
    if not (asked.wanted or asked.unwanted):
        return Nothing()
    searched = within or fields.searched
    named = None if within else fields
    return Both(
        must=tuple(any_of([_clause(one, searched, named) for one in group]) for group in asked.wanted)
        or (Everything(),),
        should=tuple(_lifting(asked, searched)),
        never=tuple(_clause(one, searched, named) for one in asked.unwanted),
    )


def loosely(text: str, fields: Fields) -> Query | None:
    """Half of the words, where no document has them all; what is quoted or named by a field stays as it was.

    None when there is nothing to loosen. In a run without spaces the words of the dictionary are the words.
    """
    asked = read(text)
    document, parts = fields.document, list[Query]()
    for run in asked.plain:
        one_by_one = len(run.words) > 1
        words = [Term(document.form(Form.WORDS), word) for word in run.words]
        parts += words if one_by_one else [anyhow(run, document)]
    if len(parts) < 2:
        return None
    strict = [group for group in asked.wanted if len(group) > 1 or group[0].quoted or group[0].field]
    some = Both(should=tuple(parts), enough=ceil(len(parts) / 2))
    return Both(
        must=(some, *(any_of([_clause(one, fields.searched, fields) for one in group]) for group in strict)),
        should=tuple(_lifting(asked, fields.searched)),
        never=tuple(_clause(one, fields.searched, fields) for one in asked.unwanted),
    )


def every_word(text: str, searched: Sequence[Field]) -> Query:
    """The words of a text without any syntax in it; a text without words finds nothing."""
    found = list(runs(text))[:MOST_RUNS]
    if not found:
        return Nothing()
    must = tuple(anyhow(run, searched[0]) for run in found)
    return Both(must, should=tuple(_lifted(found, searched[1:]))) if len(searched) > 1 else all_of(must)


def together(parts: Sequence[Run], searched: Sequence[Field]) -> Query:
    """All words one after the other; without a word, nothing."""
    found = words_of(parts)
    if not found:
        return Nothing()
    ways = [Weighted(phrase(f.form(Form.WORDS), found), weights.PHRASE * f.boost) for f in searched]
    if len(parts) == 1 and parts[0].clusters:
        paired = [field for field in searched if Form.PAIRS in field.forms]
        ways += [Weighted(_clusters(parts[0], f), weights.PAIR_PHRASE * f.boost) for f in paired]
    return any_of(ways)


def anyhow(run: Run, field: Field) -> Query:
    """One run in whichever form it is found; the better the form, the more it counts."""
    return any_of([Weighted(way, weight) for way, weight in _ways(run, field)])


def phrase(field: str, terms: tuple[str, ...]) -> Query:
    return Phrase(field, terms) if len(terms) > 1 else Term(field, terms[0])


def _clause(clause: Clause, searched: Sequence[Field], named: Fields | None) -> Query:
    if clause.field and named:
        return _in_field(clause, named)
    if clause.quoted:
        return together(clause.runs, searched)
    before = [*runs(clause.field)] if clause.field else []
    return all_of([anyhow(run, searched[0]) for run in (*before, *clause.runs)])


def _in_field(clause: Clause, fields: Fields) -> Query:
    """A whole value, or words of it; an index that has no such field finds nothing by it."""
    name = PREFIXES[clause.field]
    exact, field = fields.exact(name), fields.by_name.get(name)
    ways: list[Query] = []
    if exact and exact.kind is Kind.EXACT:
        said = clause.text.strip()
        ways.append(OneOf(exact.name, tuple(dict.fromkeys((said, said.lower(), said.upper())))))
    if field and field.kind is Kind.TEXT:
        whole = together(clause.runs, (field,))
        ways.append(whole if clause.quoted else all_of([anyhow(run, field) for run in clause.runs]))
    return any_of(ways)


def _ways(run: Run, field: Field) -> Iterator[tuple[Query, float]]:
    yield all_of([Term(field.form(Form.WORDS), word) for word in run.words]), weights.WORD
    first = run.words[0]
    if Form.FOLDED in field.forms and foldable(first):
        yield from _folded(first, field)
    if Form.STEMS in field.forms and not run.clusters:
        for stem in stems_anyhow(first):
            yield Term(field.form(Form.STEMS), stem), weights.STEM
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


def _lifting(asked: Asked, searched: Sequence[Field]) -> Iterator[Query]:
    """What decides nothing: words in the boosted fields, and all of them in their order anywhere."""
    yield from _lifted(asked.all_runs, searched[1:])
    found = words_of(asked.plain)
    if len(found) > 1:
        for field in searched:
            yield Weighted(phrase(field.form(Form.WORDS), found), weights.PHRASE * field.boost)


def _lifted(parts: Sequence[Run], fields: Sequence[Field]) -> Iterator[Query]:
    for run in parts:
        for field in fields:
            for way, weight in _ways(run, field):
                yield Weighted(way, weight * field.boost)
