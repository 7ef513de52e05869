"""`python -m app` is the command `grantscope`."""

from app.cli import main

if __name__ == "__main__":
    main()
