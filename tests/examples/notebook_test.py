#!/usr/bin/env python3
"""The notebook runs from its first cell to its last: by nbclient where that is installed, else as plain Python.

PYTHONPATH names the build folder's bindings/python.
"""
import json
import os
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "examples"
PATH = FOLDER / "notebook.ipynb"


def code_cells(notebook):
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(cells) > 3
    return cells


def check_committed(notebook):
    for cell in code_cells(notebook):
        assert not cell["outputs"] and cell["execution_count"] is None, "commit the notebook without outputs"


def run_as_plain_python(notebook):
    os.chdir(FOLDER)
    names = {"__name__": "__main__"}
    for cell in code_cells(notebook):
        exec(compile("".join(cell["source"]), cell["id"], "exec"), names)  # pylint: disable=exec-used
    assert names["rows"], "the examples show nothing"


def run_by_nbclient(nbclient, nbformat):
    """As Jupyter would: in a kernel of its own, whose folder is the notebook's, and with what the cells show."""
    places = os.environ["PYTHONPATH"].split(os.pathsep)
    os.environ["PYTHONPATH"] = os.pathsep.join(os.path.abspath(place) for place in places)
    notebook = nbformat.read(PATH, as_version=4)
    nbformat.validate(notebook)
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3",
                            resources={"metadata": {"path": str(FOLDER)}}).execute()
    shown = [output for cell in code_cells(notebook) for output in cell["outputs"]]
    assert all(output["output_type"] != "error" for output in shown)
    assert any("<table>" in output.get("data", {}).get("text/html", "") for output in shown), "no table is shown"
    assert "content" in shown[-1]["data"]["text/plain"], "the last cell shows no rows"


def main():
    notebook = json.loads(PATH.read_text(encoding="utf-8"))
    check_committed(notebook)
    try:
        import ipykernel  # noqa: F401
        import nbclient
        import nbformat
    except ImportError as missing:
        run_as_plain_python(notebook)
        print(f"the notebook runs as plain Python; not by nbclient: {missing}")
    else:
        run_by_nbclient(nbclient, nbformat)
        print("the notebook runs by nbclient")


if __name__ == "__main__":
    main()
