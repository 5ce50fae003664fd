"""The shell around the commands: running, options, faults, prompts, settings, completion."""
