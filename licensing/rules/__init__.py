"""The rules, one module for each subject of the licenses; each rule names where it is written."""
