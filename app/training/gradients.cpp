#include "app/training/gradients.h"

#include <algorithm>
#include <cmath>

#include "compute/layer/pointwise_forward.h"
#include "compute/reduction/best_pair.h"

namespace pw {
namespace {

// Products that take about a millisecond.
constexpr std::int64_t kMostGradientWork = std::int64_t{8} << 20;
// Labels by which the best pair is found: more say nothing new.
constexpr std::int64_t kMostForPair = 2048;

std::vector<std::uint8_t> as_bytes(const std::vector<std::int32_t>& labels) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(labels.size());
  for (const std::int32_t label : labels)
    bytes.push_back(label == kNotLabelled ? kUnlabelled : static_cast<std::uint8_t>(label));
  return bytes;
}

// sqrt(w^T G w) for each column w, with G the sum over the positions of e e^T: the norm of W^T e.
std::vector<float> norms(const PointwiseLayer& layer, TensorView error) {
  std::vector<double> gram(static_cast<std::size_t>(layer.cout * layer.cout));
  for (std::int64_t a = 0; a < layer.cout; ++a) {
    for (std::int64_t b = 0; b < layer.cout; ++b) {
      double sum = 0.0;
      const auto of_a = error.plane(0, a);
      const auto of_b = error.plane(0, b);
      for (std::size_t p = 0; p < of_a.size(); ++p) sum += static_cast<double>(of_a[p]) * static_cast<double>(of_b[p]);
      gram[static_cast<std::size_t>(a * layer.cout + b)] = sum;
    }
  }
  std::vector<float> norms;
  for (std::int64_t i = 0; i < layer.cin; ++i) {
    double square = 0.0;
    for (std::int64_t a = 0; a < layer.cout; ++a) {
      for (std::int64_t b = 0; b < layer.cout; ++b) {
        square += static_cast<double>(layer.w(a, i)) * static_cast<double>(layer.w(b, i)) *
                  gram[static_cast<std::size_t>(a * layer.cout + b)];
      }
    }
    // Rounding may leave less than nothing.
    norms.push_back(static_cast<float>(std::sqrt(std::max(square, 0.0))));
  }
  return norms;
}

struct LossAtLabels {
  double loss = 0.0;
  Tensor error;
};

LossAtLabels loss_at_labels(const LabelledValues& values, const PointwiseLayer& layer, Loss loss, ThreadPool* pool) {
  LossAtLabels at{0.0, pointwise_sums(values.x, layer, pool)};
  at.loss = loss_of(loss, at.error, values.labels, at.error.view(), pool).loss;
  return at;
}

PointwiseLayer with_only_two(const PointwiseLayer& layer, std::pair<std::int64_t, std::int64_t> two) {
  PointwiseLayer kept = layer;
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    for (std::int64_t i = 0; i < layer.cin; ++i) {
      if (i != two.first && i != two.second) kept.w(o, i) = 0.0F;
    }
  }
  return kept;
}

}  // namespace

struct Gradients::Basis {
  std::shared_ptr<const TrainingSetup> setup;
  LabelSets labels;
  Trainer trainer;
  LabelledValues values;
  std::pair<std::int64_t, std::int64_t> best_two{0, 0};

  Basis(std::shared_ptr<const TrainingSetup> of, ThreadPool* pool)
      : setup(std::move(of)),
        labels(label_sets(*setup)),
        trainer(make_trainer(*setup, labels, pool)),
        values(labelled_values(*setup->input, labels.trained, setup->cout, trainer.scale())) {
    if (setup->input->shape().c < 2) return;
    const LabelledValues some =
        labelled_values(*setup->input, labels.trained, setup->cout, trainer.scale(), kMostForPair);
    best_two = best_pair(some.x, as_bytes(some.labels));
  }
};

std::int64_t reached(const std::vector<float>& reaching) {
  return std::ranges::count_if(reaching, [](float norm) { return norm != 0.0F; });
}

void Gradients::refresh(const CurrentSetup& current, const Document& document, const std::vector<float>* gain_changes,
                        const std::vector<std::int64_t>& selected) {
  const auto& setup = current.setup();
  const bool fits = setup != nullptr && setup->input == document.input && setup->labels == document.labels &&
                    setup->cout == document.network.cout() && current.problem().empty();
  if (!fits) return drop();
  if (shown_ != nullptr && (shown_->reaching.size() != static_cast<std::size_t>(document.network.cin()) ||
                            shown_->slope.weight.size() != document.parameters().weight.size()))
    drop();
  Source source{setup, document.network.layers.front(), gain_changes != nullptr ? *gain_changes : std::vector<float>(),
                selected.size() == 2 ? selected : std::vector<std::int64_t>()};
  // What is under way is shown first, however fast the weights change.
  if (source_ == source || slot_.is_busy()) return;
  source_ = source;
  if (cost(source) <= kMostGradientWork) return use(find(std::move(basis_), source, nullptr));
  slot_.start<Found>(
      "finding the gradients",
      [basis = std::exchange(basis_, nullptr), source](Progress&, ThreadPool& pool) -> Expected<Found> {
        return find(basis, source, &pool);
      },
      [this](Expected<Found> found) {
        if (!found) return session_.show_error(found.error().message());
        use(std::move(*found));
      });
}

void Gradients::drop() {
  slot_.cancel();
  source_.reset();
  if (shown_ != nullptr) ++version_;
  shown_ = nullptr;
}

// In multiply-adds; a walk over all positions counts as some each.
std::int64_t Gradients::cost(const Source& source) const {
  const TrainingSetup& setup = *source.setup;
  const std::int64_t positions = setup.input->shape().n * setup.input->shape().pixels();
  // All positions may be labelled.
  if (positions > kMostGradientWork / 64) return positions * 64;
  std::int64_t labelled = 0;
  for (const std::int64_t count : trained_counts(setup)) labelled += count;
  const std::int64_t maps = setup.input->shape().c;
  const bool is_new = basis_ == nullptr || basis_->setup != source.setup;
  const std::int64_t once = is_new ? std::min(labelled, kMostForPair) * maps * maps / 2 + positions * 16 : 0;
  return labelled * maps * setup.cout * 4 + once;
}

void Gradients::find_stable_rate(const std::shared_ptr<const TrainingSetup>& setup) {
  if (setup == nullptr || setup == rate_of_ || trained_counts(*setup).empty()) return;
  rate_of_ = setup;
  stable_rate_.reset();
  rate_slot_.start<double>(
      "finding the largest stable rate",
      [setup](Progress&, ThreadPool& pool) -> Expected<double> {
        return make_trainer(*setup, label_sets(*setup), &pool).largest_stable_rate();
      },
      [this](Expected<double> rate) {
        if (rate && std::isfinite(*rate)) stable_rate_ = *rate;
      });
}

Gradients::Found Gradients::find(std::shared_ptr<Basis> basis, const Source& source, ThreadPool* pool) {
  if (basis == nullptr || basis->setup != source.setup) basis = std::make_shared<Basis>(source.setup, pool);
  auto found = std::make_shared<LabelGradients>();
  const PointwiseLayer& shown = source.weights->parameters;
  TrainingState state = basis->trainer.start(shown);
  if (!source.gain_changes.empty()) state.gain_changes = source.gain_changes;
  basis->trainer.evaluate(state, pool);
  found->slope = basis->trainer.slope();
  const PointwiseLayer layer = with_gains(effective(shown, basis->setup->mask), state.gain_changes);
  const Loss loss = loss_kind(basis->setup->settings, layer.cout);
  LossAtLabels at = loss_at_labels(basis->values, layer, loss, pool);
  found->labelled = basis->trainer.labelled();
  found->loss = at.loss;
  found->reaching = norms(layer, at.error);
  found->error = std::move(at.error);
  found->positions = basis->values.positions;
  found->two = source.selected.size() == 2 ? std::pair(source.selected[0], source.selected[1]) : basis->best_two;
  const PointwiseLayer kept = with_only_two(layer, found->two);
  found->reaching_two = norms(kept, loss_at_labels(basis->values, kept, loss, pool).error);
  return {std::move(basis), std::move(found)};
}

void Gradients::use(Found found) {
  basis_ = std::move(found.basis);
  shown_ = std::move(found.gradients);
  ++version_;
}

}  // namespace pw
