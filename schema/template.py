"""The annotated record: one invented motion with a note on every field, for whoever writes a record by hand."""

from pathlib import Path


def annotated_record() -> str:
    """The text of `schema/motion.template.yaml`. The guide on the site and `scripts.new --template` show it as it is."""
    return (Path(__file__).resolve().parent / "motion.template.yaml").read_text(encoding="utf-8")
