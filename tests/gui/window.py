"""The program in a window, driven as a person would: by mouse, keys and dropped files; read through its state file."""
import json
import os
import subprocess
import time

import pictures
from display import TOOLS

PROGRAM = os.environ["POINTWISE"]

# Dear ImGui 1.86 has no queue of inputs: a press and its release within one frame are lost, so that a frame must fit
# between any two steps.
PAUSE = 0.1
TIMEOUT = 20.0


def is_running(process_id):
    """Whether any thread of the process runs, or waits for a core or a disk."""
    tasks = f"/proc/{process_id}/task"
    try:
        for task in os.listdir(tasks):
            with open(f"{tasks}/{task}/stat", encoding="utf-8") as file:
                if file.read().rsplit(")", 1)[1].split()[0] in "RD":
                    return True
    except OSError:
        pass  # a thread, or the process, has ended meanwhile
    return False


class Window:
    def __init__(self, display, folder, *arguments, environment=None):
        """folder: for the state file, the program's stderr and its settings."""
        self.display = display
        self._state_path = os.path.join(folder, "state.json")
        self._stderr_path = os.path.join(folder, "stderr.txt")
        self._origin = None
        variables = dict(display.environment(), HOME=folder, XDG_CONFIG_HOME=os.path.join(folder, "config"))
        variables.update(environment or {})
        with open(self._stderr_path, "wb") as stderr:
            self.process = subprocess.Popen([PROGRAM, "--state", self._state_path, *arguments], env=variables,
                                            stdin=subprocess.DEVNULL, stdout=stderr, stderr=stderr)
        # For keys, which must be let go in time: starting a program takes a busy machine too long.
        self._keyboard = subprocess.Popen(["xdotool", "-"], env=display.environment(), stdin=subprocess.PIPE, text=True)
        self.wait(lambda: os.path.exists(self._state_path), "the state file")
        self.id = self._find()
        self.focus()
        self._xdotool("mousemove", 0, 0)
        self.wait_idle()

    def _find(self):
        found = []

        def visible():
            printed = self.display.run("xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), check=False)
            found[:] = printed.split()
            return len(found) > 0

        self.wait(visible, "the window")
        return int(found[0])

    # What the program says.

    @property
    def state(self):
        """The state as of the last frame. The file is replaced as a whole, so that it can be read at any time."""
        with open(self._state_path, encoding="utf-8") as file:
            return json.load(file)

    @property
    def errors(self):
        with open(self._stderr_path, encoding="utf-8", errors="replace") as file:
            return file.read()

    def wait(self, condition, what, timeout=TIMEOUT):
        """Waits until condition() holds; fails with `what` was waited for."""
        deadline = time.monotonic() + timeout
        while not condition():
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended ({self.process.returncode}) before {what}: {self.errors}")
            if time.monotonic() > deadline:
                shown = self.state if os.path.exists(self._state_path) else None
                if shown:
                    shown.pop("widgets", None)
                    shown.pop("parameters", None)
                raise AssertionError(f"waited {timeout} s in vain for {what}; state: {shown}")
            time.sleep(0.01)

    def wait_state(self, condition, what, timeout=TIMEOUT):
        """As wait(), with the state as the condition's argument. Returns the state that fulfilled it."""
        last = []

        def holds():
            last[:] = [self.state]
            return condition(last[0])

        self.wait(holds, what, timeout)
        return last[0]

    def wait_idle(self, quiet=0.3):
        """Waits until nothing is under way and the program has rested for `quiet` seconds; returns the state."""
        seen = [None, time.monotonic()]

        def is_quiet():
            state = self.state
            if state["frame"] != seen[0] or state["busy"] or is_running(self.process.pid):
                seen[:] = [state["frame"], time.monotonic()]
            return time.monotonic() - seen[1] > quiet

        self.wait(is_quiet, "the window to come to rest")
        return self.state

    def rectangle(self, widget):
        """[x, y, width, height] of a widget, in pixels of the window."""
        return self.wait_state(lambda s: widget in s["widgets"], f"the widget {widget}")["widgets"][widget]

    def shows(self, widget):
        return widget in self.state["widgets"]

    def centre(self, widget):
        x, y, width, height = self.rectangle(widget)
        return x + width / 2, y + height / 2

    def grab(self, rectangle=None):
        """The window's pixels, or those of a rectangle in it."""
        data = self.display.tool("grab", self.id)
        picture = pictures.parse_ppm(data)
        if rectangle is None:
            return picture
        x, y, width, height = (int(v) for v in rectangle)
        return picture[y:y + height, x:x + width]

    def size(self):
        geometry = self._geometry()
        return geometry["WIDTH"], geometry["HEIGHT"]

    # What a person does.

    def _geometry(self):
        lines = self.display.run("xdotool", "getwindowgeometry", "--shell", str(self.id)).decode().split()
        return {key: int(value) for key, value in (line.split("=") for line in lines)}

    def _xdotool(self, *arguments):
        self.display.run("xdotool", *(str(argument) for argument in arguments))
        self._pause()

    def _pause(self):
        """Until the step has been taken in and its frames are drawn, however busy the machine is."""
        time.sleep(PAUSE)
        deadline, idle = time.monotonic() + 5, 0
        while idle < 4 and time.monotonic() < deadline:
            busy = any(is_running(pid) for pid in (self.display.process_id, self.process.pid, self._keyboard.pid))
            idle = 0 if busy else idle + 1
            time.sleep(0.005)

    def _at(self, x, y):
        """Pixels of the window as arguments to mousemove, which counts from the screen's corner."""
        if self._origin is None:
            geometry = self._geometry()
            self._origin = geometry["X"], geometry["Y"]
        return [str(round(self._origin[0] + x)), str(round(self._origin[1] + y))]

    def point(self, widget):
        self.point_at(*self.centre(widget))

    def point_at(self, x, y):
        self._xdotool("mousemove", *self._at(x, y))

    def point_away(self):
        """Off the window, so that nothing is hovered."""
        screen = self.display.run("xdotool", "getdisplaygeometry").split()
        self._xdotool("mousemove", int(screen[0]) - 1, int(screen[1]) - 1)
        self.wait_idle()

    def click(self, widget):
        self.point(widget)
        self._xdotool("mousedown", 1)
        self._xdotool("mouseup", 1)

    def drag(self, widget, dx, dy, steps=10):
        """From the widget's centre by (dx, dy) pixels, in a straight line."""
        x, y = self.centre(widget)
        self.point_at(x, y)
        self._xdotool("mousedown", 1)
        path = []
        for step in range(1, steps + 1):
            path += ["mousemove", *self._at(x + dx * step / steps, y + dy * step / steps), "sleep", "0.02"]
        self._xdotool(*path)
        self._xdotool("mouseup", 1)

    def focus(self):
        self.display.tool("focus", self.id)
        self._pause()

    def lose_focus(self):
        self.display.tool("focus", 0)
        self._pause()

    def _send_key(self, command, key):
        self._keyboard.stdin.write(f"{command} {key}\n")
        self._keyboard.stdin.flush()

    def hold(self, key):
        self._send_key("keydown", key)
        self._pause()

    def let_go(self, key):
        self._send_key("keyup", key)
        self._pause()

    def key(self, *keys):
        """One key after the other, each as xdotool names it: "ctrl+z", "Return"."""
        for key in keys:
            *modifiers, last = key.split("+")
            for modifier in modifiers:
                self.hold(modifier)
            frame = self.state["frame"]
            self._send_key("keydown", last)
            # Let go before it has been seen, it would be lost; held for long, it would repeat.
            self.wait(lambda frame=frame: self.state["frame"] > frame, f"{key} to be seen")
            self.let_go(last)
            for modifier in modifiers:
                self.let_go(modifier)

    def type(self, text):
        self._xdotool("type", "--delay", "30", "--", text)

    def copy_text(self, text):
        """Puts text on the clipboard, as copying elsewhere would."""
        self.display.run("sh", "-c", "xclip -selection clipboard >/dev/null 2>&1", data=text.encode())

    def clipboard(self):
        return self.display.run("xclip", "-selection", "clipboard", "-o", check=False).decode()

    def drop(self, *paths, widget=None):
        """Drops files on the window, or on a widget of it."""
        x, y = self.centre(widget) if widget else (200, 200)
        self.display.run(os.path.join(TOOLS, "xdnd_drop"), str(self.id), *self._at(x, y), *paths)
        self._pause()

    def resize(self, width, height):
        self._xdotool("windowsize", self.id, width, height)
        self.wait(lambda: self.size() == (width, height), f"the size {width} x {height}")
        self._origin = None
        self.wait_idle()

    # The end.

    def cpu_seconds(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def quit(self, timeout=TIMEOUT):
        """Closes the window as its close button does; returns the exit status."""
        self.display.tool("close", self.id)
        return self.process.wait(timeout)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._keyboard.communicate(timeout=TIMEOUT)
