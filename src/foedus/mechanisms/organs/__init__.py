"""organs: who sits, who chairs, how a matter is decided and whom the decision binds (CST arts. 3, 6; Charter arts. 11–16)."""
