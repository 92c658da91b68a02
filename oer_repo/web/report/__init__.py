"""The answer of the license engine as a page shows it: verdicts, sentences, sources, remedies. For every page that judges."""
