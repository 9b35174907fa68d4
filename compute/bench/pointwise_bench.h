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

// Measures a forward pass of every shape, the update after one changed weight, and a training step on the lesson shape.
// Shapes that do not fit into memory are left out. `progress` may be null; cancelling ends the run after the current
// row. Takes some seconds, on the calling thread and pools of its own.
std::vector<BenchRow> pointwise_bench(const BenchOptions& options, Progress* progress = nullptr);

// Our forward pass over a problem. `want` may be null; then the error is not computed. Everything passed in must
// outlive the candidate.
Candidate forward_candidate(BenchProblem& problem, const ReferenceOutputs* want, ThreadPool* pool);

// The update of the outputs after one weight has changed.
Candidate update_candidate(BenchProblem& problem);

// A training step: forward, softmax cross-entropy, gradient, Adam. max_rel_err is that of the gradient of W.
Candidate train_candidate(BenchProblem& problem, Labels labels, ThreadPool* pool);

// Lower bound in us at the machine's measured peaks: the larger of the times for the multiply-adds and for reading x
// and W once.
double forward_limit_us(const BenchProblem& problem, ThreadPool* pool);
// The same for forward and gradient of W: two multiply-adds for every value of x and output but one, since one output
// of a softmax follows from the others.
double train_limit_us(const BenchProblem& problem, ThreadPool* pool);

}  // namespace pw
