"""The rules: pure functions over dated facts. No I/O, no clock; the peildatum is always passed in."""
