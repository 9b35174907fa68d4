// pointwise_bench_peers [--json | --markdown] [--shapes N]: the program's kernels against other libraries', interleaved
// in one run. Rows on stdout, progress on stderr.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

#include "compute/bench/pointwise_bench.h"
#include "compute/layer/kernels/simd_target.h"
#include "compute/parallel/thread_pool.h"
#include "tests/bench/peers/peer.h"
#include "tests/bench/peers/race_report.h"

namespace pw {
namespace {

constexpr int kRaces = 5;

RaceRules rules_for(const BenchShape& shape, int threads) {
  const std::int64_t products = shape[0] * shape[1] * shape[2] * shape[3];
  RaceRules rules{.rounds = 6, .turn = std::chrono::milliseconds(4), .calls_per_turn = 40};
  if (products > 20'000'000) rules.turn = std::chrono::milliseconds(40);
  // The helpers of OpenMP and OpenBLAS spin for so long.
  if (threads > 1) rules.pause = std::chrono::milliseconds(25);
  return rules;
}

// Our contestant is the first.
RaceResult hold_races(std::vector<Contestant> contestants, const RaceRules& rules) {
  RaceResult result;
  std::vector<std::vector<BenchRow>> runs;
  for (int i = 0; i < kRaces; ++i) {
    race(contestants, rules);
    auto& run = runs.emplace_back();
    for (const Contestant& contestant : contestants) run.push_back(contestant.row);
    double best = run[1].min_us;
    for (std::size_t k = 2; k < run.size(); ++k) best = std::min(best, run[k].min_us);
    result.ratios.push_back(best / run[0].min_us);
  }
  for (std::size_t k = 0; k < contestants.size(); ++k) {
    BenchRow row = contestants[k].row;
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

void append(std::vector<Contestant>& all, std::vector<Contestant> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

RaceResult forward_race(const BenchShape& shape, ThreadPool* pool, int threads) {
  BenchProblem own(shape);
  PeerProblem problem(shape, threads, own);
  std::vector<Contestant> contestants{forward_contestant(own, &problem.want, pool)};
  append(contestants, dnnl_peers(problem));
  append(contestants, openblas_peers(problem));
  append(contestants, eigen_peers(problem));
  append(contestants, xnnpack_peers(problem));
  append(contestants, torch_peers(problem));
  RaceResult result = hold_races(std::move(contestants), rules_for(shape, threads));
  result.own.fraction_of_limit = least_forward_us(own, pool) / result.own.min_us;
  return result;
}

RaceResult train_race(const BenchShape& shape, ThreadPool* pool, int threads) {
  BenchProblem own(shape);
  BenchProblem untouched(shape);
  PeerProblem problem(shape, threads, untouched);
  const auto labels = bench_labels(shape);
  std::vector<Contestant> contestants{train_contestant(own, labels, pool)};
  append(contestants, torch_training_peers(problem, labels));
  RaceResult result = hold_races(std::move(contestants), rules_for(shape, threads));
  result.own.fraction_of_limit = least_train_us(own, pool) / result.own.min_us;
  return result;
}

// A full recompute against the change of one weight: both ours.
RaceResult update_race(const BenchShape& shape) {
  BenchProblem changed(shape);
  BenchProblem anew(shape);
  const ReferenceOutputs want = pointwise_reference(anew.in, anew.layer);
  std::vector<Contestant> contestants{update_contestant(changed)};
  Contestant full = forward_contestant(anew, &want, nullptr);
  full.row.name = "pointwise, all anew";
  contestants.push_back(std::move(full));
  return hold_races(std::move(contestants), rules_for(shape, 1));
}

std::vector<RaceResult> hold_all(std::size_t shapes) {
  std::vector<BenchShape> todo = forward_shapes();
  todo.resize(std::min(shapes, todo.size()));
  std::vector<RaceResult> results;
  for (const int threads : {1, 2}) {
    const auto pool = threads > 1 ? std::make_unique<ThreadPool>(threads) : nullptr;
    for (const BenchShape& shape : todo) {
      fmt::print(stderr, "{}×{}×{}→{}, threads: {}\n", shape[0], shape[1], shape[2], shape[3], threads);
      results.push_back(forward_race(shape, pool.get(), threads));
    }
    results.push_back(train_race(kLessonShape, pool.get(), threads));
  }
  results.push_back(update_race(kLessonShape));
  return results;
}

// Debian's OpenBLAS takes kernels without AVX-512 on processors that it does not know. It reads its wish when it is
// loaded, so the program starts itself again.
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
  std::size_t shapes = SIZE_MAX;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--json") {
      json = true;
    } else if (argument == "--markdown") {
      markdown = true;
    } else if (argument == "--shapes" && i + 1 < argc) {
      shapes = static_cast<std::size_t>(std::strtoul(argv[++i], nullptr, 10));
    } else {
      fmt::print(stderr, "usage: {} [--json | --markdown] [--shapes N]\n", argv[0]);
      return 2;
    }
  }
  fmt::print(stderr, "instruction set: {}\n", pw::simd_target_name());
  const auto results = pw::hold_all(shapes);
  fmt::print("{}", json       ? pw::bench_json(pw::all_rows(results)) + "\n"
                   : markdown ? pw::markdown_report(results)
                              : pw::text_report(results));
  return 0;
}
