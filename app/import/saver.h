#pragma once
// Weights and outputs into files, by the ending of the name.
#include <string>
#include <vector>

#include "app/jobs/job_slot.h"
#include "app/presentation/map_colours.h"
#include "app/session/session.h"

namespace pw {

enum class Saved { kWeights, kOutputs };

// The colours of a saved picture: those that the window shows. Where it shows none of these outputs yet, the window's
// rule decides, in this look.
struct SavedColours {
  std::vector<OutputColours> shown;
  ThemeKind theme = ThemeKind::kDark;
};

// Window thread only.
class Saver {
 public:
  // `session` outlives the saver.
  explicit Saver(Session& session) : session_(session), slot_(session.jobs().quick()) {}

  // Started in the background; the session says what was written, or complains. Effective weights: NAME.npy (cout, cin)
  // with NAME_bias.npy beside it. Outputs: NAME.npy as (N, H, W, cout), or NAME.png in `colours`.
  void save(Saved what, const std::string& path, SavedColours colours = {});

 private:
  Session& session_;
  JobSlot slot_;
};

}  // namespace pw
