"""Owns what Discord takes in one message; knows no message."""

FILES_MOST = 10
#: Discord takes 25 MiB a request; the rest of the form needs a little room.
REQUEST_BYTES_MOST = 25 * 1024 * 1024 - 64 * 1024
