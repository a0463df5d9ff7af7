"""membership: who the members are, and whose part or vote is suspended (Charter arts. 1, 19, 20, 25)."""
