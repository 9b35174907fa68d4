#pragma once
// One key of --set.
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "app/commands/value_text.h"
#include "app/frame/frame.h"

namespace pw {

// One key. `set` returns why the value does not fit the document, in which case nothing has changed; empty on success.
struct Settable {
  std::string_view key;
  std::string values;
  std::function<bool(std::string_view)> accepts;
  std::function<std::string(Frame&, std::string_view)> set;
};

// `set` receives the parsed value.
template <class T>
Settable settable(std::string_view key, std::function<std::string(Frame&, const T&)> set) {
  const auto accepts = [](std::string_view text) {
    T value{};
    return read_text(text, value);
  };
  return {key, values_text(T{}), accepts, [set = std::move(set)](Frame& frame, std::string_view text) {
            T value{};
            read_text(text, value);
            return set(frame, value);
          }};
}

}  // namespace pw
