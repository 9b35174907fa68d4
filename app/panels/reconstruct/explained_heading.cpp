#include "app/panels/reconstruct/explained_heading.h"

#include <fmt/format.h>

#include <vector>

#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {

std::string explained_heading(const Frame& frame, float room, const std::string& least_caption) {
  const std::int64_t cin = frame.document().shape().c;
  const std::string each = cin == 1 ? "Variance explained of the map"
                                    : fmt::format("Variance explained of each of the {} maps", count_text(cin));
  const std::vector<std::string> forms = {each, "Variance explained of each map", "Variance explained"};
  const float caption_w = text_width(frame.fonts().small, least_caption) + frame.padding();
  for (const float beside : {caption_w, 0.0F}) {
    const std::string fitting = first_that_fits(frame.fonts().strong, room - beside, forms);
    if (!fitting.empty()) return fitting;
  }
  return forms.back();
}

}  // namespace pw
