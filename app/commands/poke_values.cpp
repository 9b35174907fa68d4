#include "app/commands/poke_values.h"

#include <fmt/format.h>

#include <optional>

#include "app/commands/value_text.h"
#include "app/frame/x_edit.h"

namespace pw {
namespace {

// Absent if it is none.
std::optional<Position> read_pixel(std::string_view text) {
  const std::size_t comma = text.find(',');
  Position pixel;
  if (comma == std::string_view::npos || !read_text(text.substr(0, comma), pixel.x) ||
      !read_text(text.substr(comma + 1), pixel.y))
    return std::nullopt;
  return pixel;
}

}  // namespace

std::string set_poked_value(Frame& frame, std::string_view text) {
  set_x(frame, frame.selection().map, frame.selection().position, *parse_float(text));
  return "";
}

bool is_pixel(std::string_view text) {
  return text.empty() || read_pixel(text).has_value();
}

std::string set_pixel(Frame& frame, std::string_view text) {
  Selection next = frame.selection();
  next.poke.pixel = read_pixel(text);
  const auto& picture = frame.document().picture;
  if (next.poke.pixel && picture == nullptr) return "there is no image";
  if (next.poke.pixel && (next.poke.pixel->x >= picture->width || next.poke.pixel->y >= picture->height))
    return fmt::format("the image has {} columns and {} rows", picture->width, picture->height);
  frame.select(next);
  return "";
}

}  // namespace pw
