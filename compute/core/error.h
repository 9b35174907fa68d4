#pragma once
// The one way in which outside data (files, arguments, images) reports failure.
#include <fmt/format.h>

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace pw {

// One clear sentence. `subject` names the file (or the argument) as the user gave it, `reason` says what is wrong and,
// where there is something to do, what to do.
struct Error {
  std::string subject;
  std::string reason;

  std::string message() const { return subject.empty() ? reason : subject + ": " + reason; }
};

template <class T>
using Expected = tl::expected<T, Error>;
using Unexpected = tl::unexpected<Error>;

template <class... Args>
Unexpected fail(std::string subject, fmt::format_string<Args...> format, Args&&... args) {
  return Unexpected(Error{std::move(subject), fmt::format(format, std::forward<Args>(args)...)});
}

}  // namespace pw
