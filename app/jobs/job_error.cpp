#include "app/jobs/job_error.h"

#include <exception>
#include <new>

namespace pw {

Error out_of_memory(const std::string& label) {
  return {label, "not enough memory; the document is unchanged"};
}

Error current_error(Error error) noexcept {
  try {
    try {
      throw;
    } catch (const std::bad_alloc&) {
    } catch (const std::exception& exception) {
      error.reason = exception.what();
    } catch (...) {
      error.reason = "failed for an unknown reason; the document is unchanged";
    }
  } catch (...) {
    // No memory for the reason either.
  }
  return error;
}

}  // namespace pw
