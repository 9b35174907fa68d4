"""The include directions: app knows renderer and compute, renderer knows compute, compute knows neither."""

import pathlib
import re
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.MULTILINE)

# What a room may include of the project, and what it may not include of other libraries.
OWN_ROOMS = {
    "compute": {"compute"},
    "renderer": {"renderer", "compute"},
    "app": {"app", "renderer", "compute"},
}
WINDOW_LIBRARIES = r"(imgui|GLFW/|implot|X11/)"
FOREIGN = {
    "compute": re.compile(rf"{WINDOW_LIBRARIES}|(glad|GL|GLES\d|EGL|KHR)/"),
    "renderer": re.compile(WINDOW_LIBRARIES),
    "app": re.compile(r"^$"),
}
# Made by the build, beside nothing.
GENERATED = {"shaders.h"}


def violations(root):
    found = []
    for room, own in OWN_ROOMS.items():
        for path in sorted((root / room).rglob("*")):
            if path.suffix not in {".h", ".cpp", ".c"}:
                continue
            for quote, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
                where = f"{path.relative_to(root)} includes {name}"
                first = name.split("/")[0]
                if (first in OWN_ROOMS or first == "tests") and first not in own:
                    found.append(where)
                if FOREIGN[room].search(name):
                    found.append(where)
                # Paths from the root only, so that the rules above see through them.
                if quote == '"' and first not in OWN_ROOMS and name not in GENERATED:
                    found.append(f"{where}, not a path from the repository's root")
    return found


class ArchitectureTest(unittest.TestCase):
    def test_nothing_is_included_against_the_direction(self):
        self.assertEqual(violations(ROOT), [])

    def test_each_rule_notices_a_breach(self):
        breaches = {
            "compute/a.cpp": '#include "renderer/canvas.h"',
            "compute/b.h": '#  include "app/document/document.h"',
            "compute/c.cpp": "#include <glad/gl.h>",
            "compute/d.cpp": "#include <imgui.h>",
            "renderer/e.cpp": '#include "app/document/document.h"',
            "renderer/f.h": "#include <imgui.h>",
            "renderer/g.cpp": "#include <GLFW/glfw3.h>",
            "renderer/h.cpp": '#include "../app/session.h"',
            "app/i.cpp": '#include "tests/data/images.h"',
        }
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, line in breaches.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(f"#include <vector>\n{line}\n", encoding="utf-8")
            found = violations(root)
        self.assertEqual({line.split()[0] for line in found}, set(breaches))


if __name__ == "__main__":
    unittest.main()
