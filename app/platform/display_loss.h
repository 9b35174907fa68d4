#pragma once
// What happens when the connection to the display breaks.
#include <functional>

namespace pw {

// Call once a window is open. X11 only: Xlib would end the program with words of its own. `last_words` is called from
// any thread, at most once, possibly in the middle of a frame; the program then ends with exit status 1, without
// destructors.
void at_display_loss(std::function<void()> last_words);

}  // namespace pw
