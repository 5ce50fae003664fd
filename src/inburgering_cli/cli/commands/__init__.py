"""The commands: parse, one call, one render. One file per group, named as the command."""
