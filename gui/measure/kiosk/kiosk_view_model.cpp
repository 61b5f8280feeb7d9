// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/kiosk/kiosk_view_model.hpp"

#include "core/client/client_store.hpp"
#include "core/error.hpp"
#include "core/practice/settings_store.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <random>
#include <sstream>

namespace attune {
namespace {

constexpr const char* news_key = "measures.answered_here";

} // namespace

KioskViewModel::KioskViewModel(Workspace& workspace, const KioskRequest& request)
    : entry_{workspace,
             {.client = request.client,
              .measure = request.measure,
              .corrects = {},
              .rater = request.rater,
              .about = request.about,
              .mode = ResponseMode::screen}},
      wording_{workspace.measure_wordings.find(request.measure, entry_.instrument().language)},
      order_(entry_.sheet().size()) {
    take_request(request);
    if (workspace.settings.load().kiosk_greeting == KioskGreeting::by_name && entry_.fields().rater == "client")
        if (const auto client = workspace.clients.find(request.client))
            greeted_name_ = client->preferred_name.empty() ? client->given_name : client->preferred_name;
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    if (entry_.instrument().order == Instrument::Order::shuffled) {
        std::mt19937 dice{std::random_device{}()};
        std::shuffle(order_.begin(), order_.end(), dice);
    }
}

/// What lies here half answered goes on, but never under another person's name.
void KioskViewModel::take_request(const KioskRequest& request) {
    SheetFields fields = entry_.fields();
    if (entry_.was_restored() && fields.mode != ResponseMode::screen)
        throw Error{ErrorKind::bad_input, "a sheet of this measure is begun and not saved: save it or throw it away first"};
    if (fields.about.empty()) // begun without
        fields.about = request.about;
    if (entry_.asks_about() && fields.about.empty())
        throw Error{ErrorKind::bad_input, "say whom the answers are about before the screen is turned"};
    const bool other_rater = !request.rater.empty() && request.rater != fields.rater;
    if (other_rater || (entry_.asks_about() && !request.about.empty() && request.about != fields.about))
        throw Error{ErrorKind::bad_input, "answers of or about somebody else are begun on this screen: hand those in or "
                                          "throw them away first"};
    entry_.set_fields(fields);
}

std::string KioskViewModel::title() const { return wording_ ? wording_->title : std::string{}; }

std::string KioskViewModel::instruction() const { return wording_ ? wording_->instruction : std::string{}; }

std::string KioskViewModel::question() const {
    const MeasureItem& shown = entry_.sheet().item(item());
    return wording_ ? wording_->text_of(shown) : fmt::format("{}. {}", shown.id, topic_words(shown));
}

std::vector<AnswerOption> KioskViewModel::options() const {
    auto options = choices_of(scale());
    if (wording_)
        for (AnswerOption& option : options)
            if (const auto label = wording_->label_of(entry_.sheet().item(item()), option.value))
                option.label = *label;
    return options;
}

std::string KioskViewModel::place_words() const {
    const EntrySheet& sheet = entry_.sheet();
    std::size_t asked = 0;
    std::size_t before = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
        if (!sheet.is_asked(order_[i]))
            continue;
        ++asked;
        before += i <= at_ ? 1 : 0;
    }
    return fmt::format("Question {} of {}", before, asked);
}

double KioskViewModel::progress() const {
    return stage_ == Stage::review ? 1 : static_cast<double>(at_) / static_cast<double>(std::max<std::size_t>(order_.size(), 1));
}

std::optional<std::size_t> KioskViewModel::neighbour(int step) const {
    for (auto place = static_cast<std::ptrdiff_t>(at_) + step;
         place >= 0 && place < static_cast<std::ptrdiff_t>(order_.size()); place += step)
        if (entry_.sheet().is_asked(order_[static_cast<std::size_t>(place)]))
            return static_cast<std::size_t>(place);
    return std::nullopt;
}

void KioskViewModel::begin() {
    stage_ = Stage::question;
    if (!is_empty())
        go_to_open();
    on_change();
}

void KioskViewModel::answered() {
    keep(); // each answer at once: nobody is here who would notice a loss
    next();
}

bool KioskViewModel::keep() {
    const bool is_kept = entry_.keep();
    if (!is_kept) {
        trouble_ = Trouble::not_kept;
        is_disk_full_ = entry_.is_disk_full();
    } else if (trouble_ == Trouble::not_kept) {
        trouble_ = Trouble::none;
    }
    return is_kept;
}

void KioskViewModel::choose(double value) {
    entry_.sheet().choose(item(), value);
    answered();
}

void KioskViewModel::does_not_apply() {
    entry_.sheet().go_to(item());
    if (entry_.sheet().does_not_apply())
        answered();
}

void KioskViewModel::decline() {
    entry_.sheet().go_to(item());
    entry_.sheet().leave_out();
    answered();
}

void KioskViewModel::mark(double value) {
    entry_.sheet().type(item(), answer_number(value));
    keep();
}

void KioskViewModel::next() {
    if (const auto place = neighbour(1))
        at_ = *place;
    else
        stage_ = Stage::review;
    on_change();
}

void KioskViewModel::back() {
    if (stage_ == Stage::review)
        stage_ = Stage::question;
    else if (const auto place = neighbour(-1))
        at_ = *place;
    else
        stage_ = Stage::welcome;
    on_change();
}

void KioskViewModel::go_to_open() {
    const auto open_items = entry_.sheet().open_items();
    stage_ = open_items.empty() ? Stage::review : Stage::question;
    for (std::size_t i = order_.size(); i-- > 0;)
        if (std::find(open_items.begin(), open_items.end(), order_[i]) != open_items.end())
            at_ = i;
    on_change();
}

std::optional<ResponseId> KioskViewModel::hand_in() {
    if (is_handed_in_)
        return std::nullopt;
    try {
        const ResponseId saved = entry_.save();
        is_handed_in_ = true;
        trouble_ = Trouble::none;
        return saved;
    } catch (const std::exception& failure) { // nothing of why on the client's screen, but what the disk lacks
        const auto* error = dynamic_cast<const Error*>(&failure);
        is_disk_full_ = error != nullptr && error->kind() == ErrorKind::no_space;
        trouble_ = Trouble::not_handed_in;
        return std::nullopt;
    }
}

void keep_kiosk_news(Workspace& workspace, const KioskNews& news) {
    workspace.settings.set_text(news_key,
                                fmt::format("{} {} {} {}", static_cast<std::int64_t>(news.client),
                                            news.response ? static_cast<std::int64_t>(*news.response) : 0,
                                            news.needs_looking_at ? 1 : 0, news.measure));
}

std::optional<KioskNews> kiosk_news(Workspace& workspace) {
    const auto kept = workspace.settings.text(news_key);
    if (!kept || kept->empty())
        return std::nullopt;
    std::istringstream words{*kept};
    std::int64_t client = 0;
    std::int64_t response = 0;
    int look = 0;
    KioskNews news;
    if (!(words >> client >> response >> look) || !std::getline(words >> std::ws, news.measure))
        return std::nullopt;
    news.client = ClientId{client};
    if (response != 0)
        news.response = ResponseId{response};
    news.needs_looking_at = look != 0;
    return news;
}

void forget_kiosk_news(Workspace& workspace) {
    if (kiosk_news(workspace))
        workspace.settings.set_text(news_key, "");
}

} // namespace attune
