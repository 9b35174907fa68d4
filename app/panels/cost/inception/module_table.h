#pragma once
// What the whole module costs in both cases, as rows of numbers.
#include <string>
#include <vector>

#include "app/cost/cost_timing.h"
#include "app/panels/cost/inception/module_view.h"

namespace pw {

struct ModuleRow {
  std::string name, short_name;
  std::string naive, reduced, ratio;
  std::string explanation;
};
// `timing`: null where it has not been measured.
std::vector<ModuleRow> module_rows(const ModuleView& view, const ModuleTiming* timing);

// Rows of so much height, their heads first; the case that is shown stands out. Each explains itself.
void draw_module_table(const Frame& frame, Rect area, float row_height, const ModuleView& view,
                       const std::vector<ModuleRow>& rows);

// "The next module then reads 480 maps instead of 672. …"
std::string next_module_sentence(const ModuleView& view);
// What follows the ratio of GoogLeNet's nine, from the longest to the shortest. The reason is given only beside a
// module that shows it.
std::vector<std::string> nine_modules_texts(const ModuleView& view);
// "(Paper, 3b at 28 × 28: 304M, 380K; here 304.3 M, 388,736.)"; empty for all others but 3a.
std::string paper_sentence(const ModuleView& view);
// Multiply-adds of GoogLeNet's nine modules, naive ÷ with reductions.
double nine_modules_ratio();

}  // namespace pw
