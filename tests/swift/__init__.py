"""Messages of SWIFT category 7: read, checked, written."""
