"""Easel measured beside a floor bot, both against the playground's twins on this machine; no test, no product."""
