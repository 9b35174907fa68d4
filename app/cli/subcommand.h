#pragma once
// A subcommand as the command line sees it.
#include <functional>

#include "app/cli/options/option_parser.h"
#include "compute/core/error.h"

namespace pw {

// `run` is called once the options have been parsed and returns the exit status. An error becomes one line on stderr
// and exit status 1.
struct Subcommand {
  OptionParser parser;
  std::function<Expected<int>()> run;
};

}  // namespace pw
