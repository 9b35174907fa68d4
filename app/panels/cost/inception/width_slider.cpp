#include "app/panels/cost/inception/width_slider.h"

#include <fmt/format.h>

#include "app/cost/count_text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostReduced = 256, kMostMade = 512;  // of GoogLeNet's: 192 and 384

struct WidthNames {
  const char* key;
  const char* name;  // of the field
  const char* made;  // "maps that … make"
  const char* effect;
};

WidthNames names_of_width(ModuleWidth width) {
  switch (width) {
    case ModuleWidth::kOnes:
      return {"inception.ones", "maps of the 1×1", "the 1×1 makes", "The out stack grows with them"};
    case ModuleWidth::kReduce3:
      return {"inception.reduce3", "maps before the 3×3", "the 1×1 before the 3×3 makes", "The 3×3 reads only these"};
    case ModuleWidth::kThree:
      return {"inception.three", "maps of the 3×3", "the 3×3 makes", "The out stack grows with them"};
    case ModuleWidth::kReduce5:
      return {"inception.reduce5", "maps before the 5×5", "the 1×1 before the 5×5 makes", "The 5×5 reads only these"};
    case ModuleWidth::kFive:
      return {"inception.five", "maps of the 5×5", "the 5×5 makes", "The out stack grows with them"};
    case ModuleWidth::kProject:
      break;
  }
  return {"inception.project", "maps after the pooling", "the 1×1 after the pooling makes",
          "The next module reads these instead of all that are pooled"};
}

}  // namespace

CountSlider::Spec width_slider(const Frame& frame, const ModuleView& view, ModuleWidth width) {
  const WidthNames names = names_of_width(width);
  const bool is_reduction =
      width == ModuleWidth::kReduce3 || width == ModuleWidth::kReduce5 || width == ModuleWidth::kProject;
  const InceptionWidths& first = googlenet_modules().at(frame.cost().settings().inception.place).widths;
  CountSlider::Spec spec;
  spec.key = names.key;
  spec.name = names.name;
  spec.most = is_reduction ? kMostReduced : kMostMade;
  spec.value = width_of(view.module.widths, width);
  spec.start = width_of(first, width);
  spec.is_log = true;
  spec.set = [width](CostSettings& settings, std::int64_t value) {
    width_of(settings.inception.widths, width) = value;
  };
  spec.get = [width](const CostSettings& settings) { return width_of(settings.inception.widths, width); };
  spec.explanation = fmt::format("{} maps: so many {}. {}", count_text(spec.value), names.made, names.effect);
  spec.most_typed = kMostCounted;
  return spec;
}

}  // namespace pw
