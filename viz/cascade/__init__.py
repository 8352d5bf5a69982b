"""A cascade as a picture: where everything stands, the page around it, and figures for paper."""
