// pointwise_bench_peers [--json | --markdown] [--shapes FIRST LAST] [--threads N]: our kernels against other libraries,
// interleaved in one run. Rows on stdout, progress on stderr. --shapes: only these of forward_shapes(), counted from 1.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "compute/bench/pointwise_bench.h"
#include "compute/layer/kernels/simd_target.h"
#include "compute/machine/processor.h"
#include "compute/parallel/index_range.h"
#include "compute/parallel/thread_pool.h"
#include "tests/bench/peers/peer.h"
#include "tests/bench/peers/report.h"

namespace pw {
namespace {

constexpr int kRuns = 5;

MeasureRules rules_for(const BenchShape& shape, int threads) {
  const std::int64_t products = shape[0] * shape[1] * shape[2] * shape[3];
  MeasureRules rules{.rounds = 6, .time_per_round = std::chrono::milliseconds(4), .calls_per_round = 40};
  if (products > 20'000'000) rules.time_per_round = std::chrono::milliseconds(40);
  // The workers of OpenMP and OpenBLAS spin for about this long.
  if (threads > 1) rules.pause = std::chrono::milliseconds(25);
  return rules;
}

// The first candidate is ours.
Comparison compare(std::vector<Candidate> candidates, const MeasureRules& rules) {
  Comparison result;
  std::vector<std::vector<BenchRow>> runs;
  for (int i = 0; i < kRuns; ++i) {
    measure(candidates, rules);
    auto& run = runs.emplace_back();
    for (const Candidate& candidate : candidates) run.push_back(candidate.row);
    double best = run[1].min_us;
    for (std::size_t k = 2; k < run.size(); ++k) best = std::min(best, run[k].min_us);
    result.ratios.push_back(best / run[0].min_us);
  }
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    BenchRow row = candidates[k].row;
    std::vector<double> medians;
    for (const auto& run : runs) {
      row.min_us = std::min(row.min_us, run[k].min_us);
      medians.push_back(run[k].median_us);
    }
    std::sort(medians.begin(), medians.end());
    row.median_us = medians[medians.size() / 2];
    if (k == 0) {
      result.own = row;
    } else {
      result.peers.push_back(row);
    }
  }
  return result;
}

void append(std::vector<Candidate>& all, std::vector<Candidate> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

Comparison compare_forward(const BenchShape& shape, ThreadPool* pool, int threads) {
  BenchProblem own(shape);
  PeerProblem problem(shape, threads, own);
  std::vector<Candidate> candidates{forward_candidate(own, &problem.want, pool)};
  append(candidates, dnnl_peers(problem));
  append(candidates, openblas_peers(problem));
  append(candidates, eigen_peers(problem));
  append(candidates, xnnpack_peers(problem));
  append(candidates, torch_peers(problem));
  Comparison result = compare(std::move(candidates), rules_for(shape, threads));
  result.own.fraction_of_limit = forward_limit_us(own, pool) / result.own.min_us;
  return result;
}

Comparison compare_train(const BenchShape& shape, ThreadPool* pool, int threads) {
  BenchProblem own(shape);
  BenchProblem untouched(shape);
  PeerProblem problem(shape, threads, untouched);
  const auto labels = bench_labels(shape);
  std::vector<Candidate> candidates{train_candidate(own, labels, pool)};
  append(candidates, torch_training_peers(problem, labels));
  Comparison result = compare(std::move(candidates), rules_for(shape, threads));
  result.own.fraction_of_limit = train_limit_us(own, pool) / result.own.min_us;
  return result;
}

// The update after one changed weight against a full pass, both ours.
Comparison compare_update(const BenchShape& shape) {
  BenchProblem changed(shape);
  BenchProblem full_problem(shape);
  const ReferenceOutputs want = pointwise_reference(full_problem.in, full_problem.layer);
  std::vector<Candidate> candidates{update_candidate(changed)};
  Candidate full = forward_candidate(full_problem, &want, nullptr);
  full.row.name = "pointwise, full pass";
  candidates.push_back(std::move(full));
  return compare(std::move(candidates), rules_for(shape, 1));
}

// What to compare: some of forward_shapes(), or all and then training and the update as well.
struct Selection {
  std::optional<IndexRange> shapes;
  std::vector<int> threads{1, 2};
};

std::vector<BenchShape> selected_shapes(const Selection& selection) {
  std::vector<BenchShape> shapes = forward_shapes();
  if (!selection.shapes) return shapes;
  const auto at = [&](std::int64_t i) { return shapes.begin() + std::clamp<std::int64_t>(i, 0, std::ssize(shapes)); };
  return {at(selection.shapes->begin), at(std::max(selection.shapes->begin, selection.shapes->end))};
}

std::vector<Comparison> compare_all(const Selection& selection) {
  std::vector<Comparison> results;
  for (const int threads : selection.threads) {
    const auto pool = threads > 1 ? std::make_unique<ThreadPool>(threads) : nullptr;
    for (const BenchShape& shape : selected_shapes(selection)) {
      fmt::print(stderr, "{}×{}×{}→{}, threads: {}\n", shape[0], shape[1], shape[2], shape[3], threads);
      results.push_back(compare_forward(shape, pool.get(), threads));
    }
    if (!selection.shapes) results.push_back(compare_train(kLessonShape, pool.get(), threads));
  }
  if (!selection.shapes) results.push_back(compare_update(kLessonShape));
  return results;
}

// Debian's OpenBLAS selects kernels without AVX-512 on processors that it does not know. It reads the variable when it
// is loaded, so the program executes itself again.
void choose_openblas_kernels(char** argv) {
#if defined(__x86_64__)
  if (std::getenv("OPENBLAS_CORETYPE") != nullptr || !__builtin_cpu_supports("avx512f")) return;
  setenv("OPENBLAS_CORETYPE", "SKYLAKEX", 1);
  execv("/proc/self/exe", argv);
#endif
}

}  // namespace
}  // namespace pw

int main(int argc, char** argv) {
  pw::choose_openblas_kernels(argv);
  bool json = false;
  bool markdown = false;
  pw::Selection selection;
  const auto number = [&](int i) { return std::strtol(argv[i], nullptr, 10); };
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--json") {
      json = true;
    } else if (argument == "--markdown") {
      markdown = true;
    } else if (argument == "--shapes" && i + 2 < argc) {
      selection.shapes = pw::IndexRange{number(i + 1) - 1, number(i + 2)};
      i += 2;
    } else if (argument == "--threads" && i + 1 < argc) {
      selection.threads = {static_cast<int>(std::clamp(number(++i), 1L, 64L))};
    } else {
      fmt::print(stderr, "usage: {} [--json | --markdown] [--shapes FIRST LAST] [--threads N]\n", argv[0]);
      return 2;
    }
  }
  const std::string machine = fmt::format("{}, {}", pw::processor_text(), pw::simd_target_name());
  fmt::print(stderr, "{}\n", machine);
  const auto results = pw::compare_all(selection);
  fmt::print("{}", json       ? pw::bench_json(pw::all_rows(results)) + "\n"
                   : markdown ? fmt::format("{}.\n\n{}", machine, pw::markdown_report(results))
                              : pw::text_report(results));
  return 0;
}
