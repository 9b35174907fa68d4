#include "app/cli/compare_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/cli/options/labelled_input.h"
#include "app/cli/options/messages.h"
#include "app/cli/options/notices.h"
#include "app/cli/options/option_values.h"
#include "app/cli/options/progress_line.h"
#include "app/comparison/comparison_file.h"
#include "app/comparison/comparison_json.h"
#include "app/comparison/comparison_table.h"
#include "app/comparison/scene_comparison.h"
#include "app/import/make_input.h"
#include "app/platform/assets.h"
#include "compute/io/files/ending.h"
#include "compute/io/models/layer_file.h"
#include "compute/labels/label_reduction.h"
#include "compute/labels/label_sample.h"
#include "compute/parallel/thread_pool.h"
#include "compute/reduction/reduction_source.h"
#include "compute/reduction/reduction_table.h"

namespace pw {
namespace {

constexpr int kCompareBadUsage = 2;
constexpr std::int64_t kLearnedMaps = 256;

struct CompareOptions {
  std::optional<std::string> input;
  std::optional<std::string> labels;
  std::optional<AxisOrder> axis_order;
  int train_cells = 80;
  int scenes = 0;
  ExtractorKind extractor = ExtractorKind::kLearned;
  int outputs = 2;
  std::optional<std::string> weights;
  std::uint64_t seed = 1;
  bool json = false;
  std::optional<std::string> output;
  int threads = default_threads();
};

std::string usage_problem(const CompareOptions& options) {
  const bool has_stack = options.input || options.labels;
  if (options.scenes > 0 && has_stack) return "--scenes makes its own maps and labels: leave --input and --labels out";
  if (options.scenes > 0) return "";
  if (!options.input) return "compare needs --input and --labels, or --scenes";
  return options.labels ? "" : "compare needs --labels with --input";
}

// What the rows and the curves are computed from. `stack` is what one stack's data borrow.
struct ComparedData {
  std::vector<std::shared_ptr<const ReductionData>> curves;
  std::shared_ptr<const ReductionData> rows;
  std::int64_t maps = 0;
  std::shared_ptr<LabelledInput> stack;
  Notices notices;
};

Expected<std::optional<PointwiseLayer>> current_layer(const CompareOptions& options, std::int64_t maps) {
  if (!options.weights) return std::optional<PointwiseLayer>();
  auto layer = read_layer(*options.weights, std::nullopt, maps);
  if (!layer) return Unexpected(layer.error());
  return std::optional(std::move(*layer));
}

Expected<void> check_maps(const std::string& subject, std::int64_t maps, int outputs) {
  if (maps >= outputs) return {};
  return fail(subject, "has {} map{}: to reduce to {} outputs there must be at least as many; pass a smaller --to",
              maps, maps == 1 ? "" : "s", outputs);
}

// Maps with a value that is not finite are left out of every fit; 0 times it would still be NaN.
void clear_nonfinite_maps(const std::string& path, Tensor& stack, Notices& notices) {
  const auto statistics = stack_statistics(stack);
  const Shape& shape = stack.shape();
  std::int64_t cleared = 0;
  for (std::int64_t c = 0; c < shape.c; ++c) {
    const auto is_broken = [&](std::int64_t n) {
      return statistics[static_cast<std::size_t>(n * shape.c + c)].finite < shape.pixels();
    };
    bool is_any = false;
    for (std::int64_t n = 0; n < shape.n; ++n) is_any = is_any || is_broken(n);
    for (std::int64_t n = 0; is_any && n < shape.n; ++n) std::ranges::fill(stack.plane(n, c), 0.0F);
    cleared += is_any ? 1 : 0;
  }
  notices.count_nonfinite(path, combine(statistics));
  if (cleared > 0) {
    notices.add(fmt::format("{}: {} of {} maps are not finite everywhere and are left out", path, cleared, shape.c));
  }
}

// An equal share of the cells for each class that is labelled.
Expected<void> draw_cells(const CompareOptions& options, ComparedData& data) {
  const LabelledInput& read = *data.stack;
  const std::int64_t share = options.train_cells / read.classes_used;
  if (share < 1)
    return fail(*options.labels, "labels {} classes: pass --train-cells {} or more", read.classes_used,
                read.classes_used);
  const auto fitted = sample_labels(read.classes, share, options.seed);
  std::vector<std::uint8_t> scored = read.classes;
  for (std::size_t p = 0; p < scored.size(); ++p) {
    if (fitted[p] != kNoClass) scored[p] = kNoClass;
  }
  if (std::ranges::all_of(scored, [](std::uint8_t kind) { return kind == kNoClass; }))
    return fail(*options.labels, "leaves no labelled position to score; pass a smaller --train-cells than {}",
                options.train_cells);
  auto made = data_of_stack(read.input.stack, fitted, scored, std::max<std::int64_t>(read.highest_class + 1, 2));
  if (!made) return fail(*options.labels, "{}", made.error().message());
  data.rows = std::move(*made);
  data.curves = {data.rows};
  return {};
}

Expected<ComparedData> data_of_input(const CompareOptions& options) {
  ComparedData data;
  {
    ProgressLine progress("reading " + *options.input);
    auto read = read_labelled_input(*options.input, *options.labels, options.axis_order, progress.progress());
    if (!read) return Unexpected(read.error());
    data.stack = std::make_shared<LabelledInput>(std::move(*read));
  }
  if (data.stack->classes_used < 2)
    return fail(*options.labels,
                "labels only class {}, so there is nothing to tell apart; label positions of another class too",
                data.stack->highest_class);
  data.maps = data.stack->input.stack.shape().c;
  if (auto enough = check_maps(*options.input, data.maps, options.outputs); !enough) return Unexpected(enough.error());
  for (const std::string& notice : {data.stack->input.notice, data.stack->notice}) {
    if (!notice.empty()) data.notices.add(notice);
  }
  clear_nonfinite_maps(*options.input, data.stack->input.stack, data.notices);
  if (auto drawn = draw_cells(options, data); !drawn) return Unexpected(drawn.error());
  return data;
}

Expected<ComparedData> data_of_scenes(const CompareOptions& options) {
  ProgressLine progress("making scenes");
  ThreadPool pool(options.threads);
  const MakeScene make = input_maker(std::make_shared<FeatureExtractor>(assets_folder()), file_formats());
  auto made = make_scene_comparison(compared_seeds(options.scenes, std::nullopt), options.extractor, make,
                                    *progress.progress(), pool);
  if (!made) return Unexpected(made.error());
  ComparedData data;
  data.maps = options.extractor == ExtractorKind::kPixels ? 3 : kLearnedMaps;
  if (auto enough = check_maps("--scenes", data.maps, options.outputs); !enough) return Unexpected(enough.error());
  data.rows = made->road;
  data.curves = {made->road, made->classes};
  data.notices.add(
      fmt::format("nine classes are fitted on every {}th position, which keeps the curves in time", kNineClassStride));
  return data;
}

Comparison compare(const CompareOptions& options, const ComparedData& data,
                   const std::optional<PointwiseLayer>& current) {
  Comparison comparison{options.outputs, options.scenes, options.seed, {}, {}};
  ReductionTable table(data.rows, options.outputs, options.seed, current);
  const auto kinds = table.kinds();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    ProgressLine progress(
        fmt::format("row {} of {}, {}", i + 1, kinds.size(), row_label(kinds[i], options.outputs, data.maps)));
    comparison.rows.push_back(table.row(kinds[i], progress.progress()));
  }
  if (!options.json && !options.output) return comparison;
  for (std::size_t i = 0; i < data.curves.size(); ++i) {
    ProgressLine progress(fmt::format("curves, {} of {}", i + 1, data.curves.size()));
    for (auto& curve : reduction_curves(*data.curves[i], options.seed, progress.progress()))
      comparison.curves.push_back(std::move(curve));
  }
  return comparison;
}

Expected<int> run_compare(const CompareOptions& options) {
  if (const std::string problem = usage_problem(options); !problem.empty()) {
    show_message(problem + " (see pointwise compare --help)");
    return kCompareBadUsage;
  }
  constexpr std::array<std::string_view, 1> kJson = {".json"};
  if (options.output) {
    if (auto named = check_ending(*options.output, kJson); !named) return Unexpected(named.error());
  }
  auto data = options.scenes > 0 ? data_of_scenes(options) : data_of_input(options);
  if (!data) return Unexpected(data.error());
  const auto current = current_layer(options, data->maps);
  if (!current) return Unexpected(current.error());
  const Comparison comparison = compare(options, *data, *current);
  if (options.output) {
    if (auto written = write_comparison(*options.output, comparison); !written) return Unexpected(written.error());
  }
  const std::string text = options.json ? json_text(to_json(comparison)) : comparison_table(comparison, data->maps);
  if (auto printed = print(text); !printed) return Unexpected(printed.error());
  data->notices.show_all();
  return 0;
}

void add_compared_options(const OptionParser& parser, CompareOptions& options) {
  constexpr int kMostScenes = 240, kMostCells = 1'000'000'000;
  parser.add({.names = "--input,-i",
              .type = "X",
              .help = "A stack of rank 3 or 4, .npy or FILE.safetensors:NAME, or an image (3 maps: R, G, B in 0…1)"},
             into(options.input));
  parser.add({.names = "--labels,-l",
              .type = "L",
              .help = "Classes from 0 as whole numbers, (H,W) or (N,H,W), 255 or -1 where there is none; or a grey "
                      "image, brighter than 127 = class 1, else 0. Larger ones are reduced by majority"},
             into(options.labels));
  add_axis_order_option(parser, options.axis_order);
  parser.add({.names = "--train-cells",
              .type = "N",
              .help = "Fit on N labelled positions, an equal share of each class, drawn at random; the others are "
                      "scored by IoU (positions)",
              .default_text = std::to_string(options.train_cells)},
             whole_number_into(options.train_cells, 2, kMostCells));
  parser.add({.names = "--scenes",
              .type = "N",
              .help = "Instead of --input and --labels: fit on N generated scenes with seeds below 1000000 and score "
                      "on N others above, by IoU (pixels) of road, the mean of the scenes; usually 24"},
             whole_number_into(options.scenes, 1, kMostScenes));
  add_extractor_option(parser, options.extractor);
}

void add_output_options(const OptionParser& parser, CompareOptions& options) {
  constexpr int kMostOutputs = 64;
  parser.add({.names = "--to",
              .type = "F",
              .help = "Outputs to reduce the maps to",
              .default_text = std::to_string(options.outputs)},
             whole_number_into(options.outputs, 1, kMostOutputs));
  parser.add({.names = "--weights,-w", .type = "W.npy", .help = "Weights to compare as another row, with a read-out"},
             into(options.weights));
  parser.add({.names = "--seed",
              .type = "N",
              .help = "Of the positions, maps and mixes drawn at random",
              .default_text = std::to_string(options.seed)},
             seed_into(options.seed));
  parser.add_flag("--json", options.json,
                  "Print rows and curves as JSON instead of a table of the rows; curves take longer");
  parser.add({.names = "--output,-o",
              .type = "TABLE.json",
              .help = "Write rows and curves with each row's matrices, as the program reads them back"},
             into(options.output));
}

}  // namespace

Subcommand add_compare_command(const ProgramParser& program) {
  const OptionParser parser = program.add_subcommand(
      "compare", "Reduce maps to a few outputs by mixing and by dropping, and score what is left");
  const auto options = std::make_shared<CompareOptions>();
  add_compared_options(parser, *options);
  add_output_options(parser, *options);
  add_threads_option(parser, options->threads);
  return {parser, [options] { return run_compare(*options); }};
}

}  // namespace pw
