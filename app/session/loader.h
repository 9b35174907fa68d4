#pragma once
// From files, images and built-in inputs to a new document, in the background.
#include <memory>
#include <optional>
#include <string>

#include "app/session/session.h"
#include "compute/core/resize.h"

namespace pw {

// Window thread only. Every call starts a job on the session's worker; when it ends, the session gets the new document,
// or a complaint and keeps the one it has.
class Loader {
 public:
  // `session` outlives the loader's last call; jobs are the session's own. `extractor` is what images get first.
  Loader(Session& session, std::string assets_folder, ExtractorKind extractor);

  // Recognised by content: an image, a stack or weights.
  void open(const std::string& path, std::optional<Layout> layout = std::nullopt);
  // The same for a file named at the start: there is nothing before it to go back to.
  void open_first(const std::string& path);
  void open_hand_checkable();
  // A road scene of the project's own generator, with its truth.
  void open_scene(std::uint64_t seed);
  // The features of the document's image by another extractor, which later images use too.
  void set_extractor(ExtractorKind kind);
  // How photos are brought to the size that the network was trained on; reads the document's photo again.
  void set_photo_size(PhotoSize size);
  PhotoSize photo_size() const { return photo_size_; }
  // Reads the document's array again with its axes the other way round.
  void flip_layout();

  ExtractorKind extractor() const { return extractor_; }
  const std::string& assets_folder() const { return assets_folder_; }

 private:
  Session& session_;
  std::string assets_folder_;
  ExtractorKind extractor_;
  PhotoSize photo_size_ = PhotoSize::kNative;
  // Used by jobs only, one at a time.
  std::shared_ptr<FeatureExtractor> features_;
};

// What the window opens with: the sample scene with the maps of this extractor (of the filter bank, and a complaint in
// `error`, where that one cannot be had).
Document sample_document(const std::string& assets_folder, ExtractorKind extractor, std::string& error);

}  // namespace pw
