#include "app/panels/poke/poke_text.h"

#include <fmt/format.h>

#include <cmath>

#include "app/frame/x_edit.h"
#include "app/presentation/number_text.h"

namespace pw {
namespace {

std::string plural_of(std::int64_t count, const char* one, const char* many) {
  return count == 1 ? one : many;
}

std::string of_all_positions(const Frame& frame) {
  const Shape& shape = frame.document().shape();
  const KernelGeometry geometry = geometry_of(frame.selection().poke);
  const std::int64_t computed = computed_positions(geometry, shape.h, shape.w);
  if (geometry.stride == 1) return counted(shape.pixels(), "position");
  return fmt::format("{} computed {}", count_text(computed), plural_of(computed, "position", "positions"));
}

std::string kernel_parameters_text(const Frame& frame) {
  const Shape& shape = frame.document().shape();
  const std::int64_t cout = frame.document().network.cout();
  const PokeChoice& choice = frame.selection().poke;
  const auto count = choice.kernel == PokeKernel::kDense ? dense_parameters(shape, cout)
                                                         : kernel_parameters(geometry_of(choice), shape.c, cout);
  return count ? count_text(*count) + " parameters" : "too many parameters to count";
}

// "256 numbers moved".
std::vector<std::string> blind_headlines(const Frame& frame) {
  const PokedOutputs& poked = frame.poked();
  const auto directions = poked.blind_directions();
  const std::int64_t cin = frame.document().network.cin();
  if (!directions) return {"computing…"};
  if (*directions == 0) return {fmt::format("W sees every direction of {}", counted(cin, "map")), "W is not blind"};
  const auto moved = static_cast<long long>(poked.x().at(frame.selection().position).size());
  const std::string largest = number_text(poked.answer().largest_change);
  const std::string numbers = counted(moved, "number");
  return {fmt::format("{} moved · largest change of y {}", numbers, largest),
          fmt::format("{} moved, y by {}", numbers, largest),
          fmt::format("{} moved · y by {}", count_text(moved), largest)};
}

// "17 × 17 positions of x moved".
std::vector<std::string> pixel_headlines(const Frame& frame) {
  const PixelChange* pixel = frame.poked().pixel();
  if (pixel == nullptr) return {frame.poked().is_current() ? "The maps were not made again" : "computing…"};
  const auto moved = static_cast<long long>(pixel->moved.size());
  const std::string x = fmt::format("{} of x moved", counted(moved, "position"));
  return {
      fmt::format("{}, within {} × {} · {} {}", x, pixel->rows, pixel->columns, count_text(positions_answering(frame)),
                  plural_of(positions_answering(frame), "answers", "answer")),
      fmt::format("{}, within {} × {}", x, pixel->rows, pixel->columns), x};
}

std::string kernel_reason(const Frame& frame) {
  const PokeChoice& choice = frame.selection().poke;
  const std::int64_t cout = frame.document().network.cout();
  const std::int64_t outer = geometry_of(choice).taps() - 1;
  switch (choice.kernel) {
    case PokeKernel::kOne:
      return fmt::format("Only the position under it, with its {}.", cout == 1   ? "output"
                                                                     : cout == 2 ? "two outputs"
                                                                                 : counted(cout, "output"));
    case PokeKernel::kThree:
    case PokeKernel::kFive:
      return choice.has_outer_taps
                 ? fmt::format(
                       "Centre tap = W; the {} outer taps have weights of their own, here random, to show who "
                       "answers.",
                       outer)
                 : fmt::format("Centre tap = W; the {} outer taps are 0: it is the 1×1 again.", outer);
    case PokeKernel::kDense:
      return "Every output reads every value of x: counted, not computed. y is that of the 1×1.";
  }
  return "";
}

}  // namespace

const char* kernel_name(PokeKernel kernel) {
  switch (kernel) {
    case PokeKernel::kOne:
      return "1×1";
    case PokeKernel::kThree:
      return "3×3";
    case PokeKernel::kFive:
      return "5×5";
    case PokeKernel::kDense:
      return "dense";
  }
  return "";
}

std::int64_t positions_reached_by(const Frame& frame, PokeKernel kernel) {
  const Shape& shape = frame.document().shape();
  if (kernel == PokeKernel::kDense) return shape.pixels();
  PokeChoice choice = frame.selection().poke;
  choice.kernel = kernel;
  std::vector<std::int64_t> changed;
  for (const Poke& change : frame.poked().x().all()) {
    const std::int64_t at = change.at.y * shape.w + change.at.x;
    if (changed.empty() || changed.back() != at) changed.push_back(at);
  }
  const Position& marker = frame.selection().position;
  if (changed.empty()) changed.push_back(marker.y * shape.w + marker.x);
  return static_cast<std::int64_t>(positions_reached(geometry_of(choice), shape.h, shape.w, changed).size());
}

std::int64_t positions_answering(const Frame& frame) {
  const PokeKernel kernel = frame.selection().poke.kernel;
  const bool is_measured = kernel != PokeKernel::kDense && !frame.poked().x().empty();
  return is_measured ? static_cast<std::int64_t>(frame.poked().answer().positions.size())
                     : positions_reached_by(frame, kernel);
}

std::vector<std::string> answer_headlines(const Frame& frame) {
  const PokeChoice& choice = frame.selection().poke;
  if (choice.pixel) return pixel_headlines(frame);
  if (choice.is_blind) return blind_headlines(frame);
  if (!frame.shown_outputs_are_current()) return {"computing…"};
  if (frame.display().curtain) return {"How many positions answer?"};
  const std::int64_t count = positions_answering(frame);
  const std::string text =
      fmt::format("{} of {} {}", count_text(count), of_all_positions(frame), plural_of(count, "answers", "answer"));
  const auto pokes = static_cast<long long>(frame.document().pokes.size());
  const std::string changed = pokes > 1 ? fmt::format(" to {}", counted(pokes, "change")) : "";
  const std::string short_text =
      fmt::format("{} {}", counted(count, "position"), plural_of(count, "answers", "answer"));
  return {fmt::format("{}{} · {}", text, changed, kernel_parameters_text(frame)), text + changed, text, short_text,
          fmt::format("{} {}", count_text(count), plural_of(count, "answers", "answer"))};
}

std::vector<std::string> answer_reasons(const Frame& frame) {
  const PokeChoice& choice = frame.selection().poke;
  const std::int64_t cin = frame.document().network.cin();
  if (choice.pixel) {
    const PixelChange* pixel = frame.poked().pixel();
    const char* now = pixel != nullptr && !pixel->is_white ? "black" : "white";
    if (pixel != nullptr && pixel->values.empty() && !pixel->moved.empty())
      return {"The network before sees far around each position: too many values moved to show them all."};
    const std::string pixel_now =
        fmt::format("Row {}, column {} of the image is {} now.", choice.pixel->y, choice.pixel->x, now);
    return {pixel_now + " The network before sees far around each position; the 1×1 adds no view of its own.",
            pixel_now};
  }
  if (choice.is_blind) {
    const std::int64_t directions = frame.poked().blind_directions().value_or(0);
    if (directions == 0) return {"x cannot change here without y."};
    const std::string seen = fmt::format("{} of {} {} invisible to this W.", count_text(directions),
                                         counted(cin, "direction"), plural_of(directions, "is", "are"));
    if (geometry_of(choice).size == 1) return {seen};
    return {seen + " The outer taps see what the centre does not.", seen};
  }
  const std::string text = kernel_reason(frame);
  if (choice.stride == 1) return {text};
  return {text + " Stride 2 computes one of four positions, as in ResNet's shortcut; the others are left out.",
          "Stride 2 computes one of four positions, as in ResNet's shortcut; the others are left out.",
          "One of four positions is computed; the others are left out."};
}

std::string value_text_at(const Frame& frame, Position at) {
  const std::int64_t map = frame.selection().map;
  const float before = value_in_stack(frame.document(), frame.selection().n, map, at);
  const float now = frame.shown_x(map, at);
  const bool is_same = now == before || (std::isnan(now) && std::isnan(before));
  return is_same ? number_text(now) : fmt::format("{} → {}", number_text(before), number_text(now));
}

std::string marked_value_text(const Frame& frame) {
  return value_text_at(frame, frame.selection().position);
}

std::string changed_thing(const Frame& frame) {
  if (frame.selection().poke.pixel) return "pixel of the image";
  if (frame.document().network.cin() == 1) return "value of the map";
  return fmt::format("value of map {}", frame.selection().map);
}

}  // namespace pw
