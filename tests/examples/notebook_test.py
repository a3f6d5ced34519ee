#!/usr/bin/env python3
"""The notebook runs from its first cell to its last: by nbclient where it is installed, as plain Python always.

PYTHONPATH names the build folder's bindings/python.
"""
import json
import os
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "examples"
PATH = FOLDER / "notebook.ipynb"


def run_as_plain_python(notebook):
    os.chdir(FOLDER)
    names = {"__name__": "__main__"}
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(cells) > 3
    for cell in cells:
        assert not cell["outputs"] and cell["execution_count"] is None, "commit the notebook without outputs"
        source = "".join(cell["source"])
        exec(compile(source, cell["id"], "exec"), names)  # pylint: disable=exec-used
    assert names["rows"], "the examples show nothing"


def run_by_nbclient():
    try:
        import ipykernel  # noqa: F401
        import nbclient
        import nbformat
    except ImportError as missing:
        print(f"not run by nbclient: {missing}")
        return
    nbclient.NotebookClient(nbformat.read(PATH, as_version=4), timeout=120, kernel_name="python3",
                            resources={"metadata": {"path": str(FOLDER)}}).execute()


if __name__ == "__main__":
    run_as_plain_python(json.loads(PATH.read_text(encoding="utf-8")))
    run_by_nbclient()
    print("the notebook runs")
