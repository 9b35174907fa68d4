#include <cblas-openblas.h>

#include "tests/bench/peers/peer.h"

namespace pw {

std::vector<Candidate> openblas_peers(PeerProblem& problem) {
  openblas_set_num_threads(problem.threads);
  const auto cin = static_cast<blasint>(problem.cin());
  const auto cout = static_cast<blasint>(problem.cout());
  const auto pixels = static_cast<blasint>(problem.pixels());
  const float* weight = problem.own.layer.weight.data();
  const auto planar = [=, &problem] {
    fill_planar_bias(problem);
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, cout, pixels, cin, 1.0F, weight, cin, problem.planar.data(),
                pixels, 1.0F, problem.out.data(), pixels);
  };
  const auto nhwc = [=, &problem] {
    fill_nhwc_bias(problem);
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, pixels, cout, cin, 1.0F, problem.nhwc.data(), cin, weight, cin,
                1.0F, problem.out.data(), cout);
  };
  return {checked(problem, "openblas sgemm", PeerLayout::kPlanar, planar),
          checked(problem, "openblas sgemm", PeerLayout::kNhwc, nhwc)};
}

}  // namespace pw
