#pragma once
// The labels on which reductions of the document's stack are fitted and scored.
#include <cstdint>
#include <string>
#include <vector>

#include "app/document/document.h"

namespace pw {

struct ComparedLabels {
  // A class per position of all images; kUnlabelled where there is none.
  std::vector<std::uint8_t> fitted, scored;
  std::vector<std::string> names;                  // of the classes
  std::vector<std::optional<SceneClass>> classes;  // what they stand for in a generated scene
  bool is_truth_known = false;
  std::string note;     // what they are, in a few words
  std::string problem;  // why nothing can be fitted, in one sentence; empty if it can
};

// Fitted on the painted labels; where nothing is painted, on 40 random positions of each class of the ground truth.
// Scored on all other positions of the ground truth; without one, on the painted labels that are held out.
ComparedLabels compared_labels(const Document& document);
// What these classes stand for: the document's, or road and what is not.
std::vector<std::optional<SceneClass>> compared_classes(const Document& document);

}  // namespace pw
