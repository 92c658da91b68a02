"""Licenses for people: the list, a page for each, the chooser, the glossary."""
