#pragma once
// What the dialogs that show a list have in common: the box in the middle of the window, and a row of the list.
#include "app/frame/frame.h"

namespace pw {

// A modal popup without a title, in the middle of the window and never larger than it. `size`: in multiples of the font
// size; with a height of 0 it is as high as its content. ImGui::OpenPopup(id) opens it. Whether it is open: then its
// content follows, and end_modal().
bool begin_modal(const Frame& frame, const char* id, ImVec2 size);
void end_modal();

enum class RowPress { kNone, kMarked, kChosen };

// A row as wide as the list and one line high: a click marks it, a double-click chooses it. What the row shows is drawn
// over it, after ImGui::SameLine(). `key.i` is the row's number.
RowPress show_list_row(const Frame& frame, const WidgetKey& key, bool is_marked, bool is_enabled = true);

}  // namespace pw
