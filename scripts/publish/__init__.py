"""What the site is made of: an archive in, pages and files out.

    archive → views (typed data) → pages, books and files → set into frames that MkDocs built → the stage → the finished site

`views` has a motion as data, made once; `tree` is prose and books as small trees, which `html_text` and `books/pdf` render.
`pages`, `books`, `citations`, `exports` and `search` make the pages and files; `publishing` assembles the site.

Only `stage` writes to disk. Nothing here opens the archive's folder or asks what day it is.
"""
