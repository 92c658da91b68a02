"""Deposit in clear steps, each saved as a draft: files, what it is, sources, people and license, check, publish."""
