"""The web: pages, the JSON API and Socket.IO stages. The only room, with `live`, that knows sockets and pages.

Law: this room may import every other. It shows traces; it makes none itself.
"""
