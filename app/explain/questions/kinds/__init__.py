"""One file for each kind of question: its `ask` gives what it would ask at a moment, or None."""
