"""The search: its page, its index, and the motions most like a draft."""
