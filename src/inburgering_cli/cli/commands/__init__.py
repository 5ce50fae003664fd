"""The commands: parse, call one use case, print the result. One file per group, named as the command."""
