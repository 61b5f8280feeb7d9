// SPDX-License-Identifier: Apache-2.0
#include "core/client/client.hpp"

#include "core/text/text.hpp"

#include <array>
#include <utility>

namespace attune {
namespace {

// The therapist reads the whole line in a list; longer ones are a slip of the clipboard.
constexpr std::size_t longest_line = 200;
constexpr std::size_t longest_text = 100'000;

// In the order of Sex.
constexpr std::array<std::string_view, 4> sex_ids{"", "woman", "man", "another"};

struct NamedText {
    const char* name;
    const std::string& text;
    std::size_t longest;
};

std::string called(const Client& client) {
    if (client.preferred_name.empty() || client.preferred_name == client.given_name)
        return client.given_name;
    if (client.given_name.empty())
        return client.preferred_name;
    return client.given_name + " (" + client.preferred_name + ")";
}

std::vector<std::string> text_problems(const Client& client) {
    const std::array texts{NamedText{"record number", client.record_number, 40},
                           NamedText{"given name", client.given_name, longest_line},
                           NamedText{"family name", client.family_name, longest_line},
                           NamedText{"preferred name", client.preferred_name, longest_line},
                           NamedText{"pronouns", client.pronouns, longest_line},
                           NamedText{"phone", client.phone, longest_line},
                           NamedText{"email", client.email, longest_line},
                           NamedText{"address", client.address, longest_text},
                           NamedText{"emergency contact", client.emergency_contact, longest_text},
                           NamedText{"remarks", client.remarks, longest_text}};
    std::vector<std::string> problems;
    for (const auto& [name, text, longest] : texts) {
        if (const auto unclean = text_problem(text))
            problems.push_back(std::string{name} + ": " + *unclean);
        else if (length_in_characters(text) > longest)
            problems.push_back(std::string{name} + ": longer than " + std::to_string(longest) +
                               " characters");
    }
    return problems;
}

} // namespace

std::string_view to_id(Sex sex) noexcept { return sex_ids.at(static_cast<std::size_t>(sex)); }

std::optional<Sex> sex_from_id(std::string_view id) noexcept {
    for (std::size_t index = 0; index < sex_ids.size(); ++index)
        if (sex_ids.at(index) == id)
            return static_cast<Sex>(index);
    return std::nullopt;
}

std::string Client::full_name() const {
    const std::string first = called(*this);
    if (first.empty() || family_name.empty())
        return first + family_name;
    return first + " " + family_name;
}

std::string Client::list_name() const {
    const std::string first = called(*this);
    if (first.empty() || family_name.empty())
        return family_name + first;
    return family_name + ", " + first;
}

std::vector<std::string> client_problems(const Client& client, Date today) {
    std::vector<std::string> problems = text_problems(client);
    if (problems.empty() && tidy_name(client.given_name + client.family_name + client.preferred_name).empty())
        problems.emplace_back("name: give at least one of given, family and preferred name");
    if (client.born && !client.born->ok())
        problems.emplace_back("birth date: not a day of the calendar");
    else if (client.born && *client.born > today)
        problems.emplace_back("birth date: lies in the future");
    else if (client.born && client.born->year() < std::chrono::year{1800})
        problems.emplace_back("birth date: before 1800");
    return problems;
}

} // namespace attune
