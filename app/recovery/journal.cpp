#include "app/recovery/journal.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <span>
#include <string_view>
#include <utility>

#include "app/document_json/json_parse.h"
#include "compute/io/files/output_file.h"

namespace pw {
namespace {

constexpr std::chrono::milliseconds kWhileWriting{50};

// Whoever restores it may start in another folder.
Source with_absolute_path(Source source) {
  auto* file = std::get_if<FileSource>(&source.from);
  if (file == nullptr) return source;
  std::error_code error;
  const auto absolute = std::filesystem::absolute(file->path, error);
  if (!error) file->path = absolute.string();
  return source;
}

// At least as many as parse_json counts.
std::int64_t value_count(std::string_view text) {
  return 1 + std::ranges::count_if(text, [](char c) { return c == ',' || c == '[' || c == '{'; });
}

// Of the parts that may be large; labels and locks are runs.
std::int64_t number_count(const Document& document) {
  std::int64_t count = 6 * static_cast<std::int64_t>(document.pokes.size());
  const auto add = [&](const std::shared_ptr<const Weights>& weights) {
    if (weights != nullptr)
      count += static_cast<std::int64_t>(weights->parameters.weight.size() + weights->parameters.bias.size());
  };
  std::ranges::for_each(document.network.layers, add);
  if (document.pair) std::ranges::for_each(document.pair->network.layers, add);
  add(document.decoder);
  return count;
}

Unexpected too_large(const std::string& path, std::int64_t values) {
  return fail(path, "is not written: the document is too large ({} values); save its weights and labels", values);
}

// What the file holds. More could not be read again.
Expected<std::string> work_text(const std::string& path, ReadBack work) {
  if (const std::int64_t values = number_count(work.document); values > kMaxJsonValues) return too_large(path, values);
  work.document.source = with_absolute_path(std::move(work.document.source));
  std::string text = write_json(work);
  if (text.size() > kMaxJsonBytes || value_count(text) > kMaxJsonValues) return too_large(path, value_count(text));
  return text;
}

Expected<void> write_private(const std::string& path, std::string_view text) {
  if (auto written = write_file(path, std::as_bytes(std::span(text))); !written) return written;
  std::error_code error;  // ignored: some file systems have no modes
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
  return {};
}

}  // namespace

Journal::Journal(JournalOptions options)
    : options_(std::move(options)),
      queue_(
          1, [] {}, [](const Error&) {}, options_.jobs) {}

Journal::~Journal() = default;

bool Journal::is_changed(const Document& document) const {
  return shared_->version == 0 || thin(document).document != shared_->work.document;
}

void Journal::note(const Document& document, const Selection& selection, const Display& display, bool has_work) {
  if (options_.folder.empty()) return;
  const bool changed = has_work && is_changed(document);
  const std::lock_guard lock(shared_->noting);
  shared_->has_work = has_work;
  shared_->work.selection = selection;
  shared_->work.display = display;
  if (!changed) return;
  ThinDocument noted = thin(document);
  shared_->work.document = std::move(noted.document);
  shared_->work.input = noted.input;
  ++shared_->version;
  if (!changed_) changed_ = options_.now();
  if (std::exchange(hurries_, false)) hurry();
}

void Journal::advance() {
  queue_.tick();
  if (!changed_ || slot_.is_busy() || options_.now() < *changed_ + options_.interval) return;
  changed_.reset();
  slot_.start<std::string>(
      "keeping the work",
      [shared = shared_, folder = options_.folder](Progress&, ThreadPool&) { return write(*shared, folder); },
      [this](const Expected<std::string>& written) {
        if (written) return;
        if (!changed_) changed_ = options_.now();
        if (!std::exchange(write_has_failed_, true)) problem_ = written.error().message();
      });
}

void Journal::hurry() {
  if (changed_) changed_ = *changed_ - options_.interval;
}

std::optional<std::chrono::milliseconds> Journal::until_due() const {
  // Its result is to be taken over.
  if (slot_.is_busy()) return kWhileWriting;
  if (!changed_) return std::nullopt;
  const auto left = *changed_ + options_.interval - options_.now();
  return std::max(std::chrono::ceil<std::chrono::milliseconds>(left), std::chrono::milliseconds(0));
}

Expected<std::string> Journal::write(Shared& shared, const std::string& folder) {
  // Whoever writes later writes what is newer.
  const std::lock_guard writing(shared.writing);
  ReadBack work;
  std::int64_t version = 0;
  {
    const std::lock_guard noting(shared.noting);
    if (!shared.has_work) return std::string();
    work = shared.work;
    version = shared.version;
  }
  if (!shared.file) {
    auto made = new_recovery_file(folder);
    if (!made) return Unexpected(made.error());
    shared.file = std::move(*made);
  }
  if (version > shared.written) {
    // What is too large stays so until it changes.
    if (shared.refusal && shared.refused == version) return Unexpected(*shared.refusal);
    const auto text = work_text(shared.file->path(), std::move(work));
    if (!text) {
      shared.refused = version;
      shared.refusal = text.error();
      return Unexpected(text.error());
    }
    if (auto written = write_private(shared.file->path(), *text); !written) return Unexpected(written.error());
    shared.written = version;
  }
  if (auto replaced = std::exchange(shared.replaced, std::nullopt)) replaced->remove();
  return shared.file->path();
}

Expected<std::string> Journal::write_now() {
  if (options_.folder.empty()) return std::string();
  try {
    return write(*shared_, options_.folder);
  } catch (const std::exception&) {
    return fail(options_.folder, "not enough memory to write the recovery file");
  }
}

void Journal::close() {
  const std::lock_guard writing(shared_->writing);
  const std::lock_guard noting(shared_->noting);
  shared_->has_work = false;
  changed_.reset();
  if (shared_->file) shared_->file->remove();
}

void Journal::replace(RecoveryFile left) {
  const std::lock_guard writing(shared_->writing);
  shared_->replaced = std::move(left);
  hurries_ = true;
}

}  // namespace pw
