#include "app/document_json/runs.h"

#include <charconv>

#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

// Removes the first run and the space after it from `runs` and returns its length; 0 if it is malformed.
std::size_t parse_run(std::string_view& runs) {
  runs.remove_prefix(1);
  std::size_t count = 1;
  if (runs.starts_with('*')) {
    const char* end = runs.data() + runs.size();
    const auto [at, error] = std::from_chars(runs.data() + 1, end, count);
    if (error != std::errc()) return 0;
    runs.remove_prefix(static_cast<std::size_t>(at - runs.data()));
  }
  if (runs.empty()) return count;
  if (runs.size() < 2 || runs.front() != ' ') return 0;
  runs.remove_prefix(1);
  return count;
}

}  // namespace

std::string runs_text(std::string_view row) {
  std::string text;
  while (!row.empty()) {
    const std::size_t count = std::min(row.find_first_not_of(row.front()), row.size());
    if (!text.empty()) text += ' ';
    text += row.front();
    if (count > 1) text += fmt::format("*{}", count);
    row.remove_prefix(count);
  }
  return text;
}

Expected<std::string> row_of_runs(std::string_view runs, std::size_t length, std::string_view allowed) {
  std::string row;
  while (!runs.empty()) {
    const char symbol = runs.front();
    if (allowed.find(symbol) == std::string_view::npos)
      return fail("", "has a run that begins with {}, but only {} are allowed", quoted_name(runs),
                  quoted_name(allowed));
    const std::size_t count = parse_run(runs);
    if (count == 0) return fail("", "must be runs such as \"{0}*30 {0}\"", symbol);
    if (count > length - row.size()) return fail("", "is longer than {}", length);
    row.append(count, symbol);
  }
  if (row.size() < length) return fail("", "is {} long, but must be {}", row.size(), length);
  return row;
}

}  // namespace pw
