"""The mechanisms of the organization, each the same three files: acts (words), state (a pure step), questions."""
