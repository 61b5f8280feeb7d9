// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace attune::cli {

/// How a command ends; the numbers are promised to scripts.
enum class Exit { done = 0, failed = 1, wrong_use = 2, vault_closed = 3, found_problems = 4 };

/// What a command says. With `--json` exactly one JSON document goes to standard output and the lines for people
/// stay away; without it only the lines are printed.
class Output {
public:
    explicit Output(bool json)
        : json_{json} {}

    void line(const std::string& text);
    /// Columns are as wide as their widest cell; the first row is the head.
    void table(const std::vector<std::vector<std::string>>& rows);
    /// The document of this command. Call once.
    void document(const nlohmann::ordered_json& document);

private:
    bool json_;
};

/// A wrong use that the option parser cannot see: message on standard error, exit 2.
struct WrongUse {
    std::string message;
};

} // namespace attune::cli
