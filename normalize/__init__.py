"""Thai text made comparable and Thai values made computable."""
