#pragma once
// Folders are listed beside the window: a network folder may take seconds, or never answer.
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/files/directory_listing.h"

namespace pw {

// UI thread only. The newest request wins; an older one still running is left to itself and its result dropped.
class ListingLoader {
 public:
  // `wake` is called from the worker when a listing is ready (in the window: glfwPostEmptyEvent). It may be called
  // after this object is gone and must stay valid then.
  explicit ListingLoader(std::function<void()> wake) : wake_(std::move(wake)) {}

  // Starts listing and waits up to a few milliseconds, so that a usual folder is there in the frame that asked.
  void request(const std::string& folder, const ListingOptions& options);
  bool busy() const { return job_ != nullptr; }
  // The result of the last request, once; nothing while it runs.
  std::optional<Expected<DirectoryListing>> take();

 private:
  struct Job;

  std::function<void()> wake_;
  std::shared_ptr<Job> job_;
};

}  // namespace pw
