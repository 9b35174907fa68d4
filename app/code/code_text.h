#pragma once
// The layer as a program in Python.
#include <cstdint>
#include <string>
#include <vector>

#include "app/document/document.h"
#include "app/presentation/selection.h"

namespace pw {

// What the program computes, and the files that it reads: x.npy, w.npy (cout, cin), b.npy (cout) and y.npy.
struct CodeSpec {
  Shape x;
  std::int64_t cout = 0;
  Activation activation = Activation::kNone;
  AxisOrder order = AxisOrder::kNhwc;  // of x.npy and y.npy, which have four axes
  std::vector<std::int64_t> silenced;  // the maps whose weights are zero in w.npy
  std::int64_t n = 0;                  // whose y is printed
  Position position;
  std::vector<float> printed;  // that y, as a comment; empty: no comment
};

// `selection` must be clamped to the document. `values`: the outputs, from which y is printed; may be empty.
CodeSpec code_spec(const Document& document, const Selection& selection, TensorView values);

// The whole program, which ends in an assertion that its y is that of y.npy but for rounding. It looks for its files in
// `folder`, or, if that is empty, where it lies itself.
std::string code_text(CodeKind kind, const CodeSpec& spec, const std::string& folder = "");

// "y = x.reshape(1440, 256) @ w.T + b": the line that does it all.
std::string product_line(const CodeSpec& spec);

const char* code_name(CodeKind kind);  // "NumPy"

}  // namespace pw
