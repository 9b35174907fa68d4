#include <pthreadpool.h>
#include <xnnpack.h>

#include <limits>
#include <stdexcept>

#include "tests/bench/peers/peer.h"

namespace pw {
namespace {

using Operator = std::shared_ptr<xnn_operator>;

void require(xnn_status status) {
  if (status != xnn_status_success) throw std::runtime_error("XNNPACK failed");
}

Operator own(xnn_operator_t made) {
  return {made, [](xnn_operator_t op) { xnn_delete_operator(op); }};
}

}  // namespace

std::vector<Candidate> xnnpack_peers(PeerProblem& problem) {
  require(xnn_initialize(nullptr));
  const std::shared_ptr<pthreadpool> pool(
      problem.threads > 1 ? pthreadpool_create(static_cast<std::size_t>(problem.threads)) : nullptr,
      [](pthreadpool_t made) { pthreadpool_destroy(made); });
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  const auto cin = static_cast<std::size_t>(problem.cin());
  const auto cout = static_cast<std::size_t>(problem.cout());
  const auto height = static_cast<std::size_t>(problem.shape[0]);
  const auto width = static_cast<std::size_t>(problem.shape[1]);
  const PointwiseLayer& layer = problem.own.layer;

  xnn_operator_t made = nullptr;
  require(xnn_create_fully_connected_nc_f32(cin, cout, cin, cout, layer.weight.data(), layer.bias.data(), -kInfinity,
                                            kInfinity, 0, &made));
  const Operator connected = own(made);
  require(xnn_create_convolution2d_nhwc_f32(0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, cin, cout, cin, cout, layer.weight.data(),
                                            layer.bias.data(), -kInfinity, kInfinity, 0, &made));
  const Operator convolution = own(made);
  require(xnn_setup_fully_connected_nc_f32(connected.get(), height * width, problem.nhwc.data(), problem.out.data(),
                                           pool.get()));
  require(xnn_setup_convolution2d_nhwc_f32(convolution.get(), 1, height, width, problem.nhwc.data(), problem.out.data(),
                                           pool.get()));
  return {checked(problem, "xnnpack linear", PeerLayout::kNhwc,
                  [connected, pool] { xnn_run_operator(connected.get(), pool.get()); }),
          checked(problem, "xnnpack conv2d", PeerLayout::kNhwc,
                  [convolution, pool] { xnn_run_operator(convolution.get(), pool.get()); })};
}

}  // namespace pw
