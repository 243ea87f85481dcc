"""Loopback twins of the image providers: they speak a provider's HTTP, draw with a program, and charge nobody."""
