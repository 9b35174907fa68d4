#pragma once
// What the numbers and signs of the shapes mean, in words.
#include <optional>
#include <string>
#include <string_view>

#include "app/frame/view.h"

namespace pw {

// "256"; "1.00 G" from a million on, which only what is counted has.
std::string shape_number(std::int64_t size);
// What stands below a number.
const char* maps_out_caption(std::int64_t maps);
// The same where there is little room.
const char* brief_caption(const char* caption);
std::string explain_shape_number(const Frame& frame, ShapeAxis axis, const KernelGeometry& kernel = {});
std::string explain_shape_sign(const Frame& frame, std::string_view sign);
// The same for a layer that makes maps out of the outputs again.
std::string explain_decoder_number(const Frame& frame, const LayerShape& decoder, ShapeAxis axis);
std::string explain_decoder_sign(const Frame& frame, const LayerShape& decoder, std::string_view sign);

// The same for two layers.
std::string explain_shape_of_pair(const Frame& frame, const LayerShape& pair, ShapeAxis axis);
std::string explain_sign_of_pair(const Frame& frame, const LayerShape& pair, std::string_view sign);

// The same for what is only counted.
std::string explain_counted_number(const LayerShape& counted, ShapeAxis axis);
std::string explain_counted_sign(const Frame& frame, const LayerShape& counted, std::string_view sign);

// Of these the one for the layer shown; absent: that of the document.
std::string explain_tuple_number(const Frame& frame, const std::optional<LayerShape>& other, ShapeAxis axis,
                                 const KernelGeometry& kernel);
std::string explain_tuple_sign(const Frame& frame, const std::optional<LayerShape>& other, std::string_view sign);

}  // namespace pw
