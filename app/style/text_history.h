#pragma once
// What Dear ImGui's text fields remember for Ctrl+Z. Undone in another text, it ends the program: an older Dear ImGui
// keeps it when the text is replaced, and any keeps it for the next time that a field of this name is edited
// (github.com/ocornut/imgui, issues 4947 and 4949). Within a frame, between its window's begin and end.

namespace pw {

// Before the field with this label is drawn: unless it is being edited, it begins with nothing to undo.
void begin_text_field(const char* label);

// After the text of the field that is being edited was replaced, in its callback.
void forget_replaced_text();

}  // namespace pw
