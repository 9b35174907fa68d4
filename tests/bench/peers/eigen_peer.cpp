#include <Eigen/Core>

#include "tests/bench/peers/peer.h"

namespace pw {
namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Input = Eigen::Map<const RowMajor>;
using Output = Eigen::Map<RowMajor>;

}  // namespace

std::vector<Candidate> eigen_peers(PeerProblem& problem) {
  Eigen::setNbThreads(problem.threads);
  const std::int64_t cin = problem.cin();
  const std::int64_t cout = problem.cout();
  const std::int64_t pixels = problem.pixels();
  const float* weights = problem.own.layer.weight.data();
  const auto planar = [=, &problem] {
    const Input weight(weights, cout, cin);
    const Input x(problem.planar.data(), cin, pixels);
    fill_planar_bias(problem);
    Output(problem.out.data(), cout, pixels).noalias() += weight * x;
  };
  const auto nhwc = [=, &problem] {
    const Input weight(weights, cout, cin);
    const Input x(problem.nhwc.data(), pixels, cin);
    fill_nhwc_bias(problem);
    Output(problem.out.data(), pixels, cout).noalias() += x * weight.transpose();
  };
  return {checked(problem, "eigen", PeerLayout::kPlanar, planar), checked(problem, "eigen", PeerLayout::kNhwc, nhwc)};
}

}  // namespace pw
