"""How fast the page of a cascade is made, opens and moves, for cascades of given sizes."""
