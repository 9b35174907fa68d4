#include "app/panels/compare/row_pictures.h"

#include "app/comparison/comparison.h"
#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

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

std::shared_ptr<const Weights> folded_weights(const Frame& frame, ReductionKind kind) {
  const ReductionRow* row = row_of(frame, kind);
  if (row == nullptr) return nullptr;
  Weights weights = meaning_of_rows(frame);
  weights.parameters = row->folded;
  // Fitted with the softmax: outputs on their own would be read by another rule.
  const bool has_softmax = frame.document().parameters().activation == Activation::kSoftmax;
  weights.parameters.activation = has_softmax ? Activation::kSoftmax : Activation::kNone;
  weights.name = row_name(frame, kind);
  return std::make_shared<const Weights>(std::move(weights));
}

std::shared_ptr<const Weights> bare_weights(const Frame& frame, ReductionKind kind) {
  const ReductionRow* row = row_of(frame, kind);
  if (row == nullptr || row->mix.cout == 0) return nullptr;
  Weights weights;
  weights.parameters = row->mix;
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
  const Source now{document.input, frame.selection().n};
  if (source_ != now) {
    source_ = now;
    maps_.clear();
  }
  const auto same = [](const PointwiseLayer& a, const PointwiseLayer& b) {
    return a.weight == b.weight && a.bias == b.bias;
  };
  if (const auto found = maps_.find(row.kind);
      found != maps_.end() && same(found->second.mix, row.mix) && same(found->second.folded, row.folded))
    return &found->second;
  const TensorView image = document.input->features.maps.view().image(now.n);
  Maps& maps = maps_[row.kind];
  maps = {row.mix, row.folded, {}, pointwise_sums(image, row.folded), ++version_};
  if (row.mix.cout > 0) maps.outputs = pointwise_sums(image, row.mix);
  return &maps;
}

}  // namespace pw
