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
  bool can_ask = true;  // whether the user can choose among several arrays in a file; else such a file is an error
};

// Files that were given at once.
struct FileGroup {
  std::size_t count = 1;
  std::size_t failed = 0;   // so far
  std::string first_error;  // of those that failed
};

// Window thread only. Every call starts a job; the newest one wins. When it is done, the session receives an action for
// the document at that time; on failure it shows an error and keeps its document.
class Loader {
 public:
  // `session` must outlive the loader. `extractor` is the initial one for images. Only jobs of the session's quick
  // queue use `features`, one at a time.
  Loader(Session& session, std::string assets_folder, std::shared_ptr<FeatureExtractor> features,
         ExtractorKind extractor, LoaderOptions options = {});

  // Whether opening is one undo step, or, as for a file on the command line, leaves nothing to undo.
  enum class Entry { kStep, kFirst };
  // Recognised by content: an image, a stack, weights, a bias or labels.
  void open(const std::string& path, std::optional<AxisOrder> axis_order = std::nullopt);
  // With the files given at once, null if it is alone: a failure stays visible when another one of the group opens.
  void open(const std::string& path, Entry entry, std::shared_ptr<FileGroup> group);
  // A file of labels for the document's maps, whatever its content looks like.
  void open_labels(const std::string& path);
  void open_hand_checkable();
  // A road scene from the built-in generator, with its ground truth.
  void open_scene(std::uint64_t seed, Weather weather = Weather::kDay);
  // Extracts features from the document's picture with another extractor, which later pictures use too.
  void set_extractor(ExtractorKind kind);
  // Sets how photos are brought to the size that the network was trained on; reads the document's photo again.
  void set_photo_size(PhotoSize size);
  PhotoSize photo_size() const { return photo_size_; }
  // Reads the document's array again in the other axis order.
  void flip_axis_order();
  // Loads preset weights by id (see presets_for) and shows `explanation`.
  void use_preset(const std::string& id, const std::string& explanation);

  // Shows this example in Two layers.
  void use_pair_case(PairCase example);

  // The pending question which array of a file to open; answer() or drop_choice() ends it.
  const std::optional<ArrayChoice>& choice() const { return choice_; }
  void answer(const std::string& path);
  void drop_choice() { choice_.reset(); }

  ExtractorKind extractor() const { return extractor_; }
  const std::string& assets_folder() const { return assets_folder_; }
  const FileFormats& formats() const { return options_.formats; }

 private:
  struct Request {
    Entry entry = Entry::kStep;
    std::shared_ptr<FileGroup> group;  // null: not of a group
    bool is_for_labels = false;        // else recognised by content
  };
  using Work = std::function<OpenResult(const OpenContext&, Progress&, ThreadPool&)>;

  OpenContext context() const;
  void start(const std::string& label, Work work, Request request);
  void open_path(const std::string& path, std::optional<AxisOrder> axis_order, Request request);
  // `stack` was open when the job started.
  void handle_result(const OpenResult& result, const Request& request, const std::shared_ptr<const InputStack>& stack);
  void show_failure(std::string error, const Request& request);
  void perform(const Opened& opened, const Request& request);

  Session& session_;
  std::string assets_folder_;
  std::shared_ptr<FeatureExtractor> features_;
  ExtractorKind extractor_;
  LoaderOptions options_;
  PhotoSize photo_size_ = PhotoSize::kNative;
  std::optional<ArrayChoice> choice_;
  Request choice_request_;
  JobSlot slot_;
};

// What the window opens with: the sample scene with maps by this extractor or, if it fails, by the filter bank, with
// the reason in `error`.
Document sample_document(const std::string& assets_folder, FeatureExtractor& features, ExtractorKind extractor,
                         std::string& error);

}  // namespace pw
