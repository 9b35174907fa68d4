#include "app/panels/two_layers/product_rows.h"

#include <algorithm>
#include <cmath>

#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLeastHiddenColumn = 120.0F, kLeastProductMap = 26.0F, kBetweenRows = 8.0F;  // points
constexpr std::int64_t kMostProductRows = 4;

// The width for the hidden maps and one column of outputs, without what stands between them.
struct PicturesBeside {
  float room = 0.0F, columns = 1.0F;  // of hidden maps
};

// The frame around the selected map stays clear of it.
float title_height(const Frame& frame) {
  return std::floor(frame.fonts().strong->FontSize + frame.px(4));
}

PicturesBeside pictures_beside(const Frame& frame, const ShownPair& shown, float body_width) {
  const float room = body_width - 4.0F * frame.padding() - frame.px(8) - hidden_label_width(frame, body_width);
  const std::int64_t columns = std::clamp<std::int64_t>(most_hidden_columns(frame, room) - 1, 1, shown.hidden());
  return {room - static_cast<float>(columns) * frame.px(kBetweenHidden), static_cast<float>(columns)};
}

float line_of_products(const Frame& frame) {
  return std::max(frame.px(22), std::floor(frame.fonts().small->FontSize + frame.px(6)));
}

}  // namespace

float hidden_label_width(const Frame& frame, float width) {
  return std::clamp(width * 0.082F, frame.px(72), frame.px(104));
}

float hidden_ratio(const ShownPair& shown) {
  return static_cast<float>(shown.shape().w) / static_cast<float>(shown.shape().h);
}

std::int64_t most_hidden_columns(const Frame& frame, float room) {
  return static_cast<std::int64_t>(room / (frame.px(kLeastHiddenColumn) + frame.px(kBetweenHidden)));
}

float hidden_picture_width(const Frame& frame, const ShownPair& shown, float body_width) {
  const auto [room, columns] = pictures_beside(frame, shown, body_width);
  return std::max(1.0F, room / (columns + 1.0F));
}

float hidden_free_width(const Frame& frame, const ShownPair& shown, float body_width, float picture_width) {
  const auto [room, columns] = pictures_beside(frame, shown, body_width);
  // No fewer hidden maps are shown for it.
  return std::max(0.0F, room - picture_width - columns * std::max(picture_width, frame.px(kLeastHiddenColumn)));
}

float hidden_height(const Frame& frame, const ShownPair& shown, float picture_width) {
  if (!shown.has_input()) return 0.0F;
  const auto outputs = static_cast<float>(std::min(shown.second().cout, kMostProductRows));
  const float title = title_height(frame);
  const float between = line_of_products(frame) + frame.px(3) + frame.px(kBetweenRows);
  return frame.px(32) + frame.padding() + title + (outputs + 1.0F) * picture_width / hidden_ratio(shown) +
         outputs * between + frame.px(4);
}

float hidden_picture_width_within(const Frame& frame, const ShownPair& shown, Rect panel) {
  if (!shown.has_input()) return 0.0F;
  return product_rows(frame, shown, panel_area(frame, panel)).height * hidden_ratio(shown);
}

ProductRows product_rows(const Frame& frame, const ShownPair& shown, Rect area, std::optional<float> highest) {
  ProductRows rows;
  const float title = title_height(frame), gap = frame.px(kBetweenRows);
  rows.line = line_of_products(frame);
  rows.picture = area.y + title;
  const float least = rows.line + frame.px(3) + frame.px(kLeastProductMap);
  const float room = area.bottom() - rows.picture;
  const std::int64_t cout = shown.second().cout;
  const auto fit = static_cast<std::int64_t>((room - frame.px(kLeastProductMap)) / (least + gap));
  const std::int64_t count = std::clamp<std::int64_t>(fit, 0, std::min(cout, kMostProductRows));
  const auto shares = static_cast<float>(count);
  rows.height = std::floor(std::max(1.0F, (room - shares * (rows.line + frame.px(3) + gap)) / (shares + 1.0F)));
  if (highest) rows.height = std::min(rows.height, std::max(1.0F, std::floor(*highest)));
  rows.first = std::clamp<std::int64_t>(selected_pair_output(frame, shown) - count + 1, 0, cout - count);
  float y = rows.picture + rows.height + gap;
  for (std::int64_t k = 0; k < count; ++k) {
    rows.cells.push_back(std::floor(y));
    rows.lower.push_back(std::floor(y + rows.line + frame.px(3)));
    y = rows.lower.back() + rows.height + gap;
  }
  return rows;
}

}  // namespace pw
