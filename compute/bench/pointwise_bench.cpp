#include "compute/bench/pointwise_bench.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "compute/bench/machine_limits.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/layer/pointwise_update.h"
#include "compute/parallel/thread_pool.h"
#include "compute/training/labelled_loss.h"
#include "compute/training/optimiser.h"

namespace pw {
namespace {

bool fits(const BenchShape& shape) {
  return fits_in_memory({1, shape[2], shape[0], shape[1]}).has_value();
}

BenchRow measure_alone(Candidate candidate) {
  std::vector<Candidate> single{std::move(candidate)};
  measure(single, {.rounds = 5, .time_per_round = std::chrono::milliseconds(20), .calls_per_round = 200});
  return single.front().row;
}

BenchRow forward_row(const BenchShape& shape, ThreadPool* pool) {
  BenchProblem problem(shape);
  const ReferenceOutputs want = pointwise_reference(problem.in, problem.layer);
  BenchRow row = measure_alone(forward_candidate(problem, &want, pool));
  row.fraction_of_limit = forward_limit_us(problem, pool) / row.min_us;
  return row;
}

BenchRow train_row(const BenchShape& shape, ThreadPool* pool) {
  BenchProblem problem(shape);
  const std::vector<std::int32_t> labels = bench_labels(shape);
  BenchRow row = measure_alone(train_candidate(problem, labels, pool));
  row.fraction_of_limit = train_limit_us(problem, pool) / row.min_us;
  return row;
}

BenchRow update_row(const BenchShape& shape) {
  BenchProblem problem(shape);
  return measure_alone(update_candidate(problem));
}

double limit_us(double products, std::int64_t bytes, ThreadPool* pool) {
  const double reading_us = static_cast<double>(bytes) / read_gbytes_per_second(bytes, pool) / 1e3;
  return std::max(reading_us, 2.0 * products / fma_peak_gflops(pool) / 1e3);
}

}  // namespace

double forward_limit_us(const BenchProblem& problem, ThreadPool* pool) {
  return limit_us(problem.products(), problem.bytes(), pool);
}

double train_limit_us(const BenchProblem& problem, ThreadPool* pool) {
  const double products = static_cast<double>(problem.in.shape().count() * (problem.layer.cout - 1));
  return limit_us(2.0 * products, problem.bytes(), pool);
}

Candidate forward_candidate(BenchProblem& problem, const ReferenceOutputs* want, ThreadPool* pool) {
  const Shape& in = problem.in.shape();
  BenchRow row{.work = "forward",
               .shape = {in.h, in.w, in.c, problem.layer.cout},
               .threads = threads_of(pool),
               .name = "pointwise",
               .layout = "planar"};
  const auto run = [&problem, pool] { pointwise_forward(problem.in, problem.layer, problem.out.view(), pool); };
  run();
  if (want != nullptr) row.max_rel_err = max_relative_error(problem.out, *want);
  return {row, run};
}

Candidate update_candidate(BenchProblem& problem) {
  const Shape& in = problem.in.shape();
  BenchRow row{.work = "update",
               .shape = {in.h, in.w, in.c, problem.layer.cout},
               .name = "pointwise_update",
               .layout = "planar"};
  pointwise_linear(problem.in, problem.layer, problem.out.view());
  // Alternately plus and minus the same power of two, so that the sums do not drift.
  auto change = [&problem, delta = 0.25F, input = in.c / 2]() mutable {
    update_weight(problem.in, 0, input, delta, problem.out.view());
    problem.layer.w(0, input) += delta;
    delta = -delta;
  };
  change();
  row.max_rel_err = max_relative_error(problem.out, pointwise_reference(problem.in, problem.layer));
  return {row, change};
}

Candidate train_candidate(BenchProblem& problem, Labels labels, ThreadPool* pool) {
  const Shape& in = problem.in.shape();
  BenchRow row{.work = "train",
               .shape = {in.h, in.w, in.c, problem.layer.cout},
               .threads = threads_of(pool),
               .name = "pointwise",
               .layout = "planar"};
  const auto loss = std::make_shared<LabelledLoss>(problem.in, labels, Loss::kSoftmaxCrossEntropy, problem.layer.cout);
  const auto optimiser = std::make_shared<LayerOptimiser>();
  loss->evaluate(problem.layer, pool);
  row.max_rel_err = max_gradient_error(problem, labels, loss->gradient());
  // A small learning rate keeps the loss in an ordinary range for any number of steps.
  const OptimiserSettings settings{.kind = Optimiser::kAdam, .rate = 1e-4F};
  return {row, [loss, optimiser, settings, &problem, pool] {
            loss->evaluate(problem.layer, pool);
            optimiser->step(settings, loss->gradient(), {}, problem.layer);
          }};
}

std::vector<BenchRow> pointwise_bench(const BenchOptions& options, Progress* progress) {
  std::vector<std::function<BenchRow()>> measurements;
  for (const int threads : options.threads) {
    const auto pool = threads > 1 ? std::make_shared<ThreadPool>(threads) : nullptr;
    for (const BenchShape& shape : options.shapes) {
      if (fits(shape)) measurements.emplace_back([shape, pool] { return forward_row(shape, pool.get()); });
    }
    measurements.emplace_back([pool] { return train_row(kLessonShape, pool.get()); });
  }
  measurements.emplace_back([] { return update_row(kLessonShape); });
  std::vector<BenchRow> rows;
  for (const auto& measure : measurements) {
    if (progress != nullptr && progress->cancelled()) break;
    rows.push_back(measure());
    if (progress != nullptr) {
      progress->report(static_cast<float>(rows.size()) / static_cast<float>(measurements.size()));
    }
  }
  return rows;
}

}  // namespace pw
