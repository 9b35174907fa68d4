#pragma once
// How all failures caused by outside data (files, arguments, images) are reported.
#include <fmt/format.h>

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace pw {

// One sentence for the user. `subject` names the file or argument as the user gave it; `reason` says what is wrong and,
// if possible, what to do about it.
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
