#include "app/panels/cost/inception/spoken/spoken_totals.h"

#include <fmt/format.h>

#include <vector>

#include "app/cost/count_text.h"
#include "app/cost/ratio_text.h"
#include "app/panels/cost/inception/module_table.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// What all branches make, one after the other.
std::vector<std::string> joined_texts(const ModuleView& view) {
  std::string sum;
  for (const InceptionBranch& branch : view.cost().branches)
    sum += (sum.empty() ? "" : " + ") + count_text(branch.maps_out);
  const std::string all = counted(view.cost().maps_out, "map");
  return {fmt::format("joined: {} = {}", sum, all), fmt::format("{} = {}", sum, all), "joined: " + all};
}

}  // namespace

void draw_spoken_totals(const Frame& frame, const ModuleView& view, Rect totals) {
  const Fonts& fonts = frame.fonts();
  const Theme& theme = frame.theme();
  const double gain = ratio(view.naive.total.macs, view.reduced.total.macs);
  const float y = totals.y + frame.px(4), words = y + baseline_drop(fonts.large, fonts.body);
  float x = totals.x;
  x += draw_text(frame, fonts.body, theme.text, {x, words}, "with 1×1:") + frame.px(8);
  x += draw_text(frame, fonts.large, theme.text, {x, y}, ratio_text(gain >= 1.0 ? gain : 1.0 / gain)) + frame.px(8);
  x += draw_text(frame, fonts.body, theme.text, {x, words},
                 gain >= 1.0 ? "fewer in the whole module," : "more in the whole module,") +
       frame.px(8);
  const std::string nine = ratio_text(nine_modules_ratio());
  const std::vector<std::string> words_of_nine = nine_modules_texts(view);
  const float before = x + text_width(fonts.large, nine) + frame.px(8);
  const auto room_beside = [&](const std::string& of) {
    return totals.right() - before - text_width(fonts.body, of) - frame.px(24);
  };
  // What the next module reads comes before the reason of the nine.
  const std::string joined = first_that_fits(fonts.body, room_beside(words_of_nine.back()), joined_texts(view));
  draw_text(frame, fonts.large, theme.text, {x, y}, nine);
  draw_text(frame, fonts.body, theme.text, {before, words},
            first_that_fits(fonts.body, joined.empty() ? totals.right() - before : room_beside(joined), words_of_nine));
  draw_text_right(frame, fonts.body, theme.text, {totals.right(), words}, joined);
  frame.explain_drawn(
      totals, fmt::format("{} multiply–adds naive ÷ {} with 1×1 reductions. {}", count_text(view.naive.total.macs),
                          count_text(view.reduced.total.macs), next_module_sentence(view)));
}

}  // namespace pw
