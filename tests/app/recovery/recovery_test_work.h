#pragma once
// Unsaved work, and a journal with a clock that stands still.
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "app/recovery/journal.h"
#include "tests/app/document_json/json_test_document.h"
#include "tests/app/file_dialog/files_test_folder.h"

namespace pw::test {

inline std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// With every part, of the stack that needs no file.
inline Document unsaved_work() {
  Document document = document_with_everything();
  document.source = hand_checkable_document().source;
  return document;
}

// The recovery files in a folder, whoever holds them.
inline std::vector<std::string> recovery_files_in(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
    if (entry.path().extension() == ".json") found.push_back(entry.path().string());
  }
  return found;
}

// One window, with its folder.
struct KeptWork {
  explicit KeptWork(std::string folder)
      : journal({std::move(folder), std::chrono::seconds(20), Threading::kInline, [this] { return now; }}) {}

  void note(const Document& document, bool has_work = true) { journal.note(document, {}, {}, has_work); }
  // Two: the second runs what the first has started.
  void advance() {
    for (int i = 0; i < 2; ++i) journal.advance();
  }
  void pass(std::chrono::seconds time) { now += time; }

  JournalOptions::Clock::time_point now{};
  Journal journal;
};

}  // namespace pw::test
