"""Motions beside the archive: what an import would change, shown before it is written.

    proposals       a motion as the record that it would be; meetings: a meeting that is new to the archive
    comparison      a motion beside the record that there is: what it adds, where the two differ
    look_at         what a person should look at before it is written
    plan            all of these for one document; plan_report, motion_lines: as a person reads them
    wordings        official wording for records that hold its fingerprint

Nothing here writes: the plan is a change set for scripts.edit.
"""
