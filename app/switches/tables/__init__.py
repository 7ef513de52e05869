"""The switches, by who they belong to: every module here with SWITCHES, and CONSTRAINTS between them, is found."""
