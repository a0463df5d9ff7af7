"""treaty: who is party to what, which text is in force (VCLT Parts II, IV, V; CST arts. 9–11, Charter arts. 26–28)."""
