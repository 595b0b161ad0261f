"""What the site is made of: an archive in, pages and files out.

    archive → a page's words → its template → set into a frame that MkDocs built → the stage → the finished site

Only `stage` writes to disk. Nothing here opens the archive's folder or asks what day it is.
"""
