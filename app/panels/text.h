#pragma once
// Text placed to the pixel.
#include <string_view>

#include "app/panels/ui.h"

namespace pw {

float text_width(const ImFont* font, std::string_view text);
// Broken at spaces into lines of at most `width`; a longer word stays whole. ImGui's own wrapping would break numbers
// behind their commas and points.
std::string wrapped(const ImFont* font, std::string_view text, float width);

// Draws at the top left; returns the width.
float put_text(const Ui& ui, ImFont* font, Rgb colour, ImVec2 at, std::string_view text);
// Cut with "…" where it is wider than `most`.
float put_text_within(const Ui& ui, ImFont* font, Rgb colour, ImVec2 at, float most, std::string_view text);
// Wrapped at `width`; returns the height.
float put_paragraph(const Ui& ui, ImFont* font, Rgb colour, ImVec2 at, float width, std::string_view text);
float put_text_right(const Ui& ui, ImFont* font, Rgb colour, ImVec2 right_top, std::string_view text);
float put_text_centred(const Ui& ui, ImFont* font, Rgb colour, ImVec2 centre_top, std::string_view text);

// A panel's frame, its heading and, in a smaller and calmer type, what else there is to say. Returns the area below.
Rect put_panel(const Ui& ui, Rect panel, std::string_view heading, Rgb heading_colour, std::string_view caption,
               float reserved_right = 0.0F);

// While the last item is hovered: a paragraph of wrapped text.
void tooltip(const Ui& ui, std::string_view text);
void show_tooltip(const Ui& ui, std::string_view text);
// The same with its lower edge at `bottom`: what is below stays in sight.
void show_tooltip_above(const Ui& ui, float bottom, std::string_view text);
// That above a part of the window that is no item, while the pointer is on it.
void tooltip_over(const Ui& ui, Rect area, std::string_view text);

}  // namespace pw
