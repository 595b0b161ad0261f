"""What pages, books and files show, as typed data: made from the linked archive once, and rendered in every form."""
