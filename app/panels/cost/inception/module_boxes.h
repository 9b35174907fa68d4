#pragma once
// The module's boxes with what is written at them.
#include "app/panels/cost/inception/module_layout.h"
#include "app/panels/cost/inception/pooled_maps.h"

namespace pw {

// x, or a grey box where the module reads another stack.
void draw_x_box(const Frame& frame, const ModuleView& view, const WidgetKey& key, const MapBox& box, InputBox& x);
// The pooled maps; grey where they are not found, or not those of x.
void draw_pooled_box(const Frame& frame, const ModuleView& view, const WidgetKey& key, const MapBox& box,
                     const PooledMaps& pooled);
// What a convolution makes: grey.
void draw_made_box(const Frame& frame, const ModuleView& view, const WidgetKey& key, const MapBox& box,
                   std::int64_t kernel, const std::string& by);
// Below its front; `name` in front of it.
void draw_box_caption(const Frame& frame, const ModuleView& view, const MapBox& box, std::string_view name, float most);

// A line that ends in a head.
void draw_module_arrow(const Frame& frame, ImVec2 from, ImVec2 to);
void draw_module_arrow_down(const Frame& frame, ImVec2 from, ImVec2 to);
void draw_module_line(const Frame& frame, ImVec2 from, ImVec2 to);

}  // namespace pw
