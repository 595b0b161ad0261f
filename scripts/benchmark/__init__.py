"""Measuring: invented archives of any size, the commands run on them, and two other site builders on the same motions."""
