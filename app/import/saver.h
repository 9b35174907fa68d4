#pragma once
// Saves weights, outputs and labels; the extension decides the format.
#include <memory>
#include <string>
#include <vector>

#include "app/jobs/job_slot.h"
#include "app/presentation/map_colours.h"
#include "app/session/session.h"

namespace pw {

enum class Saved { kWeights, kOutputs, kLabels, kFolder, kPair };

// All files that saving to this path writes, that one first.
std::vector<std::string> files_written(Saved what, const std::string& path);

// An error if the path has an ending, but none of those in which this is written.
Expected<void> check_saved_ending(Saved what, const std::string& path);

// The colours of a saved picture: those shown in the window. If it does not show these outputs yet, the window's rules
// for `theme` apply.
struct SavedColours {
  std::vector<OutputColours> shown;
  ThemeKind theme = ThemeKind::kDark;
};

// Window thread only.
class Saver {
 public:
  // `session` must outlive the saver.
  explicit Saver(Session& session) : session_(session), slot_(session.jobs().quick(), JobSlot::Cancellable::kNo) {}

  // Saves in the background, which nothing stops once it has begun; the session shows what was written, or an error.
  // Effective weights: NAME.npy (cout, cin)
  // and NAME_bias.npy next to it, both or neither: see write_files. Outputs: NAME.npy or NAME.safetensors in the
  // input's axis order, (N, H, W, cout) by default, or NAME.png in `colours`. Labels: NAME.npy, uint8 (H, W), or
  // (N, H, W) of a batch; 255 where there is no label. The pair of layers: weights and bias of each, as NAME_1.npy and
  // NAME_2.npy.
  void save(Saved what, const std::string& path, SavedColours colours = {});
  // The same for a new folder with x, W, b and y as arrays, and with `code` as check.py.
  void save_folder(const std::string& path, const std::string& code);
  // The last one saved, if it holds the session's stack, weights and mask; else empty.
  std::string saved_folder() const;

 private:
  struct SavedFolder {
    std::string path;
    // Of what it holds.
    std::weak_ptr<const InputStack> input;
    std::weak_ptr<const Weights> weights;
    Mask mask;
  };

  Session& session_;
  JobSlot slot_;
  SavedFolder saved_folder_;
};

}  // namespace pw
