"""What is true and required: pure functions over dated facts. No I/O and no clock; the peildatum is always passed in."""
