"""Looks at everything that Easel needs, from a shell, and says what is wrong and how to mend it; changes nothing."""
