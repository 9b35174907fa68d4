#include "compute/io/models/layer_file.h"

#include <utility>

namespace pw {

Expected<WeightAxes> weight_axes(const std::string& subject, const ArrayHeader& header,
                                 std::optional<std::int64_t> cin) {
  const auto& shape = header.shape;
  if (shape.size() == 2) return WeightAxes{shape[0], shape[1], false};
  if (shape.size() != 4)
    return fail(subject, "has the shape {}; weights are (Cout, Cin), (Cout, Cin, 1, 1) or (1, 1, Cin, Cout)",
                shape_text(shape));
  const bool oihw = shape[2] == 1 && shape[3] == 1;
  const bool hwio = shape[0] == 1 && shape[1] == 1;
  const WeightAxes outputs_first{shape[0], shape[1], false};
  const WeightAxes inputs_first{shape[3], shape[2], true};
  if (oihw && hwio) return cin && *cin == inputs_first.cin ? inputs_first : outputs_first;
  if (oihw) return outputs_first;
  if (hwio) return inputs_first;
  return fail(subject,
              "has the shape {}: a kernel larger than 1 × 1 is not a 1×1 convolution; give (Cout, Cin), (Cout, Cin, 1, "
              "1) or (1, 1, Cin, Cout)",
              shape_text(shape));
}

Expected<PointwiseLayer> read_layer(const ArrayFile& weights, std::optional<std::int64_t> cin) {
  const ArrayHeader& header = weights.header();
  const auto axes = weight_axes(weights.path(), header, cin);
  if (!axes) return Unexpected(axes.error());
  if (cin && axes->cin != *cin)
    return fail(weights.path(), "has weights for {} maps (shape {}), but the stack has {}", axes->cin,
                shape_text(header.shape), *cin);
  if (axes->cout == 0) return fail(weights.path(), "has no filters (shape {})", shape_text(header.shape));
  const auto values = weights.values();
  if (!values) return Unexpected(values.error());
  PointwiseLayer layer(axes->cout, axes->cin);
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    for (std::int64_t i = 0; i < layer.cin; ++i) {
      layer.w(o, i) = (*values)[static_cast<std::size_t>(axes->inputs_first ? i * layer.cout + o : o * layer.cin + i)];
    }
  }
  return layer;
}

Expected<std::vector<float>> read_bias_values(const ArrayFile& bias, std::int64_t cout) {
  auto values = bias.values();
  if (!values) return values;
  if (static_cast<std::int64_t>(values->size()) != cout)
    return fail(bias.path(), "has {} values, but the weights have {} filters; a bias has one value per filter",
                values->size(), cout);
  return values;
}

Expected<void> read_bias(const ArrayFile& bias, PointwiseLayer& layer) {
  auto values = read_bias_values(bias, layer.cout);
  // (256, 2) instead of (2, 256) is the most common mistake.
  if (!values && layer.cin != layer.cout && bias.header().count() == layer.cin)
    values.error().reason += "; if the weights are stored as (Cin, Cout), transpose them";
  if (!values) return Unexpected(values.error());
  layer.bias = std::move(*values);
  return {};
}

Expected<PointwiseLayer> read_layer(const std::string& weights, const std::optional<std::string>& bias,
                                    std::optional<std::int64_t> cin) {
  const auto file = ArrayFile::open(weights);
  if (!file) return Unexpected(file.error());
  auto layer = read_layer(*file, cin);
  if (!layer || !bias) return layer;
  const auto bias_file = ArrayFile::open(*bias);
  if (!bias_file) return Unexpected(bias_file.error());
  if (auto read = read_bias(*bias_file, *layer); !read) return Unexpected(read.error());
  return layer;
}

}  // namespace pw
