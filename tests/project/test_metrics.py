"""What is told to the outside is held to the code: the table of metrics, the dashboard, the alerts."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.metrics import Metrics

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/metrics.md").read_text()
ALERTS = (ROOT / "docs/alerts.yml").read_text()
BOARD: dict[str, Any] = json.loads((ROOT / "docs/grafana.json").read_text())
#: What Prometheus itself adds to each target.
ITS_OWN = {"up"}


def families() -> dict[str, tuple[str, set[str]]]:
    """Every metric by the name under which it is asked for, with its type and labels."""
    found: dict[str, tuple[str, set[str]]] = {}
    for collector in Metrics().registry._collector_to_names:
        if hasattr(collector, "_labelnames"):
            total = "_total" if collector._type == "counter" else ""
            found[f"{collector._name}{total}"] = collector._type, set(collector._labelnames)
        else:
            for family in collector.collect():
                total = "_total" if family.type == "counter" else ""
                found[f"{family.name}{total}"] = family.type, set()
    return found


def series() -> dict[str, set[str]]:
    """Every series that a query may name, with the labels that it has."""
    found: dict[str, set[str]] = {}
    for name, (kind, labels) in families().items():
        if kind == "histogram":
            found |= {f"{name}_bucket": {*labels, "le"}, f"{name}_sum": labels, f"{name}_count": labels}
        else:
            found[name] = labels
    return found


def expressions() -> dict[str, str]:
    """Every query of the dashboard and of the alerts, by where it is."""
    rules = {f"alert {rule['alert']}": rule["expr"] for rule in alerts()}
    panels = {
        f"panel {panel['id']} {target['refId']}": target["expr"]
        for panel in BOARD["panels"]
        for target in panel.get("targets", [])
    }
    return rules | panels


def alerts() -> list[dict[str, str]]:
    """The rules, from the few forms of YAML that the file is written in."""
    blocks = re.split(r"^      - (?=alert: )", ALERTS, flags=re.MULTILINE)[1:]
    rules: list[dict[str, str]] = []
    for block in blocks:
        joined = re.sub(r">-\n((?: {10}.+\n)+)", lambda m: " ".join(m[1].split()) + "\n", block)
        fields = [line.strip().partition(": ") for line in joined.splitlines()]
        assert all(separator for _, separator, _ in fields), block
        rules.append({key: value for key, _, value in fields})
    return rules


def test_the_table_has_every_metric_with_its_type_and_labels_and_no_other() -> None:
    """A row each; renamed, added or removed in one place only, this fails."""
    rows = re.findall(r"^\| `(easel_\w+)` \| (\w+) \|([^|]*)\| (.+) \|$", PAGE, re.MULTILINE)
    told = {name: (kind, set(re.findall(r"`(\w+)`", labels))) for name, kind, labels, _ in rows}
    assert len(told) == len(rows)
    assert told == families()


def test_every_metric_says_what_it_is_in_base_units() -> None:
    """Its name begins with the project's, its help is a sentence, and time is in seconds."""
    page = Metrics().page().decode()
    assert set(re.findall(r"^# TYPE (\w+)", page, re.MULTILINE)) == families().keys()
    for name, (kind, _) in families().items():
        assert re.search(rf"^# HELP {name} \w.{{2,}}\.$", page, re.MULTILINE), name
        assert name.startswith("easel_"), name
        assert not re.search(r"_(ms|milliseconds|minutes|mb|micros|percent)\b", name), name
        assert kind != "histogram" or name.endswith("_seconds"), name


@pytest.mark.parametrize(("place", "query"), expressions().items(), ids=expressions())
def test_every_query_names_series_and_labels_that_exist(place: str, query: str) -> None:
    """A dashboard that shows nothing, or an alert that never fires, is worse than none."""
    bare = re.sub(r'"[^"]*"', '""', query)
    named = set(re.findall(r"\b(easel_\w+|up)\b", bare))
    known = series() | {name: {"job", "instance"} for name in ITS_OWN}
    assert named
    assert named <= known.keys(), place
    labels = {label for name in named for label in known[name]}
    used = set(re.findall(r"(\w+)\s*(?:=~|!=|!~|=(?!=))", bare))
    for listed in re.findall(r"\bby \(([^)]*)\)", bare):
        used |= {label.strip() for label in listed.split(",")}
    assert used <= labels, place


def test_the_dashboard_shows_nearly_all_there_is() -> None:
    """Each kind of thing has its place; what only fills the table may stay out."""
    shown = " ".join(target["expr"] for panel in BOARD["panels"] for target in panel.get("targets", []))
    left_out = {name for name in families() if name not in shown}
    assert left_out == {
        "easel_oldest_generation_seconds",
        "easel_process_start_time_seconds",
        "easel_process_virtual_memory_bytes",
    }


def test_the_dashboard_can_be_imported() -> None:
    """Unique panels within the grid, each from the data source that is chosen at the top."""
    panels = BOARD["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in panels]
    assert len(set(places)) == len(places)
    for panel in panels:
        assert panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24
        assert panel["type"] == "row" or panel["datasource"]["uid"] == "${source}"
    assert [each["name"] for each in BOARD["templating"]["list"]] == ["source"]


def test_every_alert_has_the_shape_that_prometheus_reads() -> None:
    """One group; each rule once, with an expression, a severity and a summary, and nothing unknown."""
    assert ALERTS.splitlines()[1:4] == ["groups:", "  - name: easel", "    rules:"]
    rules = alerts()
    assert len({rule["alert"] for rule in rules}) == len(rules) == ALERTS.count("- alert:")
    for rule in rules:
        assert rule.keys() - {"for"} == {"alert", "expr", "labels", "annotations"}, rule
        assert re.fullmatch(r"\d+[smh]", rule.get("for", "1m")), rule
        assert re.fullmatch(r"\{severity: (page|warning)\}", rule["labels"]), rule
        assert re.fullmatch(r'\{summary: "[A-Z].+\."\}', rule["annotations"]), rule
        assert rule["expr"].count("(") == rule["expr"].count(")"), rule


def test_every_alert_is_explained_with_what_to_do() -> None:
    """A row each in the page, and none for an alert that is not there."""
    rows = re.findall(r"^\| `(Easel\w+)` \| (.{15,}) \| (.{15,}) \|$", PAGE, re.MULTILINE)
    assert {name for name, _, _ in rows} == {rule["alert"] for rule in alerts()}


def test_nobody_but_the_metrics_names_prometheus() -> None:
    """And the domain does not know that it is counted."""
    for path in [*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")]:
        imported: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        foreign = {name for name in imported if name.split(".")[0] == "prometheus_client"}
        assert not foreign or path == ROOT / "bot/metrics.py", path
        if "domain" in path.parts or "pipeline" in path.parts:
            assert not imported & {"bot.metrics", "bot.metered", "bot.probes", "bot.health", "bot.traffic"}, path
