#include "app/import/open.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <utility>

#include "app/import/make_input.h"
#include "app/import/presets.h"
#include "app/import/weights_file.h"
#include "compute/io/array_archive.h"
#include "compute/io/array_file.h"
#include "compute/io/file_hash.h"
#include "compute/io/recognise.h"

namespace pw {
namespace {

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

const char* axes_text(Layout layout) {
  return layout == Layout::kNhwc ? "NHWC" : "NCHW";
}

std::string stack_message(const Source& source, const Input& input) {
  const Shape& shape = input.stack->shape();
  if (source.layout()) {
    const std::string text = fmt::format("{}: {} maps of {} × {}, read as {}", file_name(source.file()->path), shape.c,
                                         shape.h, shape.w, axes_text(*source.layout()));
    const std::int64_t not_finite = shape.count() - combine(input.stack->statistics).finite;
    return not_finite == 0 ? text : fmt::format("{}, {} values are not finite", text, not_finite);
  }
  return fmt::format("{}: {} × {} pixels → {} maps of {} × {}", file_name(source_text(source)), input.picture->height,
                     input.picture->width, shape.c, shape.h, shape.w);
}

Expected<Source> source_of_file(const std::string& path, std::optional<Layout> layout, const OpenContext& context,
                                Progress& progress) {
  auto hash = file_hash(split_array_path(path).file, &progress);
  if (!hash) return Unexpected(hash.error());
  Source source;
  source.from = FileSource{path, std::move(*hash), layout};
  if (!layout) {
    source.extractor = context.extractor;
    source.photo_size = context.photo_size;
  }
  return source;
}

OpenResult opened(Expected<Opened> result) {
  if (!result) return Unexpected(result.error());
  return std::move(*result);
}

Expected<Opened> open_path(const std::string& path, Layout layout, const OpenContext& context, Progress& progress,
                           ThreadPool& pool) {
  auto source = source_of_file(path, layout, context, progress);
  if (!source) return Unexpected(source.error());
  return open_source(std::move(*source), {}, context, progress, pool);
}

Expected<Opened> open_image(const std::string& path, const OpenContext& context, Progress& progress, ThreadPool& pool) {
  auto source = source_of_file(path, std::nullopt, context, progress);
  if (!source) return Unexpected(source.error());
  const auto read = read_picture(*source);
  if (!read) return Unexpected(read.error());
  auto result = open_source(std::move(*source), {read->picture, nullptr, nullptr}, context, progress, pool);
  const bool is_smaller = read->width != read->picture->width || read->height != read->picture->height;
  if (result && is_smaller) result->message += fmt::format(" (the photo has {} × {})", read->height, read->width);
  return result;
}

Expected<Opened> open_stack(const std::string& path, std::optional<Layout> layout, const OpenContext& context,
                            Progress& progress, ThreadPool& pool) {
  const auto header = read_array_header(path);
  if (!header) return Unexpected(header.error());
  return open_path(path, layout.value_or(likely_layout(*header)), context, progress, pool);
}

// Weights that fit the stack only with its axes the other way round turn it.
Expected<Opened> open_weights(const std::string& path, const OpenContext& context, Progress& progress,
                              ThreadPool& pool) {
  auto read = read_weights_file(path, context.cin, context.activation);
  if (read) return Opened{SetWeights{read->weights}, read->message};
  const auto other = layout_for_weights(context.source, path);
  if (!other) return Unexpected(read.error());
  auto turned = open_path(context.source.file()->path, other->layout, context, progress, pool);
  if (!turned) return turned;
  read = read_weights_file(path, other->cin, context.activation);
  if (!read) return Unexpected(read.error());
  auto& set = std::get<SetInput>(turned->action);
  set.weights = read->weights;
  set.replaces_weights = true;
  turned->message = fmt::format("{}; the stack was read as {} to fit", read->message, axes_text(other->layout));
  return turned;
}

std::string entry_about(const ArchiveEntry& entry) {
  return fmt::format("{} {}", entry.type, shape_text(entry.shape));
}

// Whether the path names a file of named arrays as a whole.
bool is_archive(const std::string& path) {
  const ArrayPath parts = split_array_path(path);
  if (!parts.name.empty()) return false;
  const auto file = InputFile::open(parts.file);
  std::array<std::byte, 9> start{};
  if (!file || file->size() < static_cast<std::int64_t>(start.size()) || !file->read_at(0, start)) return false;
  return looks_like_safetensors(start, file->size());
}

// The arrays of a file that is named without saying which; none where it holds only one.
Expected<std::optional<ArrayChoice>> choice_of(const std::string& path) {
  if (!is_archive(path)) return std::nullopt;
  const auto archive = ArrayArchive::open(path);
  if (!archive) return Unexpected(archive.error());
  if (archive->entries().size() < 2) return std::nullopt;
  ArrayChoice choice{path, {}};
  for (const ArchiveEntry& entry : archive->entries()) {
    choice.entries.push_back(
        {entry.name, entry_about(entry), entry.readable ? fmt::format("{}:{}", path, entry.name) : ""});
  }
  return choice;
}

}  // namespace

OpenContext context_of(const Document& document, std::string assets_folder,
                       std::shared_ptr<FeatureExtractor> features) {
  OpenContext context;
  context.cin = document.network.cin();
  context.source = document.source;
  context.activation = document.parameters().activation;
  context.assets_folder = std::move(assets_folder);
  context.features = std::move(features);
  return context;
}

Expected<Opened> open_source(Source source, Input input, const OpenContext& context, Progress& progress,
                             ThreadPool& pool) {
  auto made = input.picture != nullptr ? make_input(std::move(input), source, *context.features, &pool, &progress)
                                       : make_input(source, *context.features, &pool, &progress);
  if (!made) return Unexpected(made.error());
  std::string message = stack_message(source, *made);
  auto weights = default_weights(*made->stack, source, context.assets_folder);
  return Opened{SetInput{std::move(*made), std::move(source), std::move(weights), false}, std::move(message)};
}

OpenResult open_file(const std::string& path, std::optional<Layout> layout, const OpenContext& context,
                     Progress& progress, ThreadPool& pool) {
  auto choice = choice_of(path);
  if (!choice) return Unexpected(choice.error());
  if (*choice) return std::move(**choice);
  const auto kind = recognise(path, context.cin);
  if (!kind) return Unexpected(kind.error());
  switch (*kind) {
    case FileKind::kImage:
      return opened(open_image(path, context, progress, pool));
    case FileKind::kStack:
      return opened(open_stack(path, layout, context, progress, pool));
    case FileKind::kWeights:
      return opened(open_weights(path, context, progress, pool));
    case FileKind::kLabels:
      break;
  }
  return fail(path, "holds whole numbers in two axes, which are labels; the window opens images, stacks and weights");
}

std::string refusal_text(const Document& document, const Action& action) {
  if (const auto* set = std::get_if<SetWeights>(&action)) {
    return fmt::format("{}: has weights for {} maps, but the stack now has {}; open a stack that fits them first",
                       set->weights->name, set->weights->parameters.cin, document.network.cin());
  }
  return "What was loaded does not fit the stack that is open now";
}

}  // namespace pw
