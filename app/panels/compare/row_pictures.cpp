#include "app/panels/compare/row_pictures.h"

#include "app/comparison/comparison.h"
#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

Tensor sums_over_image(TensorView stack, const PointwiseLayer& layer) {
  Tensor sums({stack.shape.n, layer.cout, stack.shape.h, stack.shape.w});
  pointwise_linear(stack, layer, sums.view(), nullptr);
  return sums;
}

// Its sign is that of the correlation.
double covariance(std::span<const float> a, std::span<const float> b) {
  double mean_a = 0.0, mean_b = 0.0, sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    mean_a += static_cast<double>(a[i]);
    mean_b += static_cast<double>(b[i]);
  }
  mean_a /= static_cast<double>(a.size());
  mean_b /= static_cast<double>(a.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += (static_cast<double>(a[i]) - mean_a) * (static_cast<double>(b[i]) - mean_b);
  return sum;
}

// The classes of the comparison, as weights without numbers.
Weights meaning_of_rows(const Frame& frame) {
  Weights meaning;
  if (frame.comparison().scope() == ComparisonScope::kNewScenes) {
    meaning.output_names = {"not road", "road"};
    meaning.classes = {std::nullopt, SceneClass::kRoad};
  } else {
    meaning.output_names = frame.comparison().labels().names;
    meaning.classes = frame.comparison().labels().classes;
  }
  meaning.made_for = frame.document().source.extractor;
  meaning.is_scored = road_output(meaning).has_value();
  return meaning;
}

std::string row_name(const Frame& frame, ReductionKind kind) {
  return row_label(kind, frame.comparison().shown()->outputs, frame.document().network.cin());
}

const ReductionRow* row_of(const Frame& frame, ReductionKind kind) {
  const Comparison* shown = frame.comparison().shown();
  const ReductionRow* row = shown != nullptr ? shown->row(kind) : nullptr;
  return row != nullptr && row->folded.cin == frame.document().network.cin() ? row : nullptr;
}

}  // namespace

PointwiseLayer turned_mix(const ReductionRow& row, TensorView stack) {
  PointwiseLayer mix = row.mix;
  if (!row.kept.empty() || mix.cout != 2 || row.folded.cout != 2) return mix;
  const Tensor outputs = sums_over_image(stack, mix);
  const Tensor sums = sums_over_image(stack, row.folded);
  std::vector<float> road(sums.plane(0, 1).begin(), sums.plane(0, 1).end());
  for (std::size_t i = 0; i < road.size(); ++i) road[i] -= sums.plane(0, 0)[i];
  for (std::int64_t o = 0; o < 2; ++o) {
    const bool rises = covariance(outputs.plane(0, o), road) >= 0.0;
    if (rises == (o == 1)) continue;
    for (std::int64_t i = 0; i < mix.cin; ++i) mix.w(o, i) = -mix.w(o, i);
  }
  return mix;
}

std::shared_ptr<const Weights> folded_weights(const Frame& frame, ReductionKind kind) {
  const ReductionRow* row = row_of(frame, kind);
  if (row == nullptr) return nullptr;
  Weights weights = meaning_of_rows(frame);
  weights.parameters = row->folded;
  weights.parameters.activation = frame.document().parameters().activation;
  weights.name = row_name(frame, kind);
  return std::make_shared<const Weights>(std::move(weights));
}

std::shared_ptr<const Weights> bare_weights(const Frame& frame, ReductionKind kind) {
  const ReductionRow* row = row_of(frame, kind);
  if (row == nullptr || row->mix.cout == 0) return nullptr;
  Weights weights;
  weights.parameters = turned_mix(*row, frame.document().input->features.maps.view().image(frame.selection().n));
  weights.parameters.activation = Activation::kNone;
  weights.name = row_name(frame, kind) + ", the outputs alone";
  return std::make_shared<const Weights>(std::move(weights));
}

bool is_row_in_use(const Frame& frame, const ReductionRow& row) {
  const PointwiseLayer& now = frame.document().parameters();
  return now.cin == row.folded.cin && now.cout == row.folded.cout && now.weight == row.folded.weight &&
         now.bias == row.folded.bias;
}

const RowPictures::Maps* RowPictures::of(const Frame& frame, const ReductionRow& row) {
  const Document& document = frame.document();
  if (!frame.session().is_summed_in_frame(document) || row.folded.cin != document.network.cin()) return nullptr;
  const Source now{document.input, frame.selection().n, frame.comparison().version()};
  if (source_ != now) {
    source_ = now;
    maps_.clear();
    ++version_;
  }
  if (const auto found = maps_.find(row.kind); found != maps_.end()) return &found->second;
  const TensorView image = document.input->features.maps.view().image(now.n);
  Maps maps;
  if (row.mix.cout > 0) {
    maps.mix = turned_mix(row, image);
    maps.outputs = sums_over_image(image, maps.mix);
  }
  maps.sums = sums_over_image(image, row.folded);
  return &(maps_[row.kind] = std::move(maps));
}

}  // namespace pw
