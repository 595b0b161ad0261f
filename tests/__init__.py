"""The tests: an invented archive, rejected records with their whole message, golden pages."""
