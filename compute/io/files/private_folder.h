#pragma once
// A folder for what concerns only this user.
#include <string>

#include "compute/core/error.h"

namespace pw {

// Creates the folder and its parents if they are missing, accessible only to this user.
Expected<void> make_private_folder(const std::string& folder);

}  // namespace pw
