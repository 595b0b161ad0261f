"""What people run: one verb a file, as `python -m scripts.check`. Only these print and exit."""
