#include "app/session/settings.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "compute/io/files/input_file.h"
#include "compute/io/files/output_file.h"
#include "compute/io/files/private_folder.h"
#include "compute/io/files/quoted_name.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

constexpr char kVersionKey[] = "version";
constexpr int kVersion = 1;
constexpr std::int64_t kMaxBytes = 1'000'000;
constexpr std::size_t kMaxDepth = 32;
constexpr int kMaxBackups = 1000;

// All settings, by their keys in the file.
constexpr std::tuple kValues{std::pair{"theme", &Settings::theme}, std::pair{"axis_order", &Settings::axis_order},
                             std::pair{"reduces_motion", &Settings::reduces_motion},
                             std::pair{"last_folder", &Settings::last_folder}};

// Calls `visit` with the key and the member of each setting.
template <class Visit>
void visit_values(const Visit& visit) {
  std::apply([&](const auto&... value) { (visit(value.first, value.second), ...); }, kValues);
}

constexpr std::array kThemes{ThemeKind::kDark, ThemeKind::kLight, ThemeKind::kProjector};

std::string value_name(ThemeKind theme) {
  return theme_name(theme);
}
std::string value_name(AxisOrder order) {
  return axis_order_name(order);
}

// Reads a value; returns what is wrong with it, empty on success.
template <class Choice>
std::string read_choice(const nlohmann::json& json, std::span<const Choice> choices, Choice& value) {
  std::vector<std::string> names;
  for (const Choice choice : choices) {
    names.push_back(quoted_name(value_name(choice)));
    if (json == value_name(choice)) {
      value = choice;
      return {};
    }
  }
  return fmt::format("is not one of {}", fmt::join(names, ", "));
}

std::string read_value(const nlohmann::json& json, ThemeKind& value) {
  return read_choice<ThemeKind>(json, kThemes, value);
}
std::string read_value(const nlohmann::json& json, AxisOrder& value) {
  return read_choice<AxisOrder>(json, kAxisOrders, value);
}
std::string read_value(const nlohmann::json& json, bool& value) {
  if (!json.is_boolean()) return "is neither true nor false";
  value = json.get<bool>();
  return {};
}
std::string read_value(const nlohmann::json& json, std::string& value) {
  if (!json.is_string()) return "is not a string";
  value = json.get<std::string>();
  return {};
}

template <class Choice>
std::optional<nlohmann::json> value_json(Choice value) {
  return value_name(value);
}
std::optional<nlohmann::json> value_json(bool value) {
  return value;
}
// JSON is Unicode; a path with other bytes is not stored.
std::optional<nlohmann::json> value_json(const std::string& value) {
  try {
    static_cast<void>(nlohmann::json(value).dump());
    return value;
  } catch (const nlohmann::json::type_error&) {
    return std::nullopt;
  }
}

// Checks the text before anything is built from it.
class LimitCheck : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::string problem;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(std::int64_t) override { return true; }
  bool number_unsigned(std::uint64_t) override { return true; }
  bool number_float(double, const std::string&) override { return true; }
  bool string(std::string&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return begin(); }
  bool start_array(std::size_t) override { return begin(); }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }
  bool key(std::string& name) override {
    return keys_.back().insert(name).second || refuse(fmt::format("has {} twice", quoted_name(name)));
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    return refuse(fmt::format("is not valid JSON at byte {}", position));
  }

 private:
  bool begin() {
    if (keys_.size() == kMaxDepth) return refuse(fmt::format("is nested deeper than {} levels", kMaxDepth));
    keys_.emplace_back();
    return true;
  }
  bool end() {
    keys_.pop_back();
    return true;
  }
  bool refuse(std::string what) {
    problem = std::move(what);
    return false;
  }

  std::vector<std::set<std::string>> keys_;  // of the objects that are open
};

std::string version_problem(const nlohmann::json& version) {
  if (!version.is_number_integer() || version < 1)
    return fmt::format("its {} is not a whole number of at least 1", kVersionKey);
  if (version > kVersion)
    return fmt::format("was written by a newer Pointwise (version {}; this one reads {})", version.dump(), kVersion);
  return {};
}

// The error for a damaged file has no subject.
Expected<Settings> parse_settings(std::string_view text) {
  LimitCheck check;
  if (!nlohmann::json::sax_parse(text, &check)) return fail({}, "{}", check.problem);
  nlohmann::json json = nlohmann::json::parse(text);
  if (!json.is_object()) return fail({}, "is not a JSON object");
  if (const auto version = json.find(kVersionKey); version != json.end()) {
    if (const std::string problem = version_problem(*version); !problem.empty()) return fail({}, "{}", problem);
    json.erase(version);
  }
  Settings settings;
  std::string problem;
  visit_values([&](const char* key, auto member) {
    const auto found = json.find(key);
    if (found == json.end()) return;
    if (const std::string wrong = read_value(*found, settings.*member); !wrong.empty())
      problem = fmt::format("its {} {}", key, wrong);
    json.erase(found);
  });
  if (!problem.empty()) return fail({}, "{}", problem);
  settings.unknown = json.dump();
  return settings;
}

Expected<Settings> read_settings(const InputFile& file) {
  if (file.size() > kMaxBytes) return fail({}, "is larger than {} MB", kMaxBytes / 1'000'000);
  const auto bytes = file.read_all(kMaxBytes);
  if (!bytes) return Unexpected(bytes.error());
  return parse_settings({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
}

// Renames the file to PATH.ENDING or, if that exists, PATH.ENDING.2 and so on; returns the new name.
Expected<std::string> set_aside(const std::string& path, std::string_view ending) {
  for (int number = 1; number <= kMaxBackups; ++number) {
    const std::string name =
        number == 1 ? fmt::format("{}.{}", path, ending) : fmt::format("{}.{}.{}", path, ending, number);
    std::error_code error;
    if (fs::exists(fs::symlink_status(name, error))) continue;
    fs::rename(path, name, error);
    if (error) return fail(path, "cannot be renamed to {}: {}", name, error.message());
    return name;
  }
  return fail(path, "cannot be renamed: there are already {} backups; delete some", kMaxBackups);
}

std::string settings_text(const Settings& settings) {
  nlohmann::json json = nlohmann::json::parse(settings.unknown);
  json[kVersionKey] = kVersion;
  visit_values([&](const char* key, auto member) {
    if (const auto given = value_json(settings.*member)) json[key] = *given;
  });
  return json.dump(2) + "\n";
}

bool is_missing(const std::string& path) {
  std::error_code error;
  return path.empty() || fs::status(path, error).type() == fs::file_type::not_found;
}

}  // namespace

Settings with_changes(Settings settings, const Settings& before, const Settings& after) {
  visit_values([&](const char*, auto member) {
    if (before.*member != after.*member) settings.*member = after.*member;
  });
  return settings;
}

std::string settings_path(const char* config_home, const char* home) {
  // A relative one is to be ignored (XDG Base Directory Specification).
  const auto is_usable = [](const char* folder) { return folder != nullptr && *folder == '/'; };
  if (is_usable(config_home)) return (fs::path(config_home) / "pointwise/settings.json").string();
  if (is_usable(home)) return (fs::path(home) / ".config/pointwise/settings.json").string();
  return {};
}

Expected<LoadedSettings> load_settings(const std::string& path) {
  if (is_missing(path)) return LoadedSettings{};
  const auto file = InputFile::open(path);
  if (!file) return Unexpected(file.error());
  auto settings = read_settings(*file);
  if (settings) return LoadedSettings{std::move(*settings), {}};
  const Error& damage = settings.error();
  if (!damage.subject.empty()) return Unexpected(damage);
  const auto aside = set_aside(path, "damaged");
  if (!aside) return fail(path, "{}, and {}", damage.reason, aside.error().reason);
  return LoadedSettings{
      {}, fmt::format("{}: {}; it was renamed to {}, and the defaults are used", path, damage.reason, *aside)};
}

Expected<void> save_settings(const std::string& path, const Settings& settings) {
  if (path.empty()) return {};
  if (auto made = make_private_folder(fs::path(path).parent_path().string()); !made) return made;
  const bool is_new = is_missing(path);
  const std::string text = settings_text(settings);
  if (auto written = write_file(path, std::as_bytes(std::span(text))); !written) return written;
  std::error_code error;  // ignored: some file systems have no modes
  if (is_new) fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, error);
  return {};
}

Expected<std::string> reset_settings(const std::string& path) {
  if (path.empty()) return "no settings are kept without HOME or XDG_CONFIG_HOME, so there are none to reset";
  std::error_code error;
  if (!fs::exists(fs::symlink_status(path, error))) return path + ": does not exist; the defaults are already in use";
  const auto aside = set_aside(path, "old");
  if (!aside) return Unexpected(aside.error());
  return fmt::format("{}: was renamed to {}; the next start uses the defaults", path, *aside);
}

}  // namespace pw
