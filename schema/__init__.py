"""What a record is: terms, located YAML, models, one linked archive, rules.

This package reads. It never writes, never prints, and never asks what day it is.
"""
