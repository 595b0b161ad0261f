"""References to motions: files for reference managers, the head of a motion's page, and the code on a printed page."""
