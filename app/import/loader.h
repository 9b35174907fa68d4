#pragma once
// Opens files, scenes, built-in inputs and ready-made weights, in the background.
#include <memory>
#include <optional>
#include <string>

#include "app/import/open.h"
#include "app/session/session.h"

namespace pw {

struct LoaderOptions {
  FileFormats formats = file_formats();
  bool can_ask = true;  // whether somebody can choose among the arrays of a file; else such a file is an error
};

// Window thread only. Every call starts a job; of several, the newest wins. When it ends, the session gets an action
// for the document of then, or a complaint and keeps the document it has.
class Loader {
 public:
  // `session` outlives the loader. `extractor` is what images get first. `features` is used by jobs of the session's
  // quick queue only, one at a time.
  Loader(Session& session, std::string assets_folder, std::shared_ptr<FeatureExtractor> features,
         ExtractorKind extractor, LoaderOptions options = {});

  // Recognised by content: an image, a stack or weights.
  void open(const std::string& path, std::optional<AxisOrder> layout = std::nullopt);
  // The same for a file named at the start: there is nothing before it to go back to.
  void open_first(const std::string& path);
  void open_hand_checkable();
  // A road scene of the project's own generator, with its ground truth.
  void open_scene(std::uint64_t seed);
  // The features of the document's picture by another extractor, which later pictures use too.
  void set_extractor(ExtractorKind kind);
  // How photos are brought to the size that the network was trained on; reads the document's photo again.
  void set_photo_size(PhotoSize size);
  PhotoSize photo_size() const { return photo_size_; }
  // Reads the document's array again with its axes the other way round.
  void flip_layout();
  // Ready-made weights by their id (see presets_for), and the sentence that goes with them.
  void use_preset(const std::string& id, const std::string& explanation);

  // The last file that holds several arrays, until it is answered: open one of its paths, or none.
  const std::optional<ArrayChoice>& choice() const { return choice_; }
  void answer(const std::string& path);
  void drop_choice() { choice_.reset(); }

  ExtractorKind extractor() const { return extractor_; }
  const std::string& assets_folder() const { return assets_folder_; }
  const FileFormats& formats() const { return options_.formats; }

 private:
  enum class Entry { kStep, kFirst };
  using Work = std::function<OpenResult(const OpenContext&, Progress&, ThreadPool&)>;

  OpenContext context() const;
  void start(const std::string& label, Work work, Entry entry = Entry::kStep);
  void open_path(const std::string& path, std::optional<AxisOrder> layout, Entry entry);
  // `stack` was open when the job began.
  void take(const OpenResult& result, Entry entry, const std::shared_ptr<const InputStack>& stack);
  void perform(const Opened& opened, Entry entry);

  Session& session_;
  std::string assets_folder_;
  std::shared_ptr<FeatureExtractor> features_;
  ExtractorKind extractor_;
  LoaderOptions options_;
  PhotoSize photo_size_ = PhotoSize::kNative;
  std::optional<ArrayChoice> choice_;
  Entry choice_entry_ = Entry::kStep;
  JobSlot slot_;
};

// What the window opens with: the sample scene with the maps of this extractor (of the filter bank, and a complaint in
// `error`, where that one cannot be had).
Document sample_document(const std::string& assets_folder, FeatureExtractor& features, ExtractorKind extractor,
                         std::string& error);

}  // namespace pw
