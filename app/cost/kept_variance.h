#pragma once
// How much of the maps' variance so many outputs can keep at most: principal components of the stack shown.
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "app/document/document.h"
#include "app/jobs/job_slot.h"

namespace pw {

// The share of the standardised maps' variance that their first 1, 2, 3 … principal components have.
Expected<std::vector<double>> kept_shares(const InputStack& input);

// Window thread only. Found in the background, once for each stack.
class KeptVariance {
 public:
  enum class State { kAbsent, kFinding, kFound, kFailed };

  // `queue` must outlive this.
  explicit KeptVariance(JobQueue& queue) : slot_(queue) {}
  // Finds it for the stack of the document, if that has not been done.
  void refresh(const Document& document);
  // Tries once more after it was cancelled or has failed.
  void try_again();

  State state() const;
  const std::string& problem() const { return problem_; }
  // For 1, 2, 3 … outputs; of many maps only the first are known. Empty until they are found.
  const std::vector<double>& shares() const { return shares_; }
  // With so many outputs; absent where it is not known.
  std::optional<double> share(std::int64_t outputs) const;

 private:
  void start();

  std::shared_ptr<const InputStack> of_;
  std::vector<double> shares_;
  std::string problem_;
  JobSlot slot_;
};

}  // namespace pw
