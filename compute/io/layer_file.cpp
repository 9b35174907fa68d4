#include "compute/io/layer_file.h"

#include "compute/io/array_file.h"

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

Expected<PointwiseLayer> read_layer(const std::string& weights, const std::optional<std::string>& bias,
                                    std::optional<std::int64_t> cin) {
  const auto file = ArrayFile::open(weights);
  if (!file) return Unexpected(file.error());
  const ArrayHeader& header = file->header();
  const auto axes = weight_axes(weights, header, cin);
  if (!axes) return Unexpected(axes.error());
  if (cin && axes->cin != *cin)
    return fail(weights, "has weights for {} maps (shape {}), but the stack has {}", axes->cin,
                shape_text(header.shape), *cin);
  if (axes->cout == 0) return fail(weights, "has no filters (shape {})", shape_text(header.shape));
  const auto values = file->values();
  if (!values) return Unexpected(values.error());
  PointwiseLayer layer(axes->cout, axes->cin);
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    for (std::int64_t i = 0; i < layer.cin; ++i) {
      layer.w(o, i) = (*values)[static_cast<std::size_t>(axes->inputs_first ? i * layer.cout + o : o * layer.cin + i)];
    }
  }
  if (!bias) return layer;
  const auto biases = read_array_values(*bias);
  if (!biases) return Unexpected(biases.error());
  if (static_cast<std::int64_t>(biases->size()) != layer.cout) {
    return fail(*bias, "has {} values, but the weights have {} filters", biases->size(), layer.cout);
  }
  layer.bias = *biases;
  return layer;
}

}  // namespace pw
