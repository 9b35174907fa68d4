"""slowest.py FOLDER: the ten tests that took longest, from what CTest and GoogleTest wrote there."""

import json
import pathlib
import sys
import xml.etree.ElementTree


def durations(folder):
    """(seconds, name) of every test; those inside a GoogleTest program one by one."""
    for path in folder.glob("*.json"):
        for suite in json.loads(path.read_text(encoding="utf-8"))["testsuites"]:
            for test in suite["testsuite"]:
                yield float(test.get("time", "0s").rstrip("s")), f"{suite['name']}.{test['name']}"
    ctest = folder / "ctest.xml"
    if not ctest.is_file():
        return
    programs = {path.stem for path in folder.glob("*.json")}
    for case in xml.etree.ElementTree.parse(ctest).getroot().iter("testcase"):
        if case.get("name") not in programs:
            yield float(case.get("time", "0")), case.get("name")


def main():
    print("The ten slowest tests:")
    for seconds, name in sorted(durations(pathlib.Path(sys.argv[1])), reverse=True)[:10]:
        print(f"{seconds:8.1f} s  {name}")


if __name__ == "__main__":
    main()
