#!/usr/bin/env python3
"""Runs notebooks without a browser; called by submit/notebooks.

    execute.py execute|update TARGET [NOTEBOOK ...]

Each notebook is run from top to bottom in a new kernel and written to TARGET, as notebook and as page. What its cells
say (text, not pictures, whose pixels depend on the machine's fonts) must be what is committed; with "update" it is
put there. Ends with 1 if a cell fails or says something else.
"""

import difflib
import os
import pathlib
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter

os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # a Python kernel's warning, of a debugger nobody asked for

HOME = pathlib.Path(__file__).resolve().parent
SECONDS_A_CELL = 600
SECONDS_TO_START = 40
STARTS = 6

# Debian's libjs-mathjax, for formulas in pages without a network.
MATHJAX = pathlib.Path("/usr/share/javascript/mathjax/MathJax.js")


def run(notebook, log):
    """The notebook with what its cells say now, and nothing that differs from run to run."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    client = NotebookClient(
        notebook,
        timeout=SECONDS_A_CELL,
        startup_timeout=SECONDS_TO_START,
        kernel_name=notebook.metadata.kernelspec.name,
        resources={"metadata": {"path": str(HOME)}},
    )
    execute(client, log)
    notebook.metadata.language_info.pop("version", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = merged(cell.outputs)
    return notebook


def execute(client, log):
    """The Java kernel hangs where the first message comes before it is ready for one: then it is started again."""
    for left in reversed(range(STARTS)):
        try:
            client.execute(stderr=log)
            return
        except RuntimeError as error:
            if left == 0 or "respond" not in str(error):
                raise


def merged(outputs):
    """The outputs, pieces of one stream put together: how it is cut depends on the clock."""
    whole = []
    for output in outputs:
        before = whole[-1] if whole else {}
        if output.output_type == "stream" and before.get("name") == output.name:
            before["text"] += output.text
        else:
            whole.append(output)
    return whole


def said(notebook):
    """What the cells say, as lines."""
    lines = []
    for number, cell in enumerate(c for c in notebook.cells if c.cell_type == "code"):
        lines.append(f"cell {number + 1}")
        for output in cell.outputs:
            texts = output.get("data", {"text/plain": output.get("text", "")})
            for kind, text in sorted(texts.items()):
                picture = kind.startswith("image/")
                twin = kind == "text/html" and "text/plain" in texts
                lines += [kind] if picture or twin else text.rstrip("\n").split("\n")
    return lines


def page(notebook):
    exporter = HTMLExporter(template_name="lab")
    if MATHJAX.exists():
        exporter.mathjax_url = MATHJAX.as_uri() + "?config=TeX-AMS_CHTML-full,Safe"
    return exporter.from_notebook_node(notebook)[0]


def main(mode, target, names):
    target.mkdir(parents=True, exist_ok=True)
    paths = [HOME / name for name in names] or sorted(HOME.glob("*.ipynb"))
    failed = 0
    for path in paths:
        start = time.monotonic()
        committed = nbformat.read(path, as_version=4)
        try:
            with open(target / path.with_suffix(".log").name, "wb") as log:
                now = run(nbformat.read(path, as_version=4), log)
        except (CellExecutionError, RuntimeError) as error:
            print(f"notebooks: {path.name}: {error}", file=sys.stderr)
            failed += 1
            continue
        nbformat.write(now, target / path.name)
        (target / path.with_suffix(".html").name).write_text(page(now), encoding="utf-8")
        differences = list(difflib.unified_diff(said(committed), said(now), "committed", "now", lineterm="", n=1))
        if mode == "update":
            nbformat.write(now, path)
        elif differences:
            print(f"notebooks: {path.name} says something else than what is committed:", file=sys.stderr)
            print("\n".join(differences), file=sys.stderr)
            failed += 1
        print(f"notebooks: {path.name} {time.monotonic() - start:.0f} s", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]))
