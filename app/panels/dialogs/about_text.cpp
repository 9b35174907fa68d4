#include "app/panels/dialogs/about_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "app/presentation/number_text.h"

namespace pw {
namespace {

// Highway's target names, and the vendors' names for the instruction sets.
struct InstructionSet {
  std::string_view target;
  const char* name;
  int floats;  // per instruction; 0: depends on the processor
};
constexpr std::array<InstructionSet, 16> kInstructionSets = {{{"AVX3", "AVX-512", 16},
                                                              {"AVX3_DL", "AVX-512", 16},
                                                              {"AVX3_ZEN4", "AVX-512", 16},
                                                              {"AVX3_SPR", "AVX-512", 16},
                                                              {"AVX2", "AVX2", 8},
                                                              {"SSE4", "SSE4", 4},
                                                              {"SSSE3", "SSSE3", 4},
                                                              {"SSE2", "SSE2", 4},
                                                              {"NEON", "NEON", 4},
                                                              {"SVE", "SVE", 0},
                                                              {"SVE2", "SVE2", 0},
                                                              {"SVE_256", "SVE", 8},
                                                              {"SVE2_128", "SVE2", 4},
                                                              {"RVV", "the RISC-V vector extension", 0},
                                                              {"EMU128", "plain instructions", 1},
                                                              {"SCALAR", "plain instructions", 1}}};

Fact instruction_fact(std::string_view target) {
  const auto* set = std::ranges::find(kInstructionSets, target, &InstructionSet::target);
  const bool known = set != kInstructionSets.end();
  const std::string own(target);
  const std::string name = known ? set->name : own;
  std::string explanation =
      "The layer's loops are compiled for several instruction sets; at startup the program picks the best one that "
      "this processor has.";
  if (known && set->floats > 1)
    explanation += fmt::format(" With {}, one instruction works on {} numbers at once.", name, set->floats);
  if (name == own) return {"Instructions", name, explanation};
  explanation += fmt::format(" {} is what Highway, the SIMD library used here, calls them.", own);
  return {"Instructions", fmt::format("{} ({})", name, own), explanation};
}

std::string thread_text(int threads) {
  return fmt::format("{} {}", threads, threads == 1 ? "thread" : "threads");
}

using Rows = std::vector<BenchRow>;

Rows rows_of(std::span<const BenchRow> rows, std::string_view work) {
  Rows found;
  for (const BenchRow& row : rows) {
    if (row.work == work && row.min_us > 0.0) found.push_back(row);
  }
  return found;
}

// "19 µs on 1 thread, 9.6 µs on 2 threads".
std::string by_threads(const Rows& rows, const std::function<std::string(const BenchRow&)>& text) {
  std::string all;
  for (const BenchRow& row : rows)
    all += fmt::format("{}{} on {}", all.empty() ? "" : ", ", text(row), thread_text(row.threads));
  return all;
}

// Empty if no limit was measured.
std::string limit_text(Rows rows) {
  std::erase_if(rows, [](const BenchRow& row) { return !row.fraction_of_limit; });
  if (rows.empty()) return "";
  const std::string best =
      by_threads(rows, [](const BenchRow& row) { return duration_text(*row.fraction_of_limit * row.min_us); });
  const std::string reached =
      by_threads(rows, [](const BenchRow& row) { return fmt::format("{:.0f} %", *row.fraction_of_limit * 100.0); });
  return fmt::format(
      "\n\nThe limit: at its measured peak, this machine needs {} to read every number once or to do the multiply–adds "
      "alone, whichever takes longer. The speed reached, as a share of that peak: {}.",
      best, reached);
}

double fastest_us(const Rows& rows) {
  return std::ranges::min_element(rows, {}, &BenchRow::min_us)->min_us;
}

SpeedTable::Line speed_line(const std::string& work, const Rows& rows, const std::set<int>& threads,
                            const std::string& what) {
  SpeedTable::Line line{work, {}, rough_count_text(1e6 / fastest_us(rows)), ""};
  for (const int count : threads) {
    const auto row = std::ranges::find(rows, count, &BenchRow::threads);
    line.times.push_back(row == rows.end() ? "" : duration_text(row->min_us));
  }
  line.explanation = fmt::format("{}: {} ({} per second), the fastest of many runs.\n\n{}{}", work,
                                 by_threads(rows, [](const BenchRow& row) { return duration_text(row.min_us); }),
                                 line.per_second, what, limit_text(rows));
  return line;
}

std::string forward_explanation(const std::array<std::int64_t, 4>& shape) {
  const auto& [height, width, cin, cout] = shape;
  return fmt::format(
      "Computes all outputs from the maps: at each of {} × {} = {} positions, {} numbers are mixed into {}, {} "
      "multiply–adds in all.",
      height, width, count_text(height * width), cin, cout, count_text(height * width * cin * cout));
}

std::string update_explanation(const std::array<std::int64_t, 4>& shape, const Rows& update, const Rows& forward) {
  std::string text =
      fmt::format("Dragging one bar: only that map's share of one output changes. The other {} maps are not even read.",
                  shape[2] - 1);
  const double times = forward.empty() ? 0.0 : fastest_us(forward) / fastest_us(update);
  if (times >= 2.0) text += fmt::format(" That is {} times faster than the whole layer.", rough_count_text(times));
  return text;
}

std::string train_explanation(const std::array<std::int64_t, 4>& shape) {
  return fmt::format(
      "One step of training: the outputs, their loss at every position (softmax cross-entropy), its gradient for each "
      "of the {} weights and biases, and the update (Adam).",
      count_text((shape[2] + 1) * shape[3]));
}

}  // namespace

std::string program_title() {
  return "Pointwise " POINTWISE_VERSION;
}

std::vector<Fact> program_facts(std::string_view target, int threads) {
  const std::string background = threads == 1 ? "1" : fmt::format("1 while you drag, up to {} for long work", threads);
  return {{"Licence", "MIT", "Free to use, change and share, in class too. Comes without warranty."},
          instruction_fact(target),
          {"Threads", background,
           fmt::format("Work that fits in a frame runs on one thread, without waiting. Large stacks, feature "
                       "extraction and files run in the background, on {} here.",
                       thread_text(threads))}};
}

SpeedTable speed_table(std::span<const BenchRow> rows) {
  const auto& shape = rows.front().shape;
  SpeedTable table;
  table.shape = fmt::format("{} × {} × {} → {}", shape[0], shape[1], shape[2], shape[3]);
  std::set<int> threads;
  for (const BenchRow& row : rows) threads.insert(row.threads);
  for (const int count : threads) table.columns.push_back(thread_text(count));
  const Rows forward = rows_of(rows, "forward");
  const Rows update = rows_of(rows, "update");
  const Rows train = rows_of(rows, "train");
  if (!forward.empty()) table.lines.push_back(speed_line("Whole layer", forward, threads, forward_explanation(shape)));
  if (!update.empty())
    table.lines.push_back(
        speed_line("One changed weight", update, threads, update_explanation(shape, update, forward)));
  if (!train.empty()) table.lines.push_back(speed_line("One training step", train, threads, train_explanation(shape)));
  return table;
}

}  // namespace pw
