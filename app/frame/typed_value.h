#pragma once
// Values that the user types.
#include <imgui.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "compute/core/error.h"

namespace pw {

class Frame;

// A value that a field lets the user replace.
struct TypedValue {
  std::string name;  // "w[0, 3]"
  std::string text;  // what it is now
  // Why it cannot be this, in one sentence; then nothing has changed.
  std::function<Expected<void>(Frame&, std::string_view)> set;
  std::optional<ImVec2> near;                // where the field stands; null: in the middle of the window
  std::function<bool(const Frame&)> exists;  // in the document; null: always
};

// "0.5", "-1e-3", "−2,5": a finite number, independent of the locale; else why it is none.
Expected<double> parse_number(std::string_view text);
Expected<double> parse_number(std::string_view text, double least, double most);
Expected<std::int64_t> parse_whole_number(std::string_view text, std::int64_t least, std::int64_t most);
// One that a float32 can hold.
Expected<float> parse_float(std::string_view text);

// As it is shown and typed: with the true minus sign.
std::string typed_text(double value);
std::string typed_text(float value);

}  // namespace pw
