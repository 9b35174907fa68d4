#pragma once
// Pictures of maps that are no part of the document, and shares of variance in words.
#include <optional>
#include <span>
#include <string>

#include "app/frame/frame.h"

namespace pw {

// `version` identifies the values, those of one map of the document's size. `beside`: the maps that stand beside it,
// itself among them; their numbers are written alike, with the digits for which each of them has room.
void draw_plane(const Frame& frame, const WidgetKey& key, const DataVersion& version, std::span<const float> values,
                Rect picture, const ColorMap& colours, Range range, const Tensor* beside = nullptr);
// As the map itself is coloured.
void draw_as_input(const Frame& frame, const WidgetKey& key, const DataVersion& version, std::span<const float> values,
                   Rect picture, std::int64_t map, const Tensor* beside = nullptr);
// Symmetric about zero; never empty.
Range signed_range(const OutputRange& range);

// "49 %"; "constant" if absent.
std::string share_text(const std::optional<double>& share);

}  // namespace pw
