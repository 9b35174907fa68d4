#pragma once
// What every subcommand is to the command line.
#include <functional>

#include "app/cli/options/option_parser.h"
#include "compute/core/error.h"

namespace pw {

// A subcommand and what it does once its options have been parsed. An error becomes one line on stderr and exit 1.
struct Subcommand {
  OptionParser parser;
  std::function<Expected<int>()> run;
};

}  // namespace pw
