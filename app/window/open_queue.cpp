#include "app/window/open_queue.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/import/file_content.h"
#include "compute/io/recognise.h"

namespace pw {
namespace {

// What cannot be recognised is opened first, which says why it cannot.
int rank_of(const std::string& path, const FileFormats& formats) {
  constexpr int kFirst = 0, kMayNeedAStack = 1;
  const auto content = open_content(path, formats);
  if (!content) return kFirst;
  if (const auto* array = std::get_if<ArrayFile>(&*content)) return opening_rank(array->header());
  return std::holds_alternative<ArrayChoice>(*content) ? kMayNeedAStack : kFirst;
}

std::vector<std::string> in_order_of_need(const std::vector<std::string>& paths, const FileFormats& formats) {
  std::vector<std::pair<int, std::string>> ranked;
  for (const std::string& path : paths) ranked.emplace_back(rank_of(path, formats), path);
  std::ranges::stable_sort(ranked, {}, &std::pair<int, std::string>::first);
  std::vector<std::string> sorted;
  for (auto& [_, path] : ranked) sorted.push_back(std::move(path));
  return sorted;
}

}  // namespace

OpenQueue::OpenQueue(Session& session, Loader& loader)
    : session_(session), loader_(loader), slot_(session.jobs().quick(), JobSlot::Cancellable::kNo) {}

void OpenQueue::add(std::vector<std::string> paths, Loader::Entry entry) {
  if (paths.empty()) return;
  auto files = std::make_shared<FileGroup>();
  files->count = paths.size();
  const bool is_sorted = paths.size() == 1;
  groups_.push_back({std::move(paths), entry, std::move(files), is_sorted});
}

void OpenQueue::advance() {
  if (groups_.empty() || session_.jobs().quick().activity() || loader_.choice()) return;
  Group& next = groups_.front();
  if (!next.is_sorted) return sort(next.paths);
  const std::string path = std::move(next.paths.front());
  next.paths.erase(next.paths.begin());
  const Loader::Entry entry = next.entry;
  const std::shared_ptr<FileGroup> files = next.files;
  if (next.paths.empty()) groups_.pop_front();
  loader_.open(path, entry, files);
}

// Of the first group, which stays the first until it is sorted.
void OpenQueue::sort(const std::vector<std::string>& paths) {
  slot_.start<std::vector<std::string>>(
      fmt::format("looking at {} files", paths.size()),
      [paths, formats = loader_.formats()](Progress&, ThreadPool&) -> Expected<std::vector<std::string>> {
        return in_order_of_need(paths, formats);
      },
      [this](Expected<std::vector<std::string>> sorted) {
        Group& first = groups_.front();
        if (sorted) first.paths = std::move(*sorted);
        first.is_sorted = true;
      });
}

}  // namespace pw
