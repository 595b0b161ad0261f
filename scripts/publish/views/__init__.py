"""What pages, books and files show, as typed data: made once from the linked archive, and rendered in each form."""
