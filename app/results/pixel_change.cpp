#include "app/results/pixel_change.h"

#include <algorithm>
#include <bit>

#include "compute/features/receptive_field.h"

namespace pw {
namespace {

// White, or black where it is rather white already. Whether it is white.
bool flip_pixel(Image& image, Position pixel) {
  const auto first = static_cast<std::size_t>((pixel.y * image.width + pixel.x) * 3);
  const auto change = [&](auto& values, auto most) {
    double sum = 0.0;
    for (std::size_t i = 0; i < 3; ++i) sum += static_cast<double>(values[first + i]);
    const bool is_white = sum < 1.5 * static_cast<double>(most);
    for (std::size_t i = 0; i < 3; ++i) values[first + i] = is_white ? most : decltype(most){};
    return is_white;
  };
  if (image.rgb16.empty()) return change(image.rgb8, std::uint8_t{255});
  return change(image.rgb16, std::uint16_t{65535});
}

bool has_other_bits(float a, float b) {
  return std::bit_cast<std::uint32_t>(a) != std::bit_cast<std::uint32_t>(b);
}

// Whether the extractor's numbers at a position depend on the pixel. Beyond that the fast convolutions (Winograd's, by
// tiles) round in other ways, which is no answer.
bool sees(ExtractorKind kind, Position at, Position pixel) {
  const auto field = receptive_field(kind, at.x, at.y);
  return !field ||
         (pixel.x >= field->x && pixel.x < field->x + field->w && pixel.y >= field->y && pixel.y < field->y + field->h);
}

// Position by position, so that those that moved are counted once.
void compare_positions(const Tensor& before, const Tensor& after, ExtractorKind kind, PixelChange& change) {
  const Shape& shape = before.shape();
  bool is_shown = true;
  std::int64_t left = shape.w, right = -1, top = shape.h, bottom = -1;
  for (std::int64_t p = 0; p < shape.pixels(); ++p) {
    const Position at{p % shape.w, p / shape.w};
    if (!sees(kind, at, change.of.pixel)) continue;
    bool has_moved = false;
    for (std::int64_t map = 0; map < shape.c; ++map) {
      const float value = after.plane(0, map)[static_cast<std::size_t>(p)];
      if (!has_other_bits(before.plane(0, map)[static_cast<std::size_t>(p)], value)) continue;
      has_moved = true;
      if (is_shown) change.values.push_back({0, map, at, value});
      is_shown = is_shown && static_cast<std::int64_t>(change.values.size()) <= PixelChange::kMostShown;
    }
    if (!has_moved) continue;
    change.moved.push_back(at);
    left = std::min(left, at.x), right = std::max(right, at.x);
    top = std::min(top, at.y), bottom = std::max(bottom, at.y);
  }
  if (!is_shown) change.values.clear();
  if (change.moved.empty()) return;
  change.columns = right - left + 1;
  change.rows = bottom - top + 1;
}

}  // namespace

void ChangedPixel::refresh(const Document& document, const std::optional<Position>& pixel) {
  if (!pixel || document.picture == nullptr) {
    slot_.cancel();
    wanted_.reset();
    found_.reset();
    return;
  }
  const PixelChange::Of of{document.input, document.picture, *pixel};
  if (wanted_ == of) return;
  wanted_ = of;
  found_.reset();
  slot_.start<std::shared_ptr<const PixelChange>>(
      "the maps of the image with one pixel changed",
      [of, source = document.source, make = make_maps_](
          Progress& progress, ThreadPool& pool) -> Expected<std::shared_ptr<const PixelChange>> {
        Image image = *of.picture;
        auto change = std::make_shared<PixelChange>();
        change->of = of;
        change->is_white = flip_pixel(image, of.pixel);
        auto made = make({std::make_shared<const Image>(std::move(image)), nullptr, nullptr}, source, progress, pool);
        if (!made) return Unexpected(made.error());
        if (made->stack->shape() != of.input->shape()) return fail("the image", "gave maps of another size");
        compare_positions(of.input->features.maps, made->stack->features.maps,
                          source.extractor.value_or(ExtractorKind::kPixels), *change);
        return change;
      },
      [this](Expected<std::shared_ptr<const PixelChange>> found) {
        if (!found) return session_.show_error(found.error().message());
        found_ = std::move(*found);
      });
}

}  // namespace pw
