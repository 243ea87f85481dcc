"""One module per command family; each only translates between Discord and the services."""
