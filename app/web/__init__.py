"""The web: pages, the JSON API and Socket.IO stages. The only room that knows sockets.

Law: this room may import whatever plays or tells a run (`trace`, `flows`, `attacks`, scenarios, the switches, `runs`,
`explain`, `atlas`) and `folders`; never `wire`, `checks`, `actors` or `exports`. It plays nothing itself: `runs` does.
"""
