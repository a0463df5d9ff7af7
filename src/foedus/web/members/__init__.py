"""members: one State at a time: its status, what it owes, what it did, which chairs and offices it held."""
