#include "app/cli/options/option_parser.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <utility>

#include "app/cli/options/messages.h"

namespace pw {
namespace {

constexpr int kBadUsage = 2;

// The subcommand being parsed, or the program itself.
std::string name_in_use(const CLI::App& program) {
  const auto parsed = program.get_subcommands();
  return parsed.empty() ? program.get_name() : program.get_name() + " " + parsed.front()->get_name();
}

}  // namespace

void OptionParser::add(const OptionText& text, ParseValue parse) const {
  const std::string name = text.names.substr(0, text.names.find(','));
  const auto check = [name, parse = std::move(parse)](const std::vector<std::string>& given) {
    for (const std::string& value : given) {
      if (const std::string reason = parse(value); !reason.empty()) throw CLI::ValidationError(name, reason);
    }
  };
  const auto policy = text.repeats ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::Throw;
  app_->add_option_function<std::vector<std::string>>(text.names, check, text.help)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(policy)
      ->type_name(text.type)
      ->default_str(text.default_text.value_or(""))
      ->required(text.required);
}

void OptionParser::add_flag(const std::string& names, bool& target, const std::string& help) const {
  app_->add_flag(names, target, help);
}

void OptionParser::add_arguments(const std::string& name, std::vector<std::string>& target,
                                 const std::string& help) const {
  app_->add_option(name, target, help)->type_name("");
}

bool OptionParser::chosen() const {
  return app_->parsed();
}

ProgramParser::ProgramParser(const std::string& name, const std::string& description, const std::string& version)
    : app_(std::make_unique<CLI::App>(description, name)) {
  app_->set_version_flag("--version", name + " " + version, "Print the version and exit");
  app_->require_subcommand(0, 1);
}

ProgramParser::~ProgramParser() = default;

OptionParser ProgramParser::add_subcommand(const std::string& name, const std::string& description) const {
  return OptionParser(*app_->add_subcommand(name, description));
}

std::optional<int> ProgramParser::parse(int argc, char** argv) const {
  try {
    app_->parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return app_->exit(error);
    show_message(fmt::format("{} (see {} --help)", error.what(), name_in_use(*app_)));
    return kBadUsage;
  }
}

}  // namespace pw
