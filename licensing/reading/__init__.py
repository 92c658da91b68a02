"""How identify() reads: addresses, names in many languages, platform codes, and what they add up to."""
