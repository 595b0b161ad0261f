"""What is downloaded: data, feeds, citation files, the offline copy."""
