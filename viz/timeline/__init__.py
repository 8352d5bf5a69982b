"""A cascade over time: levels as lanes, days as the axis, and how far each level had got."""
