"""Tests of `antoan.editing`."""
