#include "tests/bench/peers/peer.h"

#include <algorithm>
#include <utility>

namespace pw {
namespace {

Tensor dense(std::int64_t rows, std::int64_t columns) {
  return Tensor({1, 1, rows, columns});
}

const char* axis_order_name(PeerLayout layout) {
  switch (layout) {
    case PeerLayout::kPlanar:
      return "planar";
    case PeerLayout::kNhwc:
      return "nhwc";
    case PeerLayout::kBlocked:
      return "blocked";
  }
  return "";
}

// problem.out as maps, whatever its order.
double error_of(const PeerProblem& problem, PeerLayout layout) {
  const std::int64_t pixels = problem.pixels();
  if (layout == PeerLayout::kPlanar) {
    return max_relative_error({problem.out.data(), {1, problem.cout(), problem.shape[0], problem.shape[1]}, pixels},
                              problem.want);
  }
  Tensor maps({1, problem.cout(), problem.shape[0], problem.shape[1]});
  for (std::int64_t o = 0; o < problem.cout(); ++o) {
    for (std::int64_t p = 0; p < pixels; ++p) {
      maps.plane(0, o)[static_cast<std::size_t>(p)] = problem.out.data()[p * problem.cout() + o];
    }
  }
  return max_relative_error(maps, problem.want);
}

}  // namespace

PeerProblem::PeerProblem(const BenchShape& size, int thread_count, const BenchProblem& source)
    : shape(size),
      threads(thread_count),
      own(source),
      want(pointwise_reference(source.in, source.layer)),
      planar(dense(size[2], size[0] * size[1])),
      nhwc(dense(size[0] * size[1], size[2])),
      out(dense(size[3], size[0] * size[1])) {
  for (std::int64_t c = 0; c < cin(); ++c) {
    const auto plane = source.in.plane(0, c);
    std::copy(plane.begin(), plane.end(), planar.data() + c * pixels());
    for (std::int64_t p = 0; p < pixels(); ++p) nhwc.data()[p * cin() + c] = plane[static_cast<std::size_t>(p)];
  }
}

Candidate checked(PeerProblem& problem, std::string name, PeerLayout layout, std::function<void()> run,
                  const std::function<void()>& copy_outputs) {
  std::fill_n(problem.out.data(), problem.cout() * problem.pixels(), 0.0F);
  run();
  if (copy_outputs) copy_outputs();
  BenchRow row{.work = "forward",
               .shape = problem.shape,
               .threads = problem.threads,
               .name = std::move(name),
               .layout = axis_order_name(layout)};
  row.max_rel_err = error_of(problem, layout);
  return {row, std::move(run)};
}

void fill_planar_bias(PeerProblem& problem) {
  for (std::int64_t o = 0; o < problem.cout(); ++o) {
    std::fill_n(problem.out.data() + o * problem.pixels(), problem.pixels(),
                problem.own.layer.bias[static_cast<std::size_t>(o)]);
  }
}

void fill_nhwc_bias(PeerProblem& problem) {
  for (std::int64_t p = 0; p < problem.pixels(); ++p) {
    std::copy(problem.own.layer.bias.begin(), problem.own.layer.bias.end(), problem.out.data() + p * problem.cout());
  }
}

}  // namespace pw
