"""What holds across the sources: include directions, one type per name, and what the journeys look for on stderr.

App knows renderer and compute, renderer knows compute, compute knows neither.
"""

import collections
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


def sources(root):
    """(room, path, text) of every source file of the three rooms."""
    for room in OWN_ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in {".h", ".cpp", ".c"}:
                yield room, path, path.read_text(encoding="utf-8")


def violations(root):
    found = []
    for room, path, text in sources(root):
        own = OWN_ROOMS[room]
        for quote, name in INCLUDE.findall(text):
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


# What a type's definition cannot be read from: comments, literals, preprocessor lines, and template parameters.
NO_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])*\''
    r"|^[ \t]*#(?:\\\n|[^\n])*",
    re.MULTILINE | re.DOTALL)
TEMPLATE = re.compile(r"\btemplate\s*<[^<>;{}]*(?:<[^<>;{}]*>[^<>;{}]*)*>")
SCOPE_OR_TYPE = re.compile(
    r"\bnamespace\s*(?P<namespace>[\w:]*)\s*\{"
    # Not a variable (`struct stat status {}`), a specialisation, a member (`struct Outer::Inner {`) or a declaration.
    r"|\b(?:struct|class|union|enum(?:\s+(?:struct|class))?)\s+(?P<type>\w+)\s*(?:final\s*)?(?::(?!:)[^;{}()=]*)?\{"
    r"|\busing\s+(?P<alias>\w+)\s*=(?P<target>[^;]*)"
    r"|[{}]")


def types_of(text):
    """(qualified name, what an alias stands for) of every type that is defined in a namespace with a name."""
    code = TEMPLATE.sub(" ", NO_CODE.sub(" ", text))
    scopes = []  # names of namespaces, "" for an anonymous one, None for any other pair of braces
    for match in SCOPE_OR_TYPE.finditer(code):
        name = match["type"] or match["alias"]
        if name and "" not in scopes and None not in scopes:
            yield "::".join([*scopes, name]), match["target"]
        if match["namespace"] is not None:
            scopes.append(match["namespace"])
        elif match[0] == "}":
            scopes.pop()
        elif match[0].endswith("{"):
            scopes.append(None)
    if scopes:
        raise ValueError(f"braces that do not match, in {scopes}")


def doubled_types(root):
    """Types of one name in one namespace: a program in which two of them meet has no defined meaning."""
    places = collections.defaultdict(list)
    for _, path, text in sources(root):
        for name, alias_of in types_of(text):
            places[name].append((str(path.relative_to(root)), alias_of))
    return [
        f"{name} is defined in {' and '.join(file for file, _ in definitions)}" for name, definitions in places.items()
        # Two aliases of one type are one type.
        if len(definitions) > 1 and (None in (targets := {alias_of for _, alias_of in definitions}) or len(targets) > 1)
    ]


GL_MESSAGE = re.compile(r'fprintf\(stderr, "([^"%]*)%')
JOURNEY_SIGNS = re.compile(r"for sign in \(([^)]*)\)")


def overlooks_gl_errors(journey, debug_messages):
    """Whether none of the signs of failure in journey.py is in what debug_messages.cpp prints before each error."""
    printed = GL_MESSAGE.search(debug_messages)[1]
    signs = re.findall(r'"([^"]*)"', JOURNEY_SIGNS.search(journey)[1])
    return not any(sign in printed for sign in signs)


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
        found = self.found_in({name: f"#include <vector>\n{line}\n" for name, line in breaches.items()}, violations)
        self.assertEqual({line.split()[0] for line in found}, set(breaches))

    def test_no_two_types_share_a_name(self):
        self.assertEqual(doubled_types(ROOT), [])

    def test_types_of_one_name_are_noticed(self):
        files = {
            "compute/a.h": "namespace pw {\nstruct Tile { int x[2] = {1, 2}; };\nenum class Kind : int { kOne };\n"
                           "template <class T = Bound<int>>\nclass List final : public Base<T> {};\n}\n",
            "compute/b.cpp": "namespace pw {\nnamespace {\nstruct Tile {};\n}\n"
                             "using List = int;\nusing Tag = int;\n}\n",
            "compute/c.h": "namespace pw {\nstruct Kind;\nnamespace inner { struct Tile { struct Kind {}; }; }\n"
                           '// struct Kind {\nconst char* text = "struct Kind {";\nvoid f() { struct Kind {}; }\n}\n',
            "renderer/d.h": "namespace pw {\nclass Tile {\n};\n}\n",
            "app/e.h": "namespace pw::inner {\nenum Tile { kNone };\n}\n",
            "app/f.cpp": "namespace pw {\nenum class Kind { kTwo };\nusing Tag = int;\nstruct Kind::Inner {};\n}\n",
        }
        self.assertEqual(
            set(self.found_in(files, doubled_types)), {
                "pw::Tile is defined in compute/a.h and renderer/d.h",
                "pw::Kind is defined in compute/a.h and app/f.cpp",
                "pw::List is defined in compute/a.h and compute/b.cpp",
                "pw::inner::Tile is defined in compute/c.h and app/e.h",
            })

    def test_journeys_look_for_what_opengl_errors_print(self):
        journey = (ROOT / "tests/gui/journey.py").read_text(encoding="utf-8")
        messages = (ROOT / "renderer/gl/debug_messages.cpp").read_text(encoding="utf-8")
        self.assertFalse(overlooks_gl_errors(journey, messages))
        self.assertTrue(overlooks_gl_errors(journey, messages.replace('"OpenGL: ', '"GL says: ')))

    def found_in(self, files, rule):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            return rule(root)


if __name__ == "__main__":
    unittest.main()
