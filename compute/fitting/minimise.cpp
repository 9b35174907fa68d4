#include "compute/fitting/minimise.h"

#include <nlopt.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace pw {
namespace {

constexpr double kSmallestFall = 1e-9;  // of the value
constexpr unsigned kStored = 20;        // updates

struct Search {
  const SmoothFunction& function;
  const Progress* progress;
  nlopt_opt optimiser;
  Vector x, gradient;
  Minimum best;
};

double evaluate(unsigned n, const double* x, double* gradient, void* data) {
  Search& search = *static_cast<Search*>(data);
  if (search.progress != nullptr && search.progress->cancelled()) nlopt_force_stop(search.optimiser);
  search.x = Eigen::Map<const Vector>(x, n);
  const double value = search.function(search.x, search.gradient);
  if (gradient != nullptr) std::ranges::copy(search.gradient, gradient);
  if (value < search.best.value) search.best = {search.x, value};
  return value;
}

}  // namespace

Minimum minimise(const SmoothFunction& function, const Vector& start, int evaluations, const Progress* progress) {
  const std::unique_ptr<std::remove_pointer_t<nlopt_opt>, decltype(&nlopt_destroy)> optimiser(
      nlopt_create(NLOPT_LD_LBFGS, static_cast<unsigned>(start.size())), &nlopt_destroy);
  Search search{function,
                progress,
                optimiser.get(),
                start,
                Vector::Zero(start.size()),
                {start, std::numeric_limits<double>::infinity()}};
  nlopt_set_min_objective(optimiser.get(), evaluate, &search);
  nlopt_set_vector_storage(optimiser.get(), kStored);
  nlopt_set_ftol_rel(optimiser.get(), kSmallestFall);
  nlopt_set_maxeval(optimiser.get(), evaluations);
  Vector x = start;
  double value = 0.0;
  // A failure is rounding that leaves no way down: the best so far is the minimum as far as it can be found.
  nlopt_optimize(optimiser.get(), x.data(), &value);
  return std::move(search.best);
}

}  // namespace pw
