#include "app/cli/fit_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/cli/fit/fit_options.h"
#include "app/cli/fit/fit_report.h"
#include "app/cli/fit/two_layer_fit.h"
#include "app/cli/options/labelled_input.h"
#include "app/cli/options/messages.h"
#include "app/cli/options/notices.h"
#include "app/cli/options/option_values.h"
#include "app/cli/options/progress_line.h"
#include "app/presentation/number_text.h"
#include "compute/analysis/map_deviations.h"
#include "compute/io/files/ending.h"
#include "compute/labels/label_reduction.h"
#include "compute/labels/label_sample.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/parallel/thread_pool.h"
#include "compute/training/trainer.h"

namespace pw {
namespace {

// A class per position, or kNotLabelled.
struct FitLabels {
  std::vector<std::int32_t> trained, held_out;
};

FitLabels labels_to_fit(const FitOptions& options, const std::vector<std::uint8_t>& classes) {
  const auto sample = options.train_cells ? sample_labels(classes, *options.train_cells, options.seed) : classes;
  FitLabels labels{std::vector(classes.size(), kNotLabelled), std::vector(classes.size(), kNotLabelled)};
  for (std::size_t p = 0; p < classes.size(); ++p) {
    if (classes[p] != kNoClass) (sample[p] != kNoClass ? labels.trained : labels.held_out)[p] = classes[p];
  }
  return labels;
}

struct Fitted {
  PointwiseLayer layer;             // of a single one
  std::optional<TwoLayers> layers;  // of two
  std::vector<std::int64_t> maps_left_out;
};

std::vector<std::int64_t> maps_left_out(const Standardisation& scale) {
  std::vector<std::int64_t> maps;
  for (std::size_t map = 0; map < scale.inverse.size(); ++map) {
    if (scale.leaves_out(static_cast<std::int64_t>(map))) maps.push_back(static_cast<std::int64_t>(map));
  }
  return maps;
}

// As the window trains: the same settings give the same bytes.
Expected<Fitted> train(const FitOptions& options, TensorView in, const std::vector<std::int32_t>& labels,
                       std::int64_t cout, const std::vector<double>& deviations, ThreadPool* pool) {
  ProgressLine progress("training on " + options.input);
  const Standardisation scale = standardise(in, labels, cout, deviations, {});
  if (options.has_two_layers()) {
    auto layers = fit_two_layers(options, in, labels, cout, scale, progress.progress(), pool);
    if (!layers) return Unexpected(layers.error());
    return Fitted{{}, std::move(*layers), maps_left_out(scale)};
  }
  Trainer trainer(in, labels, cout, scale, {}, {options.loss, options.optimiser_settings(), false}, pool);
  TrainingState state = trainer.start(random_start(cout, trainer.scale(), options.seed));
  for (int step = 0; step < options.steps; ++step) {
    if (!std::isfinite(trainer.step(state, pool).loss)) return fit_diverged(options, step);
    progress.progress()->report(static_cast<float>(step) / static_cast<float>(options.steps));
  }
  if (!std::isfinite(trainer.evaluate(state, pool).loss)) return fit_diverged(options, options.steps);
  trainer.update_layer(state);
  return Fitted{std::move(state.layer), std::nullopt, maps_left_out(scale)};
}

Expected<void> write_fitted(const FitOptions& options, const Fitted& fitted) {
  if (fitted.layers) return write_two_layers(options.output, *fitted.layers);
  const PointwiseLayer& layer = fitted.layer;
  const std::array<std::int64_t, 2> shape = {layer.cout, layer.cin};
  const std::array<std::int64_t, 1> count = {layer.cout};
  std::vector<FileToWrite> files = {npy_file(options.output, layer.weight, shape)};
  if (options.bias) files.push_back(npy_file(*options.bias, layer.bias, count));
  return write_files(files);
}

Expected<void> check_fit_outputs(const FitOptions& options) {
  constexpr std::array<std::string_view, 1> kNpy = {".npy"};
  if (options.has_two_layers()) return check_two_layer_output(options);
  if (auto named = check_ending(options.output, kNpy); !named) return named;
  if (!options.bias) return {};
  const auto plain = [](const std::string& path) {
    std::error_code error;
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
  };
  if (plain(*options.bias) == plain(options.output))
    return fail(*options.bias, "is given for both weights and bias; name another file for one of them");
  return check_ending(*options.bias, kNpy);
}

Expected<LabelledInput> read_fit_input(const FitOptions& options) {
  ProgressLine progress("reading " + options.input);
  auto read = read_labelled_input(options.input, options.labels, options.axis_order, progress.progress());
  if (read && read->classes_used < 2) {
    return fail(options.labels,
                "labels only class {}, so there is nothing to tell apart; label positions of another "
                "class too",
                read->highest_class);
  }
  return read;
}

// Their weights are 0, but 0 times what is not finite is not.
void clear_maps(const std::vector<std::int64_t>& maps, Tensor& stack) {
  for (std::int64_t n = 0; n < stack.shape().n; ++n) {
    for (const std::int64_t map : maps) std::ranges::fill(stack.plane(n, map), 0.0F);
  }
}

FitReport report_of(const FitOptions& options, TensorView in, const Fitted& fitted, const FitLabels& labels,
                    ThreadPool* pool) {
  const Tensor sums = fitted.layers ? two_layer_sums(in, *fitted.layers, pool) : pointwise_sums(in, fitted.layer, pool);
  FitReport report{options.seed,
                   options.steps,
                   options.optimiser_settings(),
                   score_labels(options.loss, sums, labels.trained, pool),
                   score_labels(options.loss, sums, labels.held_out, pool),
                   std::nullopt};
  if (fitted.layers) report.between = HiddenMaps{fitted.layers->hidden.cout, fitted.layers->hidden.activation};
  return report;
}

std::string filters_text(const Fitted& fitted) {
  if (!fitted.layers)
    return fmt::format("{} of {}", counted(fitted.layer.cout, "filter"), counted(fitted.layer.cin, "weight"));
  const PointwiseLayer& hidden = fitted.layers->hidden;
  return fmt::format("{} → {} → {} ({} between)", counted(hidden.cin, "map"), hidden.cout, fitted.layers->output.cout,
                     hidden.activation == Activation::kRelu ? "ReLU" : "nothing");
}

void show_notices(const FitOptions& options, const LabelledInput& read, const PlaneStatistics& statistics,
                  const Fitted& fitted, const FitReport& report) {
  Notices notices;
  for (const std::string& notice : {read.input.notice, read.notice}) {
    if (!notice.empty()) notices.add(notice);
  }
  notices.count_nonfinite(options.input, statistics);
  if (!fitted.maps_left_out.empty()) {
    notices.add(fmt::format("{}: {} of {} maps are constant, or not finite at a label: their weights are 0",
                            options.input, fitted.maps_left_out.size(), read.input.stack.shape().c));
  }
  std::string scores =
      fmt::format("{} trained on: {}", counted(report.trained.positions, "label"), scores_text(report.trained));
  if (report.held_out.positions > 0)
    scores += fmt::format("; {} held out: {}", count_text(report.held_out.positions), scores_text(report.held_out));
  notices.add(
      fmt::format("{}: {} after {}; {}", options.output, filters_text(fitted), counted(options.steps, "step"), scores));
  if (!options.bias && !fitted.layers) notices.add("the bias is not saved; pass --bias B.npy to save it");
  notices.show_all();
}

Expected<int> run_fit(const FitOptions& options) {
  if (auto named = check_fit_outputs(options); !named) return Unexpected(named.error());
  auto read = read_fit_input(options);
  if (!read) return Unexpected(read.error());
  const TensorView in = read->input.stack;
  ThreadPool pool(options.threads);
  const auto statistics = stack_statistics(in, &pool);
  const FitLabels labels = labels_to_fit(options, read->classes);
  const std::int64_t cout = std::max<std::int64_t>(read->highest_class + 1, 2);
  const auto fitted = train(options, in, labels.trained, cout, map_deviations(statistics, in.shape.c), &pool);
  if (!fitted) return Unexpected(fitted.error());
  clear_maps(fitted->maps_left_out, read->input.stack);
  const FitReport report = report_of(options, in, *fitted, labels, &pool);
  if (auto written = write_fitted(options, *fitted); !written) return Unexpected(written.error());
  if (auto printed = print(options.json ? fit_json(report) : ""); !printed) return Unexpected(printed.error());
  show_notices(options, *read, combine(statistics), *fitted, report);
  return 0;
}

}  // namespace

Subcommand add_fit_command(const ProgramParser& program) {
  const OptionParser parser = program.add_subcommand("fit", "Train a 1x1 convolution on maps and labels");
  const auto options = std::make_shared<FitOptions>();
  add_fit_options(parser, *options);
  return {parser, [options] { return run_fit(*options); }};
}

}  // namespace pw
