#include "app/recovery/left_work.h"

#include <fmt/chrono.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string_view>

#include "app/document_json/json_parse.h"
#include "app/presentation/number_text.h"
#include "compute/io/files/input_file.h"

namespace pw {
namespace {

std::string time_of(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return {};
  const auto time = local_time(status.st_mtime);
  return time ? fmt::format("{:%Y-%m-%d %H:%M}", *time) : std::string();
}

std::string describe(const Document& document) {
  const FileSource* file = document.source.file();
  const std::string source =
      file != nullptr ? std::filesystem::path(file->path).filename().string() : source_text(document.source);
  std::string text = fmt::format("{}: {} on {}", source, counted(document.network.cout(), "filter"),
                                 counted(document.network.cin(), "map"));
  if (document.labels == nullptr) return text;
  const auto labelled =
      std::ranges::count_if(document.labels->classes, [](std::uint8_t kind) { return kind != kUnlabelled; });
  return text + ", " + counted(labelled, "label");
}

Expected<ReadBack> read_work(const std::string& path) {
  const auto file = InputFile::open(path);
  if (!file) return Unexpected(file.error());
  const auto bytes = file->read_all(static_cast<std::int64_t>(kMaxJsonBytes));
  if (!bytes) return Unexpected(bytes.error());
  return read_json(path, {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
}

// Nullopt if the input is another than the work was done on.
std::optional<Document> with_input(Document document, const std::optional<Shape>& shape, const Input& input) {
  if (shape && input.stack->shape() != *shape) return std::nullopt;
  document.picture = input.picture;
  document.ground_truth = input.ground_truth;
  document.input = input.stack;
  if (!is_consistent(document)) return std::nullopt;
  return document;
}

}  // namespace

LeftWork::LeftWork(Session& session, Journal* journal)
    : session_(session),
      journal_(journal),
      // A home on a slow network must not delay opening files.
      search_(session.jobs().long_running(), JobSlot::Cancellable::kHidden),
      restore_(session.jobs().quick()) {
  if (journal == nullptr || journal->folder().empty()) return;
  search_.start<std::shared_ptr<Found>>(
      "looking for unsaved work",
      [folder = journal->folder()](Progress&, ThreadPool&) { return std::make_shared<Found>(find(folder)); },
      [this](const Expected<std::shared_ptr<Found>>& found) {
        if (!found) return;
        entries_ = std::move((*found)->entries);
        problem_ = std::move((*found)->problem);
      });
}

LeftWork::Found LeftWork::find(const std::string& folder) {
  Found found;
  for (RecoveryFile& file : left_recovery_files(folder)) {
    auto work = read_work(file.path());
    if (!work) {
      const std::string aside = file.set_aside();
      if (found.problem.empty())
        found.problem = fmt::format("{}; this unsaved work cannot be restored, and the file was renamed to {}",
                                    work.error().message(), std::filesystem::path(aside).filename().string());
      continue;
    }
    std::string time = time_of(file.path());
    std::string description = describe(work->document);
    found.entries.push_back({std::move(file), std::move(*work), std::move(time), std::move(description)});
  }
  return found;
}

void LeftWork::restore(std::size_t entry) {
  const auto chosen = std::make_shared<LeftWorkEntry>(std::move(entries_[entry]));
  entries_.clear();
  if (!session_.make_input()) return;
  restore_.start<Input>(
      "restoring the work of " + chosen->time,
      [make = session_.make_input(), source = chosen->work.document.source](Progress& progress, ThreadPool& pool) {
        return make(source, progress, pool);
      },
      [this, chosen](const Expected<Input>& input) { use(chosen, input); });
}

void LeftWork::use(const std::shared_ptr<LeftWorkEntry>& entry, const Expected<Input>& input) {
  if (!input) {
    return session_.show_error(fmt::format("{}; the unsaved work needs it and stays in {} until the next start",
                                           input.error().message(), entry->file.path()));
  }
  const auto document = with_input(entry->work.document, entry->work.input, *input);
  if (!document || !session_.dispatch(SetDocument{*document})) {
    return session_.show_error(
        fmt::format("{}: gives another stack than the unsaved work was done on, which stays in {} until the next start",
                    source_text(entry->work.document.source), entry->file.path()));
  }
  view_ = std::pair(entry->work.selection, entry->work.display);
  session_.show_message(fmt::format("Restored the work of {}: {}", entry->time, entry->description));
  journal_->replace(std::move(entry->file));
}

void LeftWork::discard(std::size_t entry) {
  entries_[entry].file.remove();
  entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(entry));
}

}  // namespace pw
