#pragma once
// What another library gets to work on, and what it gives back to the race.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "compute/bench/bench_problem.h"
#include "compute/bench/measure.h"

namespace pw {

// One forward problem in the layouts that libraries like, in huge pages like the program's own; outlives the peers.
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

// Runs `run` once, which writes all outputs into `out` in the order that `layout` says, and checks every number against
// double precision. `out` may be null for a layout that is nobody's business; then `read_nhwc` brings it into
// problem.out in nhwc order.
Candidate checked(PeerProblem& problem, std::string name, PeerLayout layout, std::function<void()> run,
                  const std::function<void()>& read_nhwc = nullptr);

// Sets every output to its bias, in problem.out: for libraries whose product can only be added to.
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
