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

#include "app/cli/fit_report.h"
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

constexpr float kAdamRate = 0.01F;
constexpr float kOtherRate = 3e-4F;  // the window's

struct FitOptions {
  std::string input;
  std::string labels;
  std::optional<AxisOrder> axis_order;
  std::string output;
  std::optional<std::string> bias;
  int steps = 400;
  std::uint64_t seed = 1;
  Optimiser optimiser = Optimiser::kAdam;
  std::optional<float> rate;
  float decay = 0.0F;
  Loss loss = Loss::kSoftmaxCrossEntropy;
  std::optional<int> train_cells;
  int threads = default_threads();
  bool json = false;

  OptimiserSettings optimiser_settings() const {
    return {optimiser, rate.value_or(optimiser == Optimiser::kAdam ? kAdamRate : kOtherRate), decay};
  }
};

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
  PointwiseLayer layer;
  std::vector<std::int64_t> maps_left_out;
};

// As the window trains: the same settings give the same bytes.
Expected<Fitted> train(const FitOptions& options, TensorView in, const std::vector<std::int32_t>& labels,
                       std::int64_t cout, const std::vector<double>& deviations, ThreadPool* pool) {
  ProgressLine progress("training on " + options.input);
  Trainer trainer(in, labels, cout, standardise(in, labels, cout, deviations, {}), {},
                  {options.loss, options.optimiser_settings(), false}, pool);
  TrainingState state = trainer.start(random_start(cout, trainer.scale(), options.seed));
  const auto diverged = [&](std::int64_t step) {
    return fail(options.input,
                "diverges in training: at step {} the loss is no longer a finite number; pass a smaller "
                "--rate than {}",
                step, options.optimiser_settings().rate);
  };
  for (int step = 0; step < options.steps; ++step) {
    if (!std::isfinite(trainer.step(state, pool).loss)) return diverged(step);
    progress.progress()->report(static_cast<float>(step) / static_cast<float>(options.steps));
  }
  if (!std::isfinite(trainer.evaluate(state, pool).loss)) return diverged(options.steps);
  trainer.update_layer(state);
  Fitted fitted{std::move(state.layer), {}};
  for (std::int64_t map = 0; map < in.shape.c; ++map) {
    if (trainer.scale().leaves_out(map)) fitted.maps_left_out.push_back(map);
  }
  return fitted;
}

Expected<void> write_layer(const FitOptions& options, const PointwiseLayer& layer) {
  const std::array<std::int64_t, 2> shape = {layer.cout, layer.cin};
  const std::array<std::int64_t, 1> count = {layer.cout};
  std::vector<FileToWrite> files = {npy_file(options.output, layer.weight, shape)};
  if (options.bias) files.push_back(npy_file(*options.bias, layer.bias, count));
  return write_files(files);
}

Expected<void> check_fit_outputs(const FitOptions& options) {
  constexpr std::array<std::string_view, 1> kNpy = {".npy"};
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

FitReport report_of(const FitOptions& options, TensorView in, const PointwiseLayer& layer, const FitLabels& labels,
                    ThreadPool* pool) {
  Tensor sums({in.shape.n, layer.cout, in.shape.h, in.shape.w});
  pointwise_linear(in, layer, sums.view(), pool);
  return {options.seed, options.steps, options.optimiser_settings(),
          score_labels(options.loss, sums, labels.trained, pool),
          score_labels(options.loss, sums, labels.held_out, pool)};
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
                            options.input, fitted.maps_left_out.size(), fitted.layer.cin));
  }
  std::string scores =
      fmt::format("{} trained on: {}", counted(report.trained.positions, "label"), scores_text(report.trained));
  if (report.held_out.positions > 0)
    scores += fmt::format("; {} held out: {}", count_text(report.held_out.positions), scores_text(report.held_out));
  notices.add(fmt::format("{}: {} filters of {} after {}; {}", options.output, fitted.layer.cout,
                          counted(fitted.layer.cin, "weight"), counted(options.steps, "step"), scores));
  if (!options.bias) notices.add("the bias is not saved; pass --bias B.npy to save it");
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
  const FitReport report = report_of(options, in, fitted->layer, labels, &pool);
  if (auto written = write_layer(options, fitted->layer); !written) return Unexpected(written.error());
  if (auto printed = print(options.json ? fit_json(report) : ""); !printed) return Unexpected(printed.error());
  show_notices(options, *read, combine(statistics), *fitted, report);
  return 0;
}

// Of an option that may be missing.
template <class Number>
ParseValue optional_into(std::optional<Number>& target, Number smallest, Number largest) {
  return [&target, smallest, largest](const std::string& given) {
    Number number{};
    std::string problem;
    if constexpr (std::is_floating_point_v<Number>) {
      problem = number_into(number, smallest, largest)(given);
    } else {
      problem = whole_number_into(number, smallest, largest)(given);
    }
    if (problem.empty()) target = number;
    return problem;
  };
}

void add_file_options(const OptionParser& parser, FitOptions& options) {
  parser.add({.names = "--input,-i",
              .type = "X",
              .help = "A stack of rank 3 or 4, .npy or FILE.safetensors:NAME, or an image (3 maps: R, G, B in 0…1)",
              .required = true},
             into(options.input));
  parser.add({.names = "--labels,-l",
              .type = "L",
              .help = "Classes from 0 as whole numbers, (H,W) or (N,H,W), 255 or -1 where there is none; or a grey "
                      "image, brighter than 127 = class 1, else 0. Larger ones are reduced by majority",
              .required = true},
             into(options.labels));
  add_axis_order_option(parser, options.axis_order);
  parser.add({.names = "--output,-o",
              .type = "W.npy",
              .help = "Write the weights as float32, (Cout,Cin); Cout is the highest class + 1, at least 2",
              .required = true},
             into(options.output));
  parser.add({.names = "--bias,-b", .type = "B.npy", .help = "Write the bias, Cout values"}, into(options.bias));
}

void add_training_options(const OptionParser& parser, FitOptions& options) {
  constexpr int kMostSteps = 10'000'000, kMostCells = 1'000'000'000;
  constexpr float kSmallestRate = 1e-9F, kLargest = 1000.0F;
  parser.add({.names = "--steps",
              .type = "N",
              .help = "Steps of full-batch gradient descent; 0 gives the start",
              .default_text = std::to_string(options.steps)},
             whole_number_into(options.steps, 0, kMostSteps));
  parser.add({.names = "--seed",
              .type = "N",
              .help = "Of the start and of the positions drawn",
              .default_text = std::to_string(options.seed)},
             seed_into(options.seed));
  add_choice<Optimiser>(parser, "--optimiser", options.optimiser,
                        {{"adam", Optimiser::kAdam}, {"sgd", Optimiser::kSgd}, {"momentum", Optimiser::kMomentum}},
                        "The window's is sgd");
  parser.add(
      {.names = "--rate",
       .type = "RATE",
       .help = fmt::format("Learning rate (default: {} for adam, {} for sgd and momentum)", kAdamRate, kOtherRate)},
      optional_into(options.rate, kSmallestRate, kLargest));
  parser.add({.names = "--decay", .type = "L2", .help = "Weight decay: L2, of weights only", .default_text = "0"},
             number_into(options.decay, 0.0F, kLargest));
  add_choice<Loss>(parser, "--loss", options.loss, {{"ce", Loss::kSoftmaxCrossEntropy}, {"squared", Loss::kSquared}},
                   "Softmax cross-entropy, or half the squared difference from 1 for the class and 0 for the others");
  parser.add(
      {.names = "--train-cells",
       .type = "N",
       .help = "Train on N labelled positions of each class, drawn at random; the others are held out and scored "
               "(default: train on all)"},
      optional_into(options.train_cells, 1, kMostCells));
}

}  // namespace

Subcommand add_fit_command(const ProgramParser& program) {
  const OptionParser parser = program.add_subcommand("fit", "Train a 1x1 convolution on maps and labels");
  const auto options = std::make_shared<FitOptions>();
  add_file_options(parser, *options);
  add_training_options(parser, *options);
  add_threads_option(parser, options->threads);
  parser.add_flag("--json", options->json, "Print settings, loss, accuracy and IoU (positions) as JSON");
  return {parser, [options] { return run_fit(*options); }};
}

}  // namespace pw
