"""Documents given as plain text in the files that offices have: print, scans, Word, web, mail."""
