#pragma once
// Pictures of maps that are no part of the document, and shares of variance in words.
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/frame/frame.h"
#include "app/widgets/pictures/cell_numbers.h"

namespace pw {

// Numbers of maps that are compared are written alike, with the digits for which each of them has room.
class NumbersBeside {
 public:
  // `planes`: the values of the maps, each in a picture of this size; they must outlive this.
  NumbersBeside(const Frame& frame, const std::vector<std::span<const float>>& planes, ImVec2 picture);
  // Where the numbers of this map begin; absent where there is no room for all of them.
  std::optional<std::size_t> first_of(std::span<const float> plane) const;
  const CellNumbers& numbers() const { return *numbers_; }

 private:
  std::vector<std::pair<const float*, std::size_t>> firsts_;
  std::optional<CellNumbers> numbers_;
};

// Few positions are read, each as a number.
bool is_read_as_numbers(const Shape& shape);

struct PlaneLook {
  float lines = -1.0F;                    // between the signs: Tile::hatch
  const NumbersBeside* beside = nullptr;  // of the maps that it is compared with, itself among them
};
// `version` identifies the values, those of one map of the document's size.
void draw_plane(const Frame& frame, const WidgetKey& key, const DataVersion& version, std::span<const float> values,
                Rect picture, const ColorMap& colours, Range range, const PlaneLook& look);
// As the map itself is coloured.
void draw_as_input(const Frame& frame, const WidgetKey& key, const DataVersion& version, std::span<const float> values,
                   Rect picture, std::int64_t map, const PlaneLook& look);
// Symmetric about zero; never empty.
Range signed_range(const OutputRange& range);

// "49 %"; "constant" if absent.
std::string share_text(const std::optional<double>& share);

}  // namespace pw
