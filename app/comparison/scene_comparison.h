#pragma once
// Reductions fitted on some generated scenes and scored on others.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/document/document.h"
#include "compute/core/error.h"
#include "compute/core/progress.h"
#include "compute/reduction/reduction.h"

namespace pw {

class ThreadPool;
struct ReductionData;

inline constexpr std::int64_t kComparedScenes = 24;
// Of nine classes every fourth position is fitted, which keeps the curves in time.
inline constexpr std::int64_t kNineClassStride = 4;

// What scenes are made by: as Session::MakeInput.
using MakeScene = std::function<Expected<Input>(const Source&, Progress&, ThreadPool&)>;

struct ComparedSeeds {
  std::vector<std::uint64_t> fitted;  // below 1,000,000
  std::vector<std::uint64_t> scored;  // from 1,000,000 on
  bool operator==(const ComparedSeeds&) const = default;
};
// `excluded`: the scene that the class trains on, which is neither fitted nor scored.
ComparedSeeds compared_seeds(std::int64_t scenes, std::optional<std::uint64_t> excluded);

struct SceneComparisonData {
  // 0 = not road, 1 = road; the score is IoU (pixels) and the accuracy of pixels, the mean of the scenes.
  std::shared_ptr<const ReductionData> road;
  // The nine scene classes at every fourth position; the score is IoU (positions), its mean over the classes present in
  // a scene, and the accuracy of positions; the mean of the scenes.
  std::shared_ptr<const ReductionData> classes;
};

// Makes the scenes by day, with the maps of this extractor. Once `progress` is cancelled: an error without a subject,
// "cancelled".
Expected<SceneComparisonData> make_scene_comparison(const ComparedSeeds& seeds, ExtractorKind extractor,
                                                    const MakeScene& make, Progress& progress, ThreadPool& pool);

}  // namespace pw
