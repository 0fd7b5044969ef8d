"""Builds the talk: `python build.py`, or `python build.py --help`."""

from deck.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
