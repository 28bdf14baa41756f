"""The commands, a module each, called as the command is."""
