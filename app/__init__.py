"""Grantscope: watch OAuth 2.0 happen.

Data flows one way: a source (`runs`) makes a trace, views and exports read it. Each room's `__init__.py`
opens with its law: what it is for and what it may import. `tests/test_rooms.py` holds the table.
"""

__version__ = "0.1.0"
