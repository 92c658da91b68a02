"""Uploads in pieces: begun, received piece by piece, finished into a file of a draft, swept when nobody goes on."""
