#include "app/document_json/document_json.h"

#include <algorithm>

#include "app/document_json/json_object.h"
#include "app/document_json/labels_json.h"
#include "app/document_json/locks_json.h"
#include "app/document_json/names.h"
#include "app/document_json/network_json.h"

namespace pw {
namespace {

// The parts that can be read independently of one another.
constexpr auto kDocumentFields = [](auto& object, auto& document) {
  object.required("source", document.source);
  object.required("network", document.network);
  object.field("pair", document.pair);
  object.field("mask", document.mask);
  object.field("labels", document.labels);
  object.field("pokes", document.pokes);
  object.field("decoder", document.decoder);
  object.field("training", document.training);
};

constexpr auto kTrainingFields = [](auto& object, auto& training) {
  object.field("target", training.target);
  object.field("optimiser", training.optimiser);
  object.field("loss", training.loss);
  object.field("rate", training.rate);
  object.field("decay", training.decay);
  object.field("seed", training.seed);
  object.field("trains_gains", training.trains_gains);
  object.field("standardises", training.standardises);
  object.field("starts_from_shown", training.starts_from_shown);
};

constexpr auto kMaskFields = [](auto& object, auto& mask) {
  object.field("muted", mask.muted);
  object.field("solo", mask.solo);
};

constexpr auto kPokeFields = [](auto& object, auto& poke) {
  object.required("n", poke.n);
  object.required("map", poke.map);
  object.required("x", poke.at.x);
  object.required("y", poke.at.y);
  object.required("value", poke.value);
};

// In the order of Source::from.
enum class SourceKind { kBuiltIn, kScene, kFile };

std::span<const EnumName<SourceKind>> names_of(SourceKind) {
  static constexpr EnumName<SourceKind> kNames[] = {
      {SourceKind::kBuiltIn, "built_in"}, {SourceKind::kScene, "scene"}, {SourceKind::kFile, "file"}};
  static_assert(std::size(kNames) == std::variant_size_v<decltype(Source::from)>);
  return kNames;
}

constexpr auto kSceneFields = [](auto& object, auto& scene) {
  object.required("seed", scene.seed);
  object.field("weather", scene.weather);
};

constexpr auto kFileFields = [](auto& object, auto& file) {
  object.required("path", file.path);
  object.field("hash", file.hash);
  object.field("layout", file.axis_order);
};

constexpr auto kPictureFields = [](auto& object, auto& source) {
  object.field("extractor", source.extractor);
  object.field("photo_size", source.photo_size);
};

void read_file(ObjectReader& object, FileSource& file, JsonProblem& problem) {
  kFileFields(object, file);
  // The system would cut a path at a zero byte.
  const bool is_path = !file.path.empty() && file.path.find('\0') == std::string::npos;
  if (const OrderedJson* path = object.find("path"); path != nullptr && !is_path)
    problem.report(*path, "must be a path");
}

// [n, c, h, w]
void read_shape(const OrderedJson& json, Shape& shape, JsonProblem& problem) {
  std::vector<std::int64_t> axes;
  read(json, axes, problem);
  if (problem.found()) return;
  if (axes.size() != 4 || std::ranges::find(axes, 0) != axes.end())
    return problem.report(json, "must be four sizes of at least 1: images, maps, rows and columns");
  shape = {axes[0], axes[1], axes[2], axes[3]};
  std::int64_t bytes = sizeof(float);
  for (const std::int64_t axis : axes) {
    if (__builtin_mul_overflow(bytes, axis, &bytes)) return problem.report(json, "is too large");
  }
}

void check_maps(const OrderedJson& json, const std::vector<std::int64_t>& maps, JsonProblem& problem) {
  if (std::ranges::adjacent_find(maps, std::greater_equal()) != maps.end())
    problem.report(json, "must be sorted without duplicates");
}

void check_mask(const OrderedJson& json, const Document& document, JsonProblem& problem) {
  for (const char* key : {"muted", "solo"}) {
    if (!json.contains(key)) continue;
    for (const OrderedJson& map : json[key]) {
      if (map.get<std::int64_t>() >= document.network.cin())
        problem.report(map, fmt::format("is no map: there are {}", document.network.cin()));
    }
  }
}

void check_pokes(const OrderedJson& json, const ThinDocument& thin, JsonProblem& problem) {
  if (thin.document.pokes.size() > kMostPokes)
    return problem.report(json, fmt::format("has more than {} values", kMostPokes));
  for (std::size_t i = 0; i < thin.document.pokes.size(); ++i) {
    const Poke& poke = thin.document.pokes[i];
    if (poke.map >= thin.document.network.cin())
      problem.report(json[i], fmt::format("is in map {}, but there are {}", poke.map, thin.document.network.cin()));
    if (thin.input && (poke.n >= thin.input->n || poke.at.x >= thin.input->w || poke.at.y >= thin.input->h))
      problem.report(json[i], "is outside the maps");
  }
}

void check_layers(const OrderedJson& json, const Document& document, JsonProblem& problem) {
  if (document.network.depth() != 1) problem.report(json["network"], "must have one layer");
  const std::int64_t cin = document.network.cin();
  if (document.pair && document.pair->input == PairInput::kStack && document.pair->network.cin() != cin)
    problem.report(json["pair"]["network"],
                   fmt::format("takes {} maps, but the stack has {}", document.pair->network.cin(), cin));
}

// Checks between the parts, all of which have been read.
void check(const OrderedJson& json, const ThinDocument& thin, JsonProblem& problem) {
  const Document& document = thin.document;
  check_layers(json, document, problem);
  if (thin.input && thin.input->c != document.network.cin())
    problem.report(json["input"],
                   fmt::format("has {} maps, but the network takes {}", thin.input->c, document.network.cin()));
  if (json.contains("mask")) check_mask(json["mask"], document, problem);
  if (json.contains("pokes")) check_pokes(json["pokes"], thin, problem);
  if (document.labels && thin.input && !document.labels->fits(*thin.input))
    problem.report(json["labels"]["size"], fmt::format("must be {} images, {} rows and {} columns as in the input",
                                                       thin.input->n, thin.input->h, thin.input->w));
}

}  // namespace

ThinDocument thin(const Document& document) {
  ThinDocument thin{document, std::nullopt};
  if (!document.is_thin()) thin.input = document.shape();
  thin.document.picture.reset();
  thin.document.ground_truth.reset();
  thin.document.input.reset();
  return thin;
}

OrderedJson to_json(const Document& document) {
  return to_json(thin(document));
}

OrderedJson to_json(const ThinDocument& thin) {
  ObjectWriter writer;
  if (const auto& input = thin.input) writer.field("input", std::vector{input->n, input->c, input->h, input->w});
  kDocumentFields(writer, thin.document);
  OrderedJson json = writer.take();
  if (OrderedJson locks = locks_json(thin.document); !locks.is_null()) json["locks"] = std::move(locks);
  return json;
}

void read(const OrderedJson& json, ThinDocument& thin, JsonProblem& problem) {
  ObjectReader object(json, problem);
  if (const OrderedJson* input = object.find("input")) read_shape(*input, thin.input.emplace(), problem);
  kDocumentFields(object, thin.document);
  const OrderedJson* locks = object.find("locks");
  object.finish();
  // Checks between parts.
  if (!problem.found()) check(json, thin, problem);
  if (locks != nullptr && !problem.found()) read_locks(*locks, thin.document, problem);
}

OrderedJson to_json(const Source& source) {
  ObjectWriter object;
  object.required("from", static_cast<SourceKind>(source.from.index()));
  if (const SceneSource* scene = source.scene()) kSceneFields(object, *scene);
  if (const FileSource* file = source.file()) kFileFields(object, *file);
  kPictureFields(object, source);
  return object.take();
}

void read(const OrderedJson& json, Source& source, JsonProblem& problem) {
  SourceKind kind = SourceKind::kBuiltIn;
  ObjectReader object(json, problem);
  object.required("from", kind);
  switch (kind) {
    case SourceKind::kBuiltIn:
      source.from = BuiltInSource();
      break;
    case SourceKind::kScene:
      kSceneFields(object, source.from.emplace<SceneSource>());
      break;
    case SourceKind::kFile:
      read_file(object, source.from.emplace<FileSource>(), problem);
      break;
  }
  kPictureFields(object, source);
  object.finish();
}

OrderedJson to_json(const TrainingSettings& training) {
  return write_object(training, kTrainingFields);
}

void read(const OrderedJson& json, TrainingSettings& training, JsonProblem& problem) {
  read_object(json, training, problem, kTrainingFields);
  if (training.rate < 0.0) problem.report(json["rate"], "must not be negative");
  if (training.decay < 0.0) problem.report(json["decay"], "must not be negative");
}

OrderedJson to_json(const Mask& mask) {
  return write_object(mask, kMaskFields);
}

void read(const OrderedJson& json, Mask& mask, JsonProblem& problem) {
  read_object(json, mask, problem, kMaskFields);
  if (problem.found()) return;
  if (!mask.muted.empty()) check_maps(json["muted"], mask.muted, problem);
  if (!mask.solo.empty()) check_maps(json["solo"], mask.solo, problem);
}

OrderedJson to_json(const Poke& poke) {
  return write_object(poke, kPokeFields);
}

void read(const OrderedJson& json, Poke& poke, JsonProblem& problem) {
  read_object(json, poke, problem, kPokeFields);
}

}  // namespace pw
