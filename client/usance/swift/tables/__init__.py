"""The tables of the standard: fields with their formats, messages with their order and rules."""
