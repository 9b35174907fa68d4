#pragma once
// The program's own benchmark: `pointwise bench`, and the machine-speed line of the window.
#include <vector>

#include "compute/bench/bench_problem.h"
#include "compute/bench/bench_row.h"
#include "compute/bench/measure.h"
#include "compute/core/progress.h"
#include "compute/training/loss.h"

namespace pw {

class ThreadPool;

struct BenchOptions {
  std::vector<BenchShape> shapes = forward_shapes();
  // Thread counts to run each shape with.
  std::vector<int> threads{1, 2};
};

// A forward pass of every shape, one changed weight, and a training step on the lesson's shape. Rows whose tensors do
// not fit into memory are left out; `progress`, which may be null, can end the run after any row. Takes some seconds on
// the calling thread and pools of its own.
std::vector<BenchRow> pointwise_bench(const BenchOptions& options, Progress* progress = nullptr);

// The program's pass over a problem, as a row that measure() fills in. `want` may be null: then no error is stated.
// Everything passed in outlives the candidate.
Candidate forward_candidate(BenchProblem& problem, const ReferenceOutputs* want, ThreadPool* pool);

// One changed weight of a problem whose outputs are up to date.
Candidate update_candidate(BenchProblem& problem);

// A step of training (forward, softmax cross-entropy, gradient, Adam) on a problem; its error is that of the gradient
// of W.
Candidate train_candidate(BenchProblem& problem, Labels labels, ThreadPool* pool);

// What the machine needs at least, in us: the larger of the times for the multiply-adds and for reading x and W once.
double least_forward_us(const BenchProblem& problem, ThreadPool* pool);
// Forward and the gradient of W: every value of x meets every output twice, but one of the outputs of a softmax follows
// from the others.
double least_train_us(const BenchProblem& problem, ThreadPool* pool);

}  // namespace pw
