"""The client, Photo printer: as a web server that keeps a secret (`web`), or as an app on a device (`native`).

What both do in the same way is in `protocol`: ask, check the answer, swap the code, call the API. Other grants have
clients of their own kinds: scripts of a page (`page`), a device (`device`), a program without an owner (`machine`), and
one that asks for the password itself (`password`).
"""
