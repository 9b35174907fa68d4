#pragma once
// The problem that other libraries work on, and the candidates that they provide.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "compute/bench/bench_problem.h"
#include "compute/bench/measure.h"

namespace pw {

// One forward problem in the layouts that the libraries need, in huge pages like our own tensors. Must outlive the
// candidates.
struct PeerProblem {
  BenchShape shape;
  int threads;
  const BenchProblem& own;
  ReferenceOutputs want;
  Tensor planar;  // (1, 1, cin, pixels): planes without gaps
  Tensor nhwc;    // (1, 1, pixels, cin)
  Tensor out;     // (1, 1, cout, pixels) or (1, 1, pixels, cout), shared by all peers

  PeerProblem(const BenchShape& shape, int threads, const BenchProblem& own);
  std::int64_t pixels() const { return shape[0] * shape[1]; }
  std::int64_t cin() const { return shape[2]; }
  std::int64_t cout() const { return shape[3]; }
};

enum class PeerLayout { kPlanar, kNhwc, kBlocked };

// Calls `run` once and checks all outputs in problem.out against double precision. They must be planar if `layout` is
// kPlanar, otherwise NHWC. If `run` writes them elsewhere, `copy_outputs` copies them to problem.out in that order; it
// is not timed.
Candidate checked(PeerProblem& problem, std::string name, PeerLayout layout, std::function<void()> run,
                  const std::function<void()>& copy_outputs = nullptr);

// Presets problem.out to the bias, for libraries that add the product to what is there.
void fill_planar_bias(PeerProblem& problem);
void fill_nhwc_bias(PeerProblem& problem);

std::vector<Candidate> dnnl_peers(PeerProblem& problem);
std::vector<Candidate> openblas_peers(PeerProblem& problem);
std::vector<Candidate> eigen_peers(PeerProblem& problem);
std::vector<Candidate> xnnpack_peers(PeerProblem& problem);
std::vector<Candidate> torch_peers(PeerProblem& problem);
// A step of full-batch training: forward, softmax cross-entropy, gradient, Adam.
std::vector<Candidate> torch_training_peers(PeerProblem& problem, const std::vector<std::int32_t>& labels);

}  // namespace pw
