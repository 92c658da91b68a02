"""Deposit in clear steps, each saved as a draft: files, what it is, people and license, sources, check, publish."""
