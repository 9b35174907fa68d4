#include "app/cli/fit/fit_options.h"

#include <fmt/format.h>

#include <type_traits>

namespace pw {
namespace {

constexpr float kAdamRate = 0.01F;
constexpr float kOtherRate = 3e-4F;  // the window's

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
              .type = "W.npy|NET.safetensors",
              .help = "Write the weights as float32, (Cout,Cin); Cout is the highest class + 1, at least 2. Of two "
                      "layers layer0.weight, layer0.bias, layer1.weight and layer1.bias",
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

void add_layer_options(const OptionParser& parser, FitOptions& options) {
  constexpr int kMostHidden = 4096;
  parser.add({.names = "--layers",
              .type = "1|2",
              .help = "Two layers are trained together, with --hidden maps between them",
              .default_text = std::to_string(options.layers)},
             whole_number_into(options.layers, 1, 2));
  parser.add({.names = "--hidden",
              .type = "K",
              .help = "With --layers 2: maps between the layers",
              .default_text = std::to_string(options.hidden)},
             whole_number_into(options.hidden, 1, kMostHidden));
  add_choice<Activation>(parser, "--activation", options.activation,
                         {{"relu", Activation::kRelu}, {"none", Activation::kNone}},
                         "With --layers 2: of the maps between the layers; without one both are a single layer");
}

}  // namespace

OptimiserSettings FitOptions::optimiser_settings() const {
  return {optimiser, rate.value_or(optimiser == Optimiser::kAdam ? kAdamRate : kOtherRate), decay};
}

void add_fit_options(const OptionParser& parser, FitOptions& options) {
  add_file_options(parser, options);
  add_training_options(parser, options);
  add_layer_options(parser, options);
  add_threads_option(parser, options.threads);
  parser.add_flag("--json", options.json, "Print settings, loss, accuracy and IoU (positions) as JSON");
}

}  // namespace pw
