#include "app/panels/cost/inception/module_view.h"

#include <fmt/format.h>

#include "app/cost/count_text.h"

namespace pw {

ModuleView module_view(const Frame& frame, float reductions) {
  const CostSettings& settings = frame.cost().settings();
  const Shape& shape = frame.document().shape();
  ModuleView view;
  view.module = inception_module(settings, frame.document());
  InceptionModule other = view.module;
  other.is_naive = true;
  view.naive = inception_cost(other);
  other.is_naive = false;
  view.reduced = inception_cost(other);
  view.preset = shown_preset(settings, frame.document());
  const MapSize& input = view.module.input;
  view.has_x = input.rows == shape.h && input.columns == shape.w && input.maps == shape.c;
  view.reductions = reductions;
  return view;
}

std::int64_t& width_of(InceptionWidths& widths, ModuleWidth width) {
  switch (width) {
    case ModuleWidth::kOnes:
      return widths.ones;
    case ModuleWidth::kReduce3:
      return widths.reduce3;
    case ModuleWidth::kThree:
      return widths.three;
    case ModuleWidth::kReduce5:
      return widths.reduce5;
    case ModuleWidth::kFive:
      return widths.five;
    case ModuleWidth::kProject:
      break;
  }
  return widths.project;
}

std::int64_t width_of(const InceptionWidths& widths, ModuleWidth width) {
  InceptionWidths copy = widths;
  return width_of(copy, width);
}

std::string branch_text(std::size_t branch, bool is_naive) {
  if (branch == 0) return "The 1×1 branch";
  if (branch == 3)
    return is_naive ? "The pooling branch, which passes all maps on" : "The pooling branch, with the 1×1 after it";
  return fmt::format("The {} branch, {} the 1×1 before it", kBranchNames.at(branch), is_naive ? "without" : "with");
}

std::string stack_text(const MapSize& size, std::int64_t maps) {
  return fmt::format("{} × {} × {}", count_text(size.rows), count_text(size.columns), count_text(maps));
}

}  // namespace pw
