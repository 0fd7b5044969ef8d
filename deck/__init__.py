"""Builds native, editable slide decks from structured YAML."""

__version__ = "0.1.0"
