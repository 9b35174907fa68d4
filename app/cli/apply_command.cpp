#include "app/cli/apply_command.h"

#include <chrono>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/cli/apply_report.h"
#include "app/cli/options/messages.h"
#include "app/cli/options/notices.h"
#include "app/cli/options/option_values.h"
#include "app/cli/options/progress_line.h"
#include "app/cli/options/stack_input.h"
#include "app/import/output_picture.h"
#include "app/import/weights_file.h"
#include "app/presentation/map_colours.h"
#include "compute/io/arrays/array_file.h"
#include "compute/io/images/image_file.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

struct ApplyOptions {
  std::string input;
  std::string weights;
  std::optional<std::string> bias;
  Activation activation = Activation::kNone;
  std::optional<AxisOrder> axis_order;
  std::string output;
  std::string png;
  int threads = default_threads();
  bool json = false;
};

// In the colours of the window's dark theme.
Expected<void> write_picture(const ApplyOptions& options, bool from_pixels, TensorView outputs, ThreadPool* pool) {
  const auto colours = output_colours(options.activation, outputs, from_pixels, theme_of(ThemeKind::kDark), pool);
  return write_output_picture(options.png, outputs, colours);
}

Expected<void> write_outputs(const ApplyOptions& options, const StackInput& input, const Tensor& outputs,
                             ThreadPool* pool) {
  if (!options.output.empty()) {
    auto written = write_stack(options.output, "outputs", outputs, input.axis_order, input.rank);
    if (!written) return written;
  }
  if (!options.png.empty()) return write_picture(options, input.is_picture, outputs, pool);
  return {};
}

Expected<StackInput> read_input(const ApplyOptions& options, const PointwiseLayer& layer) {
  ProgressLine progress("reading " + options.input);
  return read_stack_input(options.input, options.axis_order, {layer.cin, layer.cout}, progress.progress());
}

Expected<void> check_outputs(const ApplyOptions& options) {
  if (auto named = check_array_ending(options.output); !named) return named;
  return check_png_ending(options.png);
}

Expected<int> run_apply(const ApplyOptions& options) {
  if (auto named = check_outputs(options); !named) return Unexpected(named.error());
  auto layer = read_layer_files(options.weights, options.bias, std::nullopt, file_formats());
  if (!layer) return Unexpected(layer.error());
  layer->activation = options.activation;
  const auto input = read_input(options, *layer);
  if (!input) return Unexpected(input.error());

  ThreadPool pool(options.threads);
  const Shape& shape = input->stack.shape();
  Tensor outputs({shape.n, layer->cout, shape.h, shape.w});
  const auto start = std::chrono::steady_clock::now();
  pointwise_forward(input->stack, *layer, outputs.view(), &pool);
  const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - start;
  const PlaneStatistics input_statistics = combine(stack_statistics(input->stack, &pool));
  const auto statistics = output_statistics(outputs, &pool);

  if (auto written = write_outputs(options, *input, outputs, &pool); !written) return Unexpected(written.error());
  const bool nothing_written = options.output.empty() && options.png.empty();
  const std::string text = options.json ? apply_json({options.input, *input, input_statistics, *layer, outputs.shape(),
                                                      statistics, options.threads, elapsed.count()})
                           : nothing_written ? apply_table(statistics)
                                             : "";
  if (auto printed = print(text); !printed) return Unexpected(printed.error());
  Notices notices;
  if (!input->notice.empty()) notices.add(input->notice);
  notices.count_nonfinite(options.input, input_statistics);
  notices.count_nonfinite(options.weights, plane_statistics(layer->weight));
  if (options.bias) notices.count_nonfinite(*options.bias, plane_statistics(layer->bias));
  notices.count_nonfinite("the outputs", combine(statistics));
  notices.show_all();
  return 0;
}

}  // namespace

Subcommand add_apply_command(const ProgramParser& program) {
  const OptionParser parser = program.add_subcommand("apply", "Apply a 1x1 convolution to the maps in a file");
  const auto options = std::make_shared<ApplyOptions>();
  parser.add({.names = "--input,-i",
              .type = "X",
              .help = "An image (3 maps: R, G, B in 0…1) or a stack of rank 3 or 4: .npy or FILE.safetensors:NAME",
              .required = true},
             into(options->input));
  parser.add({.names = "--weights,-w",
              .type = "W.npy",
              .help = "(Cout,Cin), (Cout,Cin,1,1) or (1,1,Cin,Cout)",
              .required = true},
             into(options->weights));
  parser.add({.names = "--bias,-b", .type = "B.npy", .help = "Cout values (default: zero)"}, into(options->bias));
  add_choice<Activation>(parser, "--activation,-a", options->activation, choices_of(kActivations, activation_name),
                         "Applied to each sum; softmax runs over the outputs at a position");
  add_axis_order_option(parser, options->axis_order);
  parser.add({.names = "--output,-o",
              .type = "Y.npy",
              .help = "Write the outputs as float32, in the input's axis order and rank, as .npy or .safetensors"},
             into(options->output));
  parser.add({.names = "--png",
              .type = "Y.png",
              .help = "Write the outputs side by side as one picture in the window's dark theme, one pixel per value"},
             into(options->png));
  add_threads_option(parser, options->threads);
  parser.add_flag("--json", options->json,
                  "Print shapes and statistics as JSON (default without -o or --png: a table)");
  return {parser, [options] { return run_apply(*options); }};
}

}  // namespace pw
