// SPDX-License-Identifier: Apache-2.0
#include "core/response/response.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace attune {
namespace {

constexpr std::array<std::pair<ResponseMode, std::string_view>, 4> modes{{{ResponseMode::paper, "paper"},
                                                                          {ResponseMode::asked, "asked"},
                                                                          {ResponseMode::screen, "screen"},
                                                                          {ResponseMode::imported, "imported"}}};

std::string title_of(const Instrument& instrument, std::string_view scale) {
    const auto found = instrument.find_scale(scale);
    return found ? instrument.scales[*found].title : std::string{scale};
}

} // namespace

std::string_view to_id(ResponseMode mode) {
    return std::ranges::find(modes, mode, &decltype(modes)::value_type::first)->second;
}

std::optional<ResponseMode> response_mode_from_id(std::string_view id) {
    const auto* const found = std::ranges::find(modes, id, &decltype(modes)::value_type::second);
    return found == modes.end() ? std::nullopt : std::optional{found->first};
}

std::string_view to_id(ResponseAct act) {
    switch (act) {
    case ResponseAct::entered: return "entered";
    case ResponseAct::corrected: return "corrected";
    case ResponseAct::moved: return "moved";
    case ResponseAct::withdrawn: return "withdrawn";
    }
    return "entered";
}

std::string response_flag_words(const Instrument& instrument, const ResponseFlag& flag) {
    switch (flag.kind) {
    case ResponseFlag::Kind::before_episode: return "The day lies before the first episode of the client.";
    case ResponseFlag::Kind::outside_episode: return "The day lies in no episode of the client.";
    case ResponseFlag::Kind::same_day: return "There is another one of the same day.";
    case ResponseFlag::Kind::duplicate: return "The same answers were entered for the same day before.";
    case ResponseFlag::Kind::too_soon: return "The one before lies closer than the measure asks for.";
    case ResponseFlag::Kind::outside_age: return "The measure is not made for the age of the client.";
    case ResponseFlag::Kind::no_index_event: return instrument.index_event + " is not named.";
    case ResponseFlag::Kind::stated_differs:
        return title_of(instrument, flag.scale) + ": the stated score is not the one of the items.";
    case ResponseFlag::Kind::stated_alone:
        return title_of(instrument, flag.scale) + ": too little is answered to check the stated score.";
    }
    return {};
}

std::optional<std::string> form_for(const Instrument& instrument, std::string_view rater) {
    if (instrument.forms.empty())
        return std::string{};
    if (instrument.find_form(rater) != nullptr)
        return std::string{rater};
    if (rater == "client" && instrument.find_form("self") != nullptr)
        return "self";
    return std::nullopt;
}

} // namespace attune
