#include "app/files/listing_loader.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace pw {
namespace {

constexpr std::chrono::milliseconds kPatience{4};

}  // namespace

// Shared by the window and one worker; whoever is last frees it.
struct ListingLoader::Job {
  std::mutex mutex;
  std::condition_variable done;
  std::optional<Expected<DirectoryListing>> result;  // guarded by mutex

  void finish(Expected<DirectoryListing> listing) {
    const std::lock_guard lock(mutex);
    result = std::move(listing);
    done.notify_all();
  }
};

void ListingLoader::request(const std::string& folder, const ListingOptions& options) {
  job_ = std::make_shared<Job>();
  try {
    // Detached, since a folder that never answers must not keep the program from ending.
    std::thread([job = job_, wake = wake_, folder, options] {
      job->finish(list_directory(folder, options));
      if (wake) wake();
    }).detach();
  } catch (const std::system_error& error) {
    job_->finish(fail(folder, "cannot be listed: {}", error.what()));
  }
  std::unique_lock lock(job_->mutex);
  job_->done.wait_for(lock, kPatience, [&] { return job_->result.has_value(); });
}

std::optional<Expected<DirectoryListing>> ListingLoader::take() {
  if (job_ == nullptr) return std::nullopt;
  std::optional<Expected<DirectoryListing>> result;
  {
    const std::lock_guard lock(job_->mutex);
    if (!job_->result.has_value()) return std::nullopt;
    result = std::move(job_->result);
  }
  job_.reset();
  return result;
}

}  // namespace pw
