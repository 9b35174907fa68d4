#include "app/code/code_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

constexpr std::size_t kMostPrinted = 4;
constexpr std::size_t kMostListed = 8;

std::string with_comment(const std::string& code, const std::string& comment) {
  return fmt::format("{:<23} # {}\n", code, comment);
}

std::string python_string(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') {
      quoted += "\\n";
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

bool is_nhwc(const CodeSpec& spec) {
  return spec.order == AxisOrder::kNhwc;
}

std::string shape_of(const CodeSpec& spec, std::int64_t maps) {
  const Shape& x = spec.x;
  return is_nhwc(spec) ? fmt::format("({}, {}, {}, {})", x.n, x.h, x.w, maps)
                       : fmt::format("({}, {}, {}, {})", x.n, maps, x.h, x.w);
}

std::int64_t row_count(const CodeSpec& spec) {
  return spec.x.n * spec.x.pixels();
}

// An array of (N, H, W, maps) or (N, maps, H, W) as one row per position.
std::string rows_of(const CodeSpec& spec, const char* array, std::int64_t maps) {
  return fmt::format("{}{}.reshape({}, {})", array, is_nhwc(spec) ? "" : ".transpose(0, 2, 3, 1)", row_count(spec),
                     maps);
}

std::string head(const char* imports, const std::string& folder) {
  const std::string where = folder.empty() ? "os.path.dirname(__file__) or \".\"" : python_string(folder);
  return fmt::format("import os\n{}os.chdir({})\n", imports, where);
}

std::string silenced_comment(const CodeSpec& spec) {
  if (spec.silenced.empty()) return "";
  const std::size_t count = std::min(spec.silenced.size(), kMostListed);
  const auto listed = std::span(spec.silenced).first(count);
  return fmt::format("# w is 0 for what is muted: map{} {}{}\n", spec.silenced.size() == 1 ? "" : "s",
                     fmt::join(listed, ", "),
                     count < spec.silenced.size() ? fmt::format(" … ({} in all)", spec.silenced.size()) : "");
}

std::string print_line(const CodeSpec& spec, const char* array) {
  const Position& at = spec.position;
  const std::string code = is_nhwc(spec) ? fmt::format("print({}[{}, {}, {}])", array, spec.n, at.y, at.x)
                                         : fmt::format("print({}[{}, :, {}, {}])", array, spec.n, at.y, at.x);
  if (spec.printed.empty()) return code + "\n";
  const std::size_t count = std::min(spec.printed.size(), kMostPrinted);
  std::string values;
  for (std::size_t i = 0; i < count; ++i) values += fmt::format("{}{:.3f}", i == 0 ? "" : "  ", spec.printed[i]);
  return with_comment(code, fmt::format("[{}{}]", values, count < spec.printed.size() ? " …" : ""));
}

std::string numpy_activation(Activation activation) {
  switch (activation) {
    case Activation::kNone:
      return "";
    case Activation::kRelu:
      return "y = np.maximum(y, 0)\n";
    case Activation::kSigmoid:
      return "y = 1 / (1 + np.exp(-y))\n";
    case Activation::kSoftmax:
      return "y = np.exp(y - y.max(1, keepdims=True))\ny /= y.sum(1, keepdims=True)\n";
  }
  return "";
}

// The functions of a framework on arrays whose outputs are along `axis`.
std::string framework_activation(Activation activation, const char* module, const char* array, int axis) {
  if (activation == Activation::kNone) return "";
  const std::string last = activation == Activation::kSoftmax ? fmt::format(", {}", axis) : "";
  return fmt::format("{0} = {1}.{2}({0}{3})\n", array, module, activation_name(activation), last);
}

// A sum of `cin` products in float32 is within (cin + 1) · ε · (|b| + Σ|w·x|) of the exact one, in any order of adding;
// no activation makes a difference larger, but the functions themselves are rounded.
std::string check(const CodeSpec& spec, const std::vector<const char*>& results) {
  std::string text = fmt::format(
      "\n# The window's y, but for rounding\n"
      "saved = np.load(\"y.npy\")\n"
      "rows = {}\n"
      "sums = abs(rows) @ abs(w.T) + abs(b)\n"
      "eps = np.finfo(np.float32).eps\n"
      "most = 2 * {} * eps * sums.max(1) + 8 * eps\n"
      "saved = {}\n",
      rows_of(spec, "x", spec.x.c), spec.x.c + 1, rows_of(spec, "saved", spec.cout));
  for (const char* result : results) {
    text += fmt::format(
        "rows = {}\n"
        "difference = abs(rows - saved)\n"
        "same = (rows == saved) | (np.isnan(rows) & np.isnan(saved))\n"
        "difference[same] = 0\n"
        "print(\"largest difference:\", difference.max())\n"
        "assert (same | (difference <= most[:, None])).all()\n",
        rows_of(spec, result, spec.cout));
  }
  return text;
}

std::string loads(const CodeSpec& spec) {
  return silenced_comment(spec) + with_comment("x = np.load(\"x.npy\")", shape_of(spec, spec.x.c)) +
         with_comment("w = np.load(\"w.npy\")", fmt::format("({}, {})", spec.cout, spec.x.c)) +
         with_comment("b = np.load(\"b.npy\")", fmt::format("({},)", spec.cout));
}

std::string numpy_text(const CodeSpec& spec, const std::string& folder) {
  const Shape& x = spec.x;
  std::string text = head("import numpy as np\n", folder) + loads(spec) + "\n" + product_line(spec) + "\n";
  text += numpy_activation(spec.activation);
  text += fmt::format("y = y.reshape({}, {}, {}, {})\n", x.n, x.h, x.w, spec.cout);
  if (!is_nhwc(spec)) text += "y = y.transpose(0, 3, 1, 2)\n";
  return text + print_line(spec, "y") + check(spec, {"y"});
}

std::string torch_text(const CodeSpec& spec, const std::string& folder) {
  const std::int64_t cin = spec.x.c;
  const bool nhwc = is_nhwc(spec);
  std::string text = head("import numpy as np, torch\nfrom torch import nn\n", folder) + silenced_comment(spec);
  text += "x, w, b = (torch.tensor(np.load(f\"{name}.npy\"))\n           for name in \"xwb\")\n\n";
  text += fmt::format("conv = nn.Conv2d({}, {}, 1)\n", cin, spec.cout);
  text += "conv.weight.data = w[:, :, None, None]\nconv.bias.data = b\n";
  text += with_comment(nhwc ? "y = conv(x.permute(0, 3, 1, 2))" : "y = conv(x)",
                       fmt::format("({}, {}, {}, {})", spec.x.n, spec.cout, spec.x.h, spec.x.w));
  text += fmt::format("\nsame = nn.Linear({}, {})\n", cin, spec.cout);
  text += "same.weight.data, same.bias.data = w, b\n";
  text += with_comment(nhwc ? "z = same(x)" : "z = same(x.permute(0, 2, 3, 1))",
                       fmt::format("({}, {}, {}, {})", spec.x.n, spec.x.h, spec.x.w, spec.cout));
  text +=
      framework_activation(spec.activation, "torch", "y", 1) + framework_activation(spec.activation, "torch", "z", 3);
  text += nhwc ? "y = y.permute(0, 2, 3, 1)\n" : "z = z.permute(0, 3, 1, 2)\n";
  text += "x, w, b, y, z = (t.detach().numpy() for t in (x, w, b, y, z))\n";
  return text + print_line(spec, "y") + check(spec, {"y", "z"});
}

std::string keras_text(const CodeSpec& spec, const std::string& folder) {
  const std::int64_t cin = spec.x.c;
  std::string text = "# not run here\n" + head("import keras, numpy as np\n", folder) + loads(spec) + "\n";
  if (!is_nhwc(spec)) text += "last = x.transpose(0, 2, 3, 1)\n";
  const char* input = is_nhwc(spec) ? "x" : "last";
  text += fmt::format(
      "conv = keras.layers.Conv2D({0}, 1)\nconv.build({1}.shape)\nconv.set_weights([w.T.reshape(1, 1, {2}, {0}), b])\n"
      "y = conv({1})\n\nsame = keras.layers.Dense({0})\nsame.build({1}.shape)\nsame.set_weights([w.T, b])\nz = "
      "same({1})\n",
      spec.cout, input, cin);
  if (spec.activation != Activation::kNone) {
    text +=
        fmt::format("y = keras.activations.{0}(y)\nz = keras.activations.{0}(z)\n", activation_name(spec.activation));
  }
  text += "y, z = np.array(y), np.array(z)\n";
  if (!is_nhwc(spec)) text += "y, z = (a.transpose(0, 3, 1, 2) for a in (y, z))\n";
  return text + print_line(spec, "y") + check(spec, {"y", "z"});
}

}  // namespace

CodeSpec code_spec(const Document& document, const Selection& selection, TensorView values) {
  CodeSpec spec;
  spec.x = document.shape();
  spec.cout = document.network.cout();
  spec.activation = document.parameters().activation;
  spec.order = document.source.axis_order().value_or(AxisOrder::kNhwc);
  if (!document.mask.empty()) {
    for (std::int64_t map = 0; map < spec.x.c; ++map) {
      if (document.mask.silences(map)) spec.silenced.push_back(map);
    }
  }
  spec.n = selection.n;
  spec.position = selection.position;
  if (values.data == nullptr) return spec;
  const auto at = static_cast<std::size_t>(spec.position.y * spec.x.w + spec.position.x);
  for (std::int64_t o = 0; o < spec.cout; ++o) spec.printed.push_back(values.plane(spec.n, o)[at]);
  return spec;
}

std::string code_text(CodeKind kind, const CodeSpec& spec, const std::string& folder) {
  switch (kind) {
    case CodeKind::kNumpy:
      return numpy_text(spec, folder);
    case CodeKind::kPytorch:
      return torch_text(spec, folder);
    case CodeKind::kKeras:
      return keras_text(spec, folder);
  }
  return "";
}

std::string product_line(const CodeSpec& spec) {
  return fmt::format("y = {} @ w.T + b", rows_of(spec, "x", spec.x.c));
}

const char* code_name(CodeKind kind) {
  switch (kind) {
    case CodeKind::kNumpy:
      return "NumPy";
    case CodeKind::kPytorch:
      return "PyTorch";
    case CodeKind::kKeras:
      return "Keras";
  }
  return "";
}

}  // namespace pw
