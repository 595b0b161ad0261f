"""Books, as PDF, EPUB and a single file; and the pictures that Typst draws."""
