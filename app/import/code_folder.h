#pragma once
// A folder with the layer's arrays and the program that checks them.
#include <string>

#include "app/document/document.h"

namespace pw {

// Writes x.npy, w.npy (the effective weights), b.npy, y.npy and check.py, which holds `code`, into the folder `path`,
// which is created; an existing one must be empty. All of them or nothing.
Expected<void> write_code_folder(const Document& document, ThreadPool& pool, const std::string& path,
                                 const std::string& code);

}  // namespace pw
