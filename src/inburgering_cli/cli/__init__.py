"""The commands: parse, one service call, one render."""
