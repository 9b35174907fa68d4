#include "app/jobs/job_error.h"

#include <exception>
#include <new>

namespace pw {

Error out_of_memory(const std::string& label) {
  return {label, "there is not enough memory for this; the document stays as it is"};
}

Error current_error(Error error) noexcept {
  try {
    try {
      throw;
    } catch (const std::bad_alloc&) {
    } catch (const std::exception& exception) {
      error.reason = exception.what();
    } catch (...) {
      error.reason = "it failed and did not say why; the document stays as it is";
    }
  } catch (...) {
    // No memory for the reason either.
  }
  return error;
}

}  // namespace pw
