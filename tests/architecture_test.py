"""What holds across the sources: include directions, rooms, one type per name, and what the journeys look for on stderr.

App knows renderer and compute, renderer knows compute, compute knows neither. What the rooms of a floor know of each
other is in rooms.py.
"""

import collections
import pathlib
import re
import tempfile
import unittest

import rooms

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.MULTILINE)

# What a floor may include of the project, and what it may not include of other libraries.
FLOORS = {
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
    """(floor, path, text) of every source file of the three floors."""
    for floor in FLOORS:
        for path in sorted((root / floor).rglob("*")):
            if path.suffix in {".h", ".cpp", ".c"}:
                yield floor, path, path.read_text(encoding="utf-8")


def violations(root):
    found = []
    for floor, path, text in sources(root):
        own = FLOORS[floor]
        for quote, name in INCLUDE.findall(text):
            where = f"{path.relative_to(root)} includes {name}"
            first = name.split("/")[0]
            if (first in FLOORS or first == "tests") and first not in own:
                found.append(where)
            if FOREIGN[floor].search(name):
                found.append(where)
            # Paths from the root only, so that the rules above see through them.
            if quote == '"' and first not in FLOORS and name not in GENERATED:
                found.append(f"{where}, not a path from the repository's root")
    return found


UNITS_IN_A_ROOM = 12
LINES_OF_A_FILE = 300


def own_includes(root):
    """(file, included file), as paths from the root, for every source file that the rooms include of each other."""
    for _, path, text in sources(root):
        for quote, name in INCLUDE.findall(text):
            if quote == '"' and (root / name).is_file():
                yield path.relative_to(root), pathlib.Path(name)


def room_breaches(root, allowed):
    """Includes that go where no arrow between the rooms of a floor does."""
    found = []
    for file, included in own_includes(root):
        here, there = file.parent.as_posix(), included.parent.as_posix()
        if here != there and here.split("/")[0] == there.split("/")[0] and there not in allowed.get(here, ()):
            found.append(f"{file} includes {included}")
    return found


def table_breaches(root, allowed):
    """Rooms without a row, rows without a room, and rows that name a room further down: those could form a circle."""
    found = []
    existing = {path.parent.relative_to(root).as_posix() for _, path, _ in sources(root)}
    for room in sorted(existing ^ set(allowed)):
        found.append(f"{room} is {'in no row' if room in existing else 'no room'}")
    above = set()
    for room, others in allowed.items():
        found += [f"{room} names {other}, which is not above it" for other in sorted(others - above)]
        above.add(room)
    return found


def crowded_rooms(root):
    units = collections.defaultdict(set)
    for _, path, _ in sources(root):
        units[path.parent.relative_to(root).as_posix()].add(path.stem)
    return [f"{room} has {len(names)} units" for room, names in units.items() if len(names) > UNITS_IN_A_ROOM]


def long_files(root):
    return [f"{path.relative_to(root)} has {lines} lines" for _, path, text in sources(root)
            if (lines := text.count("\n")) > LINES_OF_A_FILE]


def code_without_header(root):
    """Code whose first own include is no header of the same room: one would look for its declarations elsewhere."""
    found = []
    for _, path, text in sources(root):
        own = [name for quote, name in INCLUDE.findall(text) if quote == '"']
        here = path.parent.relative_to(root).as_posix()
        if path.suffix == ".cpp" and path.name != "main.cpp" and (not own or own[0].rpartition("/")[0] != here):
            found.append(str(path.relative_to(root)))
    return found


def circles(root):
    """Sets of units (a header with its code) that include each other."""
    graph = collections.defaultdict(set)
    for file, included in own_includes(root):
        unit, other = file.with_suffix("").as_posix(), included.with_suffix("").as_posix()
        if unit != other:
            graph[unit].add(other)

    def reachable(unit):
        seen, left = set(), [unit]
        while left:
            new = graph[left.pop()] - seen
            seen |= new
            left += new
        return seen

    reach = {unit: reachable(unit) for unit in list(graph)}
    on_circle = {frozenset(other for other in reach[unit] if unit in reach.get(other, ())) for unit in reach
                 if unit in reach[unit]}
    return sorted(" ↔ ".join(sorted(units)) for units in on_circle)


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
            "compute/a.cpp": '#include "renderer/painters/canvas.h"',
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

    def test_rooms_point_one_way(self):
        self.assertEqual(table_breaches(ROOT, rooms.MAY_INCLUDE), [])
        self.assertEqual(room_breaches(ROOT, rooms.MAY_INCLUDE), [])

    def test_an_arrow_between_rooms_is_noticed(self):
        files = {
            "compute/a/x.h": '#include "compute/b/y.h"\n',
            "compute/a/z.h": "",
            "compute/b/y.h": '#include "compute/b/w.h"\n',
            "compute/b/w.h": '#include "compute/a/z.h"\n',
            "renderer/c/v.h": '#include "compute/a/z.h"\n',
        }
        allowed = {"compute/b": set(), "compute/a": {"compute/b"}, "renderer/c": set()}
        self.assertEqual(self.found_in(files, lambda root: room_breaches(root, allowed)),
                         ["compute/b/w.h includes compute/a/z.h"])
        self.assertEqual(self.found_in(files, lambda root: table_breaches(root, allowed)), [])
        circle = {"compute/b": {"compute/a"}, "compute/a": {"compute/b"}, "compute/d": set()}
        self.assertEqual(self.found_in(files, lambda root: table_breaches(root, circle)), [
            "compute/d is no room", "renderer/c is in no row", "compute/b names compute/a, which is not above it"])

    def test_no_room_is_crowded_and_no_file_long(self):
        self.assertEqual(crowded_rooms(ROOT), [])
        self.assertEqual(long_files(ROOT), [])
        files = {f"app/a/{i}.h": "" for i in range(UNITS_IN_A_ROOM)} | {f"app/b/{i}.h": "" for i in range(5)}
        self.assertEqual(self.found_in(files | {"app/a/1.cpp": ""}, crowded_rooms), [])
        self.assertEqual(self.found_in(files | {"app/a/x.h": ""}, crowded_rooms), ["app/a has 13 units"])
        text = {"app/a.cpp": "\n" * LINES_OF_A_FILE, "app/b.cpp": "\n" * (LINES_OF_A_FILE + 1)}
        self.assertEqual(self.found_in(text, long_files), ["app/b.cpp has 301 lines"])

    def test_headers_are_beside_their_code(self):
        self.assertEqual(code_without_header(ROOT), [])
        files = {
            "app/a/x.cpp": '#include "app/a/x.h"\n#include "app/b/y.h"\n',
            "app/a/z.cpp": '#include <vector>\n#include "app/a/x.h"\n',
            "app/b/y.cpp": '#include "app/a/x.h"\n#include "app/b/y.h"\n',
            "app/b/w.cpp": "#include <vector>\n",
        }
        self.assertEqual(self.found_in(files, code_without_header), ["app/b/w.cpp", "app/b/y.cpp"])

    def test_no_units_include_each_other(self):
        self.assertEqual(circles(ROOT), [])
        files = {
            "app/a/x.h": "", "app/a/x.cpp": '#include "app/a/x.h"\n#include "app/b/y.h"\n',
            "app/b/y.h": '#include "app/b/z.h"\n', "app/b/z.h": '#include "app/a/x.h"\n', "app/b/w.h": "",
            "app/b/v.h": '#include "app/a/x.h"\n#include "app/b/w.h"\n',
        }
        self.assertEqual(self.found_in(files, circles), ["app/a/x ↔ app/b/y ↔ app/b/z"])

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
