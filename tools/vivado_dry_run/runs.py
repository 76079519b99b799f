"""Synthesis, implementation, reports: they take no time and write empty files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .bridge import Refused
from .commands import Call, command
from .designer import Designer
from .project import Projects
from .tree import Node, Tree

# What a good implementation run says.
GOOD = {"STATS.WNS": "0.123", "STATS.WHS": "0.031", "STATS.TPWS": "0.000", "STATS.FAILED_NETS": "0"}
# UG904 and UG901.
STRATEGIES = {
    "synth_1": {"Flow_PerfOptimized_high", "Flow_AlternateRoutability"},
    "impl_1": {"Performance_Explore", "Performance_ExplorePostRoutePhysOpt"},
}
STEPS = ("synth_design", "route_design", "write_bitstream")


class Runs:
    """``statistics``: what the implementation says of itself; ``broken``: a run that stops.

    ``history``: what was launched, opened and reported, in order.
    """

    def __init__(
        self,
        tree: Tree,
        projects: Projects,
        designer: Designer,
        statistics: Mapping[str, str],
        broken: str = "",
    ) -> None:
        self.tree, self.projects, self.designer = tree, projects, designer
        self.statistics, self.broken = statistics, broken
        self.history: list[str] = []
        self.opened = ""

    @command("get_runs", least=1, most=1)
    def get_runs(self, call: Call) -> str:
        return self._run(call.words[0]).handle

    def _run(self, name: str) -> Node:
        project = self.projects.need()
        if name not in STRATEGIES:
            raise Refused(f"no run {name!r}")
        known = project.node.child("run", name)
        if known:
            return known
        folder = project.folder / f"{project.name}.runs" / name
        run = self.tree.add("run", name, project.node)
        run.properties |= {"directory": str(folder), "progress": "0%", "status": "Not started"}
        return run

    @command("launch_runs", values=("-jobs", "-to_step"), least=1, most=1)
    def launch_runs(self, call: Call) -> str:
        name = call.words[0]
        run, step = self._run(name), call.options.get("-to_step", "")
        if step and step not in STEPS:
            raise Refused(f"launch_runs: no step {step!r}")
        if not call.need("-jobs").isdigit():
            raise Refused(f"launch_runs: -jobs {call.options['-jobs']!r}")
        strategy = run.get("strategy")
        if strategy not in STRATEGIES[name]:
            raise Refused(f"{name}: unknown strategy {strategy!r}")
        self._before(name)
        self.history.append(f"{name} {step}".strip())
        run.properties |= {"status": "running", "progress": "0%", "step": step}
        return ""

    def _before(self, name: str) -> None:
        top = self.projects.need().top()
        if top != f"{self.designer.name}_wrapper":
            raise Refused(f"{name}: the top is {top}, not the wrapper of the block design")
        if not self.designer.generated:
            raise Refused(f"{name}: the block design has not been generated")
        if name == "impl_1" and self._run("synth_1").get("progress") != "100%":
            raise Refused("impl_1: synth_1 is not complete")

    @command("wait_on_run", least=1, most=1)
    def wait_on_run(self, call: Call) -> str:
        run = self._run(call.words[0])
        if run.get("status") != "running":
            raise Refused(f"{run.name} was not launched")
        if self.broken == run.name:
            run.properties |= {"status": "route_design ERROR", "progress": "67%"}
            return ""
        run.properties |= {"status": "complete", "progress": "100%"}
        if run.name == "impl_1":
            run.properties |= {name.lower(): v for name, v in self.statistics.items()}
        if run.get("step") == "write_bitstream":
            folder = Path(run.properties["directory"])
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{self.designer.name}_wrapper.bit").write_text("bit")
        return ""

    @command("open_run", least=1, most=1)
    def open_run(self, call: Call) -> str:
        if self._run(call.words[0]).get("progress") != "100%":
            raise Refused(f"open_run: {call.words[0]} is not complete")
        self.opened = call.words[0]
        self.history.append(f"open {self.opened}")
        return ""

    def _report(self, call: Call) -> str:
        if self.opened != "impl_1":
            raise Refused(f"{call.name}: the implemented design is not open")
        path = Path(call.need("-file"))
        if not path.parent.is_dir():
            raise Refused(f"{call.name}: no folder {path.parent}")
        path.write_text("")
        self.history.append(call.name + ("_hierarchical" if call.flag("-hierarchical") else ""))
        return ""

    @command("report_timing_summary", values=("-file",), most=0)
    def report_timing_summary(self, call: Call) -> str:
        return self._report(call)

    @command("report_utilization", values=("-file",), flags=("-hierarchical",), most=0)
    def report_utilization(self, call: Call) -> str:
        return self._report(call)

    @command("report_power", values=("-file",), most=0)
    def report_power(self, call: Call) -> str:
        return self._report(call)
