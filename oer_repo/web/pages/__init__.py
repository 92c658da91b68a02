"""The pages everybody may see; each view parses, calls one job and renders."""
