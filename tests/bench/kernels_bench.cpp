// Our kernels under Google Benchmark, for optimising them. `pointwise bench` measures a machine, pointwise_bench_peers
// compares with other libraries.
#include <benchmark/benchmark.h>

#include <memory>
#include <vector>

#include "compute/bench/bench_problem.h"
#include "compute/layer/kernels/simd_target.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/layer/pointwise_update.h"
#include "compute/parallel/thread_pool.h"
#include "compute/training/labelled_loss.h"
#include "compute/training/layer_gradient.h"
#include "compute/training/trainer.h"

namespace {

using pw::BenchProblem;
using pw::BenchShape;

// Arguments: height, width, cin, cout, threads.
BenchShape shape_of(const benchmark::State& state) {
  return {state.range(0), state.range(1), state.range(2), state.range(3)};
}

std::unique_ptr<pw::ThreadPool> pool_of(const benchmark::State& state) {
  return std::make_unique<pw::ThreadPool>(static_cast<int>(state.range(4)));
}

void count_products(benchmark::State& state, double products) {
  state.counters["FLOP/s"] =
      benchmark::Counter(2.0 * products, benchmark::Counter::kIsIterationInvariantRate, benchmark::Counter::kIs1000);
}

void forward(benchmark::State& state) {
  BenchProblem problem(shape_of(state));
  const auto pool = pool_of(state);
  for (auto _ : state) pw::pointwise_forward(problem.in, problem.layer, problem.out.view(), pool.get());
  count_products(state, problem.products());
  state.SetBytesProcessed(state.iterations() * problem.bytes());
}

void update_weight(benchmark::State& state) {
  BenchProblem problem(shape_of(state));
  float delta = 0.25F;
  for (auto _ : state) {
    benchmark::DoNotOptimize(pw::update_weight(problem.in, 0, 1, delta, problem.out.view()));
    delta = -delta;
  }
}

void update_row(benchmark::State& state) {
  BenchProblem problem(shape_of(state));
  const auto pool = pool_of(state);
  for (auto _ : state) pw::update_row(problem.in, problem.layer, 0, problem.out.view(), pool.get());
}

void train_step(benchmark::State& state) {
  BenchProblem problem(shape_of(state));
  const auto labels = pw::bench_labels(shape_of(state));
  pw::LabelledLoss loss(problem.in, labels, pw::Loss::kSoftmaxCrossEntropy, problem.layer.cout);
  pw::LayerOptimiser optimiser;
  const auto pool = pool_of(state);
  for (auto _ : state) {
    loss.evaluate(problem.layer, pool.get());
    optimiser.step({.kind = pw::Optimiser::kAdam, .rate = 1e-4F}, loss.gradient(), {}, problem.layer);
  }
  count_products(state, 2.0 * static_cast<double>(problem.in.shape().count() * (problem.layer.cout - 1)));
}

// A step of the window's training: 80 labels.
void trainer_step(benchmark::State& state) {
  BenchProblem problem(shape_of(state));
  auto labels = pw::bench_labels(shape_of(state));
  const std::size_t apart = labels.size() / 80;
  for (std::size_t p = 0; p < labels.size(); ++p) {
    if (p % apart != 0 || p / apart >= 80) labels[p] = pw::kNotLabelled;
  }
  pw::Trainer trainer(problem.in, labels, problem.layer.cout,
                      pw::keep_scale(problem.in, labels, problem.layer.cout, {}), {}, {});
  pw::TrainingState training = trainer.start(problem.layer);
  const auto pool = pool_of(state);
  for (auto _ : state) trainer.step(training, pool.get());
}

void input_gradient(benchmark::State& state) {
  BenchProblem problem(shape_of(state));
  const auto pool = pool_of(state);
  for (auto _ : state) pw::input_gradient(problem.layer, problem.out, problem.in.view(), pool.get());
}

void every_shape(benchmark::internal::Benchmark* bench) {
  for (const BenchShape& shape : pw::forward_shapes()) {
    for (const int threads : {1, 2}) bench->Args({shape[0], shape[1], shape[2], shape[3], threads});
  }
}

void lesson_shape(benchmark::internal::Benchmark* bench) {
  const auto& shape = pw::kLessonShape;
  for (const int threads : {1, 2}) bench->Args({shape[0], shape[1], shape[2], shape[3], threads});
}

BENCHMARK(forward)->Apply(every_shape)->UseRealTime();
BENCHMARK(update_weight)->Apply(lesson_shape)->UseRealTime();
BENCHMARK(update_row)->Apply(lesson_shape)->UseRealTime();
BENCHMARK(train_step)->Apply(lesson_shape)->UseRealTime();
BENCHMARK(trainer_step)->Apply(lesson_shape)->UseRealTime();
BENCHMARK(input_gradient)->Apply(lesson_shape)->UseRealTime();

}  // namespace

int main(int argc, char** argv) {
  benchmark::AddCustomContext("simd target", pw::simd_target_name());
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
