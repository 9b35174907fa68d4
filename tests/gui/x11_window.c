// x11_window grab WINDOW   writes what WINDOW shows to stdout, as a binary PPM
// x11_window close WINDOW  asks WINDOW to close, as a window manager's close button does
// x11_window dpi N         sets Xft.dpi for programs started after it: 192 is a content scale of 2
// x11_window focus WINDOW  gives WINDOW the keys; 0: nobody
// Exit status: 0 done, 1 failed, 2 bad usage.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int grab(Display* display, Window window) {
  XWindowAttributes attributes;
  if (!XGetWindowAttributes(display, window, &attributes)) return 1;
  const int width = attributes.width, height = attributes.height;
  XImage* image = XGetImage(display, window, 0, 0, (unsigned)width, (unsigned)height, AllPlanes, ZPixmap);
  if (image == NULL || image->bits_per_pixel != 32) return 1;
  printf("P6\n%d %d\n255\n", width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const unsigned long pixel = XGetPixel(image, x, y);
      putchar((int)(pixel >> 16 & 255));
      putchar((int)(pixel >> 8 & 255));
      putchar((int)(pixel & 255));
    }
  }
  XDestroyImage(image);
  return ferror(stdout) || fflush(stdout) != 0;
}

static int ask_to_close(Display* display, Window window) {
  XEvent event;
  memset(&event, 0, sizeof event);
  event.xclient.type = ClientMessage;
  event.xclient.window = window;
  event.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = (long)XInternAtom(display, "WM_DELETE_WINDOW", False);
  event.xclient.data.l[1] = CurrentTime;
  const int sent = XSendEvent(display, window, False, NoEventMask, &event) != 0;
  XSync(display, False);
  return !sent;
}

static int set_dpi(Display* display, const char* dpi) {
  char text[64];
  const int length = snprintf(text, sizeof text, "Xft.dpi:\t%s\n", dpi);
  XChangeProperty(display, DefaultRootWindow(display), XA_RESOURCE_MANAGER, XA_STRING, 8, PropModeReplace,
                  (const unsigned char*)text, length);
  XSync(display, False);
  return 0;
}

static int give_focus(Display* display, Window window) {
  XSetInputFocus(display, window, RevertToPointerRoot, CurrentTime);
  XSync(display, False);
  return 0;
}

int main(int argc, char** argv) {
  Display* display = argc == 3 ? XOpenDisplay(NULL) : NULL;
  int result = 2;
  if (display == NULL) {
    fprintf(stderr, "usage: x11_window grab|close|focus WINDOW, x11_window dpi N; with DISPLAY set\n");
    return result;
  }
  if (strcmp(argv[1], "grab") == 0) result = grab(display, strtoul(argv[2], NULL, 0));
  if (strcmp(argv[1], "close") == 0) result = ask_to_close(display, strtoul(argv[2], NULL, 0));
  if (strcmp(argv[1], "dpi") == 0) result = set_dpi(display, argv[2]);
  if (strcmp(argv[1], "focus") == 0) result = give_focus(display, strtoul(argv[2], NULL, 0));
  XCloseDisplay(display);
  return result;
}
