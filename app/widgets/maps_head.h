#pragma once
// The head over the maps: its title and its buttons.
#include <string>
#include <string_view>
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

// So many maps are the strongest. Of no more than that all are shown.
inline constexpr std::int64_t kStrongestMaps = 12;
// Groups of commands.
inline constexpr std::string_view kMapsOrders = "order.", kMapsRanges = "range.";

struct MapsHead {
  std::string title;
  std::vector<Button> buttons;  // at no place yet
};
// Each leaves out more: the title's longer word; the button of the colour scales, which the list of orders then has as
// well; which order it is.
enum class HeadWords { kAll, kShortTitle, kNoScale, kFewest };
// Over all inputs or over the products, whichever is shown now.
MapsHead maps_head(const Frame& frame, MapsMode mode, HeadWords words);
float maps_head_width(const Frame& frame, const MapsHead& head);
// Of its buttons.
float maps_head_height(const Frame& frame);

// Whether the weights at the maps are those of one output among many.
bool has_weights_of_one(const Frame& frame);
// Of the output shown, in all but their own order: products are of one, and maps that are strong for others are weak
// there, as the bars beside them show.
bool are_strongest_of_one(const Frame& frame, MapsMode mode);
// For what the strongest are: "for both outputs".
std::string strong_for(const Frame& frame, MapsMode mode);

}  // namespace pw
