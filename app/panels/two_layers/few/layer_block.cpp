#include "app/panels/two_layers/few/layer_block.h"

#include <algorithm>
#include <cmath>

#include "app/geometry/two_layers_layout.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/widgets/pictures/picture.h"

namespace pw {
namespace {

// Points.
constexpr float kLeastCellStep = 18.0F, kCellStep = 28.0F, kMostCellStep = 48.0F;  // from cell to cell
constexpr float kLeastMap = 52.0F, kMostCell = 300.0F;
constexpr float kBesideCells = 24.0F, kBesidePicture = 16.0F, kBetweenBlocks = 12.0F;

// The widths of the names of W1's inputs, of its cells, and of those of W2.
struct NumberWidths {
  float names = 0.0F, first = 0.0F, second = 0.0F;
};

// The numbers in the height that is theirs: W1 and its bias at the left, W2 at the right.
void place_numbers(LayerBlock& block, Rect room, const NumberWidths& widths, float step, const ShownPair& shown,
                   const Frame& frame) {
  const PointwiseLayer &first = shown.first(), &second = shown.second();
  const float height = std::floor(step - std::max(1.0F, step * 0.14F)), left = std::floor(room.x + widths.names);
  float y = room.y;
  for (std::int64_t i = 0; i < first.cin; ++i, y += step)
    block.first.push_back({{"w1", block.hidden, i},
                           {left, std::floor(y), std::floor(widths.first), height},
                           {NetworkId::kPair, 0, block.hidden, i}});
  const float value = std::min(frame.px(52), widths.first * 0.4F);
  block.bias = {{"b1", block.hidden},
                {left, std::floor(y), std::floor(widths.first - value), height},
                {std::floor(room.x + widths.names + widths.first - value), std::floor(y), std::floor(value), height},
                {NetworkId::kPair, 0, block.hidden, {}}};
  const float cell_h = std::floor(second.cout > 2 ? frame.px(24) : std::max(frame.px(24), height));
  const auto rows = stacked({block.second_left, room.y, widths.second, room.h}, second.cout, cell_h, frame.px(4));
  const auto count = static_cast<std::int64_t>(rows.size());
  const std::int64_t selected = selected_pair_output(frame, shown);
  const std::int64_t from = std::clamp<std::int64_t>(selected - count + 1, 0, second.cout - count);
  for (std::int64_t k = 0; k < count; ++k) {
    const Rect& row = rows[static_cast<std::size_t>(k)];
    block.second.push_back({{"w2", from + k, block.hidden},
                            {row.x, std::floor(row.centre().y - cell_h / 2.0F), row.w, cell_h},
                            {NetworkId::kPair, 1, from + k, block.hidden}});
  }
}

// The map between W1 and W2.
LayerBlock block_of_row(Rect area, std::int64_t hidden, const Frame& frame, const ShownPair& shown) {
  const float title = map_title_height(frame);
  NumberWidths widths{std::min(area.w * 0.16F, widest_input_name(frame, shown) + frame.px(8)),
                      std::clamp(area.w * 0.155F, frame.px(84), frame.px(160)),
                      std::clamp(area.w * 0.125F, frame.px(76), frame.px(140))};
  const Rect cells{area.x, area.y + title, area.w, area.h - title};
  // The room that a high picture leaves is the sliders'.
  const float all = area.w - widths.names - widths.first - frame.px(kBesideCells + kBesidePicture) - widths.second;
  const float map_w = pair_picture({0.0F, 0.0F, std::max(1.0F, all), cells.h}, shown).w;
  const float free = std::max(0.0F, all - std::max(map_w, frame.px(kTitleOfMap)));
  widths.first = std::max(widths.first, std::min(widths.first + free * 0.5F, frame.px(kMostCell)));
  widths.second = std::max(widths.second, std::min(widths.second + free * 0.5F, frame.px(kMostCell)));
  LayerBlock made;
  made.hidden = hidden;
  made.area = area;
  made.numbers = area.y;
  made.numbers_end = area.bottom();
  made.second_left = area.right() - widths.second;
  made.title_right = made.second_left - frame.px(kBesidePicture);
  const float left = area.x + widths.names + widths.first + frame.px(kBesideCells);
  made.first_right = left - frame.px(8);
  made.picture = pair_picture({left, cells.y, std::max(1.0F, made.title_right - left), cells.h}, shown);
  // As high as the map beside them, if that is high.
  const auto rows = static_cast<float>(shown.first().cin + 1);
  const float step =
      std::min(std::clamp(made.picture.h / rows, frame.px(kCellStep), frame.px(kMostCellStep)), cells.h / rows);
  place_numbers(made, {area.x, cells.y, area.w, made.picture.h}, widths, step, shown, frame);
  return made;
}

// The map above W1 and W2.
LayerBlock block_of_column(Rect area, std::int64_t hidden, const Frame& frame, const ShownPair& shown) {
  constexpr float kBelowPicture = 8.0F, kLeastStepBelow = 24.0F, kMostStepBelow = 40.0F, kSecondShare = 0.36F;
  const float title = map_title_height(frame), gap = frame.px(kBelowPicture);
  const auto rows = static_cast<float>(shown.first().cin + 1);
  const float least = title + frame.px(kLeastStepBelow) * rows;
  LayerBlock made;
  made.hidden = hidden;
  made.area = area;
  made.picture = pair_picture({area.x, area.y + title, area.w, std::max(1.0F, area.h - title - gap - least)}, shown);
  made.title_right = area.right();
  made.numbers = std::floor(made.picture.bottom() + gap);
  // The cells have what the picture leaves.
  const float step =
      std::clamp((area.bottom() - made.numbers - title) / rows, frame.px(kLeastStepBelow), frame.px(kMostStepBelow));
  made.numbers_end = made.numbers + title + step * rows;
  NumberWidths widths{std::min(area.w * 0.3F, widest_input_name(frame, shown) + frame.px(8)), 0.0F,
                      kSecondShare * area.w};
  widths.first = area.w - widths.names - frame.px(kBesideCells) - widths.second;
  made.second_left = area.right() - widths.second;
  made.first_right = made.second_left - frame.px(8);
  // Below W2 its sign has room.
  place_numbers(made, {area.x, made.numbers + title, area.w, step * rows}, widths, step, shown, frame);
  return made;
}

std::vector<LayerBlock> blocks_in_rows(Rect area, const Frame& frame, const ShownPair& shown) {
  const float least =
      map_title_height(frame) +
      std::max(frame.px(kLeastMap), static_cast<float>(shown.first().cin + 1) * frame.px(kLeastCellStep));
  auto areas = stacked(area, shown.hidden(), least, frame.px(kBetweenBlocks));
  // Of one height, so that all stands in columns.
  const float height = std::ranges::min_element(areas, {}, &Rect::h)->h;
  for (Rect& each : areas) each.h = height;
  const auto count = static_cast<std::int64_t>(areas.size());
  const std::int64_t first =
      std::clamp<std::int64_t>(selected_hidden(frame, shown) - count + 1, 0, shown.hidden() - count);
  std::vector<LayerBlock> blocks;
  for (std::int64_t k = 0; k < count; ++k)
    blocks.push_back(block_of_row(areas[static_cast<std::size_t>(k)], first + k, frame, shown));
  return blocks;
}

std::vector<LayerBlock> blocks_in_columns(Rect area, const Frame& frame, const ShownPair& shown) {
  const auto count = static_cast<float>(shown.hidden());
  const float gap = frame.px(2.0F * kBetweenBlocks), width = std::floor((area.w - gap * (count - 1.0F)) / count);
  std::vector<LayerBlock> blocks;
  for (std::int64_t k = 0; k < shown.hidden(); ++k)
    blocks.push_back(
        block_of_column({area.x + static_cast<float>(k) * (width + gap), area.y, width, area.h}, k, frame, shown));
  return blocks;
}

}  // namespace

float map_title_height(const Frame& frame) {
  return std::floor(frame.fonts().small->FontSize + frame.px(4));
}

std::vector<LayerBlock> layer_blocks(Rect area, const Frame& frame, const ShownPair& shown) {
  constexpr std::int64_t kMostColumns = 3;
  constexpr float kMuchLarger = 1.25F, kLeastColumn = 220.0F;  // the side of a picture; points
  std::vector<LayerBlock> rows = blocks_in_rows(area, frame, shown);
  // A table of numbers is stretched instead.
  if (shown.hidden() > kMostColumns || widest_cell(shown.shape()) > 1.0F) return rows;
  std::vector<LayerBlock> columns = blocks_in_columns(area, frame, shown);
  const LayerBlock& column = columns.front();
  const bool has_room = column.area.w >= frame.px(kLeastColumn) && column.numbers_end <= area.bottom() + 1.0F;
  return has_room && column.picture.w > kMuchLarger * rows.front().picture.w ? columns : rows;
}

}  // namespace pw
