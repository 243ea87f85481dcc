"""Reads a page of metrics as Prometheus does."""

from prometheus_client.parser import text_string_to_metric_families


def samples(page: str) -> dict[str, float]:
    """The value of every series, by its name and labels as they are written in a query, labels in order."""
    found: dict[str, float] = {}
    for family in text_string_to_metric_families(page):
        for sample in family.samples:
            labels = ",".join(f'{name}="{value}"' for name, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found
