#include "app/training/gradients.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/training/network_trainer.h"
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

// Without steps; set_layers() fills it in.
NetworkState state_of(const Network& network) {
  if (network.depth() == 2) return TwoLayerState();
  TrainingState state;
  state.gain_changes.resize(static_cast<std::size_t>(network.cin()));
  return state;
}

}  // namespace

struct Gradients::Basis {
  std::shared_ptr<const TrainingSetup> setup;
  LabelSets labels;
  NetworkTrainer trainer;
  LabelledValues values;
  std::pair<std::int64_t, std::int64_t> best_two{0, 0};

  Basis(std::shared_ptr<const TrainingSetup> of, ThreadPool* pool)
      : setup(std::move(of)),
        labels(label_sets(*setup)),
        trainer(*setup, labels, pool),
        values(labelled_values(*setup->input, labels.trained, setup->cout, trainer.scale())) {
    if (setup->input->shape().c < 2 || setup->settings.target == NetworkId::kPair) return;
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
  const Network* network = trained_network(document);
  const bool fits = setup != nullptr && setup->input == document.input && setup->labels == document.labels &&
                    setup->settings.target == document.training.target && network != nullptr &&
                    setup->cout == network->cout() && network->cin() == document.shape().c && current.problem().empty();
  if (!fits) return drop();
  const bool is_of_shape = shown_ != nullptr && shown_->reaching.size() == static_cast<std::size_t>(network->cin()) &&
                           shown_->slope.weight.size() == network->layer(0).parameters.weight.size() &&
                           shown_->second_slope.has_value() == (network->depth() == 2);
  if (shown_ != nullptr && !is_of_shape) drop();
  Source source{setup, *network, gain_changes != nullptr ? *gain_changes : std::vector<float>(),
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
  return labelled * maps * std::max(setup.cout, setup.hidden) * 4 + once;
}

void Gradients::find_stable_rate(const std::shared_ptr<const TrainingSetup>& setup) {
  const bool is_of_layer = setup != nullptr && setup->settings.target == NetworkId::kNetwork;
  if (!is_of_layer) stable_rate_.reset();
  if (!is_of_layer || setup == rate_of_ || trained_counts(*setup).empty()) return;
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
  NetworkState state = state_of(source.network);
  basis->trainer.set_layers(layers_of(source.network), state);
  if (auto* one = std::get_if<TrainingState>(&state); one != nullptr && !source.gain_changes.empty())
    one->gain_changes = source.gain_changes;
  basis->trainer.evaluate(state, pool);
  std::vector<LayerGradient> slopes = basis->trainer.slopes();
  found->slope = std::move(slopes.front());
  found->labelled = basis->trainer.labelled();
  found->positions = basis->values.positions;
  if (auto* two = std::get_if<TwoLayerState>(&state)) {
    found->second_slope = std::move(slopes.back());
    find_of_pair(*basis, two->layers(), *found, pool);
  } else {
    found->two = source.selected.size() == 2 ? std::pair(source.selected[0], source.selected[1]) : basis->best_two;
    find_of_layer(*basis, std::get<TrainingState>(state), *found, pool);
  }
  return {std::move(basis), std::move(found)};
}

void Gradients::find_of_layer(const Basis& basis, const TrainingState& state, LabelGradients& found, ThreadPool* pool) {
  const PointwiseLayer layer = with_gains(effective(state.layer, basis.setup->mask), state.gain_changes);
  const Loss loss = loss_kind(basis.setup->settings, layer.cout);
  LossAtLabels at = loss_at_labels(basis.values, layer, loss, pool);
  found.loss = at.loss;
  found.reaching = norms(layer, at.error);
  found.error = std::move(at.error);
  const PointwiseLayer kept = with_only_two(layer, found.two);
  found.reaching_two = norms(kept, loss_at_labels(basis.values, kept, loss, pool).error);
}

// Through W2, where the ReLU lets it through, and through W1.
void Gradients::find_of_pair(const Basis& basis, const TwoLayers& layers, LabelGradients& found, ThreadPool* pool) {
  const Shape& shape = basis.values.x.shape();
  Tensor hidden({1, layers.hidden.cout, 1, shape.w});
  pointwise_forward(basis.values.x, layers.hidden, hidden.view(), pool);
  found.error = pointwise_sums(hidden, layers.output, pool);
  const Loss loss = loss_kind(basis.setup->settings, layers.output.cout);
  found.loss = loss_of(loss, found.error, basis.values.labels, found.error.view(), pool).loss;
  Tensor at_hidden({1, layers.hidden.cout, 1, shape.w});
  input_gradient(layers.output, found.error, at_hidden.view(), pool);
  if (layers.hidden.activation == Activation::kRelu) {
    for (std::int64_t o = 0; o < layers.hidden.cout; ++o) {
      const auto gradient = at_hidden.plane(0, o);
      const auto activated = std::as_const(hidden).plane(0, o);
      for (std::size_t k = 0; k < gradient.size(); ++k) gradient[k] = activated[k] > 0.0F ? gradient[k] : 0.0F;
    }
  }
  found.reaching = norms(layers.hidden, at_hidden);
}

void Gradients::use(Found found) {
  basis_ = std::move(found.basis);
  shown_ = std::move(found.gradients);
  ++version_;
}

}  // namespace pw
