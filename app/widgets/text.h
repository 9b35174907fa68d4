#pragma once
// Text placed at exact pixels.
#include <string>
#include <string_view>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// For checks of the layout: from now on every word without a figure is measured and drawn twice in a row. Main thread.
void lengthen_texts(bool lengthens);

float text_width(const ImFont* font, std::string_view text);
// Breaks the text at spaces into lines of at most `width`; a longer word stays whole. ImGui's own wrapping would break
// numbers after commas and points.
std::string wrapped(const ImFont* font, std::string_view text, float width);
// A whole number, for heights.
float line_count(std::string_view text);
float wrapped_line_count(const ImFont* font, std::string_view text, float width);

// The first of the texts that is at most `width` wide; empty if none is.
std::string first_that_fits(const ImFont* font, float width, const std::vector<std::string>& texts);

// How much lower the top of `other` must be for both to stand on one baseline.
float baseline_drop(const ImFont* font, const ImFont* other);

// Draws at the top left; returns the width.
float draw_text(const Frame& frame, ImFont* font, Rgb colour, ImVec2 at, std::string_view text);
// Cut with "…" if it is wider than `most`.
float draw_text_within(const Frame& frame, ImFont* font, Rgb colour, ImVec2 at, float most, std::string_view text);
// Wrapped at `width`; returns the height.
float draw_paragraph(const Frame& frame, ImFont* font, Rgb colour, ImVec2 at, float width, std::string_view text);
float draw_text_right(const Frame& frame, ImFont* font, Rgb colour, ImVec2 right_top, std::string_view text);
float draw_text_centred(const Frame& frame, ImFont* font, Rgb colour, ImVec2 centre_top, std::string_view text);

// Inside a panel, below its heading.
Rect panel_area(const Frame& frame, Rect panel);
// A panel's frame, its heading and, in smaller muted type, a caption. `explanation`: of all in it that has none of its
// own. Returns the area below.
Rect draw_panel(const Frame& frame, Rect panel, std::string_view heading, Rgb heading_colour, std::string_view caption,
                float reserved_right = 0.0F, std::string_view explanation = "");

// Explains a part of the current ImGui window that is not an item, while input is handled.
void explain_area(Frame& frame, Rect area, std::string text);

}  // namespace pw
