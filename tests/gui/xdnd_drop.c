// xdnd_drop WINDOW X Y PATH...: drops files on WINDOW at the screen position (X, Y), as a file manager would.
//
// The source's side of XDND version 5 (freedesktop.org, "Drag-and-Drop Protocol for the X Window System"): enter,
// position, wait for the target's status, drop, hand over the text/uri-list when asked, wait for "finished".
// Exit status: 0 accepted, 1 refused or no answer within 5 s, 2 bad usage.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <ctype.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { kXdndVersion = 5, kTimeoutMs = 5000 };

typedef struct {
  Display* display;
  Window source, target;
  Atom uri_list, status, finished, drop;
  char* uris;
  int dropped;
} Drag;

static Atom atom(const Drag* drag, const char* name) {
  return XInternAtom(drag->display, name, False);
}

static void send(const Drag* drag, Atom type, long a, long b, long c, long d) {
  XEvent event;
  memset(&event, 0, sizeof event);
  event.xclient.type = ClientMessage;
  event.xclient.display = drag->display;
  event.xclient.window = drag->target;
  event.xclient.message_type = type;
  event.xclient.format = 32;
  event.xclient.data.l[0] = (long)drag->source;
  event.xclient.data.l[1] = a;
  event.xclient.data.l[2] = b;
  event.xclient.data.l[3] = c;
  event.xclient.data.l[4] = d;
  XSendEvent(drag->display, drag->target, False, NoEventMask, &event);
  XFlush(drag->display);
}

// One line a file: file:// and the path with everything but letters, digits and "/-._~" as %XX. The caller frees it.
static char* uri_list_of(char** paths, int count) {
  size_t room = 1;
  for (int i = 0; i < count; ++i) room += 3 * strlen(paths[i]) + sizeof "file://\r\n";
  char* list = malloc(room);
  if (list == NULL) exit(1);
  char* end = list;
  for (int i = 0; i < count; ++i) {
    end += sprintf(end, "file://");
    for (const unsigned char* c = (const unsigned char*)paths[i]; *c != '\0'; ++c)
      end += sprintf(end, isalnum(*c) || strchr("/-._~", *c) ? "%c" : "%%%02X", *c);
    end += sprintf(end, "\r\n");
  }
  return list;
}

static void hand_over(const Drag* drag, const XSelectionRequestEvent* request) {
  XChangeProperty(drag->display, request->requestor, request->property, request->target, 8, PropModeReplace,
                  (const unsigned char*)drag->uris, (int)strlen(drag->uris));
  XEvent answer;
  memset(&answer, 0, sizeof answer);
  answer.xselection.type = SelectionNotify;
  answer.xselection.requestor = request->requestor;
  answer.xselection.selection = request->selection;
  answer.xselection.target = request->target;
  answer.xselection.property = request->property;
  answer.xselection.time = request->time;
  XSendEvent(drag->display, request->requestor, False, NoEventMask, &answer);
  XFlush(drag->display);
}

// Returns the exit status once it is known, before that −1.
static int handle(Drag* drag, const XEvent* event) {
  if (event->type == SelectionRequest) hand_over(drag, &event->xselectionrequest);
  if (event->type != ClientMessage) return -1;
  // GLFW 3.3 puts the number of bytes there, where the protocol has the lowest bit.
  if (event->xclient.message_type == drag->finished) return event->xclient.data.l[1] != 0 ? 0 : 1;
  if (event->xclient.message_type != drag->status || drag->dropped) return -1;
  if ((event->xclient.data.l[1] & 1) == 0) return 1;
  drag->dropped = 1;
  send(drag, drag->drop, 0, CurrentTime, 0, 0);
  return -1;
}

static long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int main(int argc, char** argv) {
  if (argc < 5) {
    fprintf(stderr, "usage: xdnd_drop WINDOW X Y PATH...\n");
    return 2;
  }
  Drag drag;
  memset(&drag, 0, sizeof drag);
  drag.display = XOpenDisplay(NULL);
  if (drag.display == NULL) {
    fprintf(stderr, "xdnd_drop: no display\n");
    return 2;
  }
  drag.target = strtoul(argv[1], NULL, 0);
  drag.source = XCreateSimpleWindow(drag.display, DefaultRootWindow(drag.display), -10, -10, 1, 1, 0, 0, 0);
  drag.uri_list = atom(&drag, "text/uri-list");
  drag.status = atom(&drag, "XdndStatus");
  drag.finished = atom(&drag, "XdndFinished");
  drag.drop = atom(&drag, "XdndDrop");
  drag.uris = uri_list_of(argv + 4, argc - 4);
  XSetSelectionOwner(drag.display, atom(&drag, "XdndSelection"), drag.source, CurrentTime);

  const long position = (strtol(argv[2], NULL, 0) << 16) | strtol(argv[3], NULL, 0);
  send(&drag, atom(&drag, "XdndEnter"), (long)kXdndVersion << 24, (long)drag.uri_list, 0, 0);
  send(&drag, atom(&drag, "XdndPosition"), 0, position, CurrentTime, (long)atom(&drag, "XdndActionCopy"));

  int result = -1;
  const long deadline = now_ms() + kTimeoutMs;
  while (result < 0 && now_ms() < deadline) {
    while (result < 0 && XPending(drag.display) > 0) {
      XEvent event;
      XNextEvent(drag.display, &event);
      result = handle(&drag, &event);
    }
    struct pollfd socket = {ConnectionNumber(drag.display), POLLIN, 0};
    if (result < 0) poll(&socket, 1, 50);
  }
  free(drag.uris);
  XCloseDisplay(drag.display);
  return result < 0 ? 1 : result;
}
