#pragma once
// Images are decoded by a program of their own, pointwise-decode, so that a file that makes the decoder crash, hang or
// take all memory is an error and nothing else.
#include <chrono>
#include <cstdint>
#include <string>

#include "compute/core/error.h"
#include "compute/core/image.h"
#include "compute/core/progress.h"
#include "compute/io/files/input_file.h"

namespace pw {

struct DecodedImage {
  Image image;
  std::string
      note;  // what was done to it besides decoding, for the user: "transparent parts laid on white"; may be empty
};

struct ImageDecoder {
  std::string program;  // the path of pointwise-decode
  // What it may take. Far more than the largest image needs on a slow machine.
  std::chrono::seconds cpu_time{60};
  std::chrono::milliseconds deadline{120'000};
};

// The one beside this program.
ImageDecoder image_decoder();

// Waits for the answer; any number of threads may. Errors are one sentence about the file, also where the decoder is
// missing, crashes, takes too long or answers nonsense. Cancelled through `progress`, which may be null: an error with
// the reason "cancelled".
Expected<DecodedImage> decode_file(const InputFile& file, const ImageDecoder& decoder, const Progress* progress);

}  // namespace pw
