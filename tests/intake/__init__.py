"""Documents in, proposed records out."""
