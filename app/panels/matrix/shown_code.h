#pragma once
// The program in the window.
#include <string>
#include <string_view>

#include "app/code/code_text.h"
#include "app/frame/frame.h"

namespace pw {

// Of the layer shown. What it prints is a comment, unless it is still being computed or the curtain hides the answer.
CodeSpec shown_code_spec(const Frame& frame);
// In the framework chosen; see code_text.
std::string shown_code(const Frame& frame, const std::string& folder = "");
// Whether this line of it is the layer itself, after everything is loaded.
bool is_layer_line(std::string_view line);

}  // namespace pw
