"""The frames that MkDocs builds, read and filled."""
