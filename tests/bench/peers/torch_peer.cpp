#include <torch/torch.h>

#include "tests/bench/peers/peer.h"

namespace pw {
namespace {

// Tensors over the problem's memory. torch takes pointers to mutable memory, also for what it only reads.
torch::Tensor borrow(const float* data, at::IntArrayRef sizes, at::IntArrayRef strides) {
  return torch::from_blob(const_cast<float*>(data), sizes, strides, torch::kFloat32);
}

}  // namespace

std::vector<Candidate> torch_peers(PeerProblem& problem) {
  at::set_num_threads(problem.threads);
  const std::int64_t cin = problem.cin();
  const std::int64_t cout = problem.cout();
  const std::int64_t height = problem.shape[0];
  const std::int64_t width = problem.shape[1];
  const std::int64_t pixels = problem.pixels();
  const auto weight = borrow(problem.own.layer.weight.data(), {cout, cin}, {cin, 1});
  const auto bias = borrow(problem.own.layer.bias.data(), {cout}, {1});
  const auto kernel = weight.view({cout, cin, 1, 1});
  const auto kernel_last = kernel.contiguous(at::MemoryFormat::ChannelsLast);
  const auto planar = borrow(problem.planar.data(), {1, cin, height, width}, {cin * pixels, pixels, width, 1});
  const auto last = borrow(problem.nhwc.data(), {1, cin, height, width}, {cin * pixels, 1, width * cin, cin});
  const auto columns = borrow(problem.planar.data(), {cin, pixels}, {pixels, 1});
  const auto rows = borrow(problem.nhwc.data(), {pixels, cin}, {cin, 1});
  auto out_columns = borrow(problem.out.data(), {cout, pixels}, {pixels, 1});
  auto out_rows = borrow(problem.out.data(), {pixels, cout}, {cout, 1});
  const auto result = std::make_shared<torch::Tensor>();
  const auto kept = [result](torch::Tensor made) { *result = std::move(made); };
  const auto no_gradient = [](auto compute) {
    return [compute]() mutable {
      const c10::InferenceMode guard;
      compute();
    };
  };
  return {checked(problem, "torch conv2d", PeerLayout::kPlanar,
                  no_gradient([=] { kept(at::conv2d(planar, kernel, bias)); }),
                  [&] {
                    out_columns.copy_(result->view({cout, pixels}));
                  }),
          checked(problem, "torch conv2d", PeerLayout::kNhwc,
                  no_gradient([=] { kept(at::conv2d(last, kernel_last, bias)); }),
                  [&] {
                    out_rows.copy_(result->permute({0, 2, 3, 1}).reshape({pixels, cout}));
                  }),
          checked(problem, "torch addmm", PeerLayout::kPlanar, no_gradient([=]() mutable {
                    at::addmm_out(out_columns, bias.view({cout, 1}), weight, columns);
                  })),
          checked(problem, "torch addmm", PeerLayout::kNhwc,
                  no_gradient([=]() mutable { at::addmm_out(out_rows, bias, rows, weight.t()); }))};
}

}  // namespace pw
