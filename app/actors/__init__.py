"""The cast: authorization server, resource server, client, and the resource owner who decides.

Law: this room may import `trace`, `wire` and `checks`; it knows nothing of flows, steps, attacks, runs or pages of
ours. Each server is one Flask app shared by all plays; whatever changes hangs on the play's world.
"""
