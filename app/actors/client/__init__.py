"""The client, Photo printer: as a web server that keeps a secret (`web`), or as an app on a device (`native`).

What both do in the same way is in `protocol`: ask, check the answer, swap the code, call the API.
"""
