// SPDX-License-Identifier: Apache-2.0
#include "gui/caseload/caseload_view_model.hpp"

#include "core/caseload/caseload_course.hpp"
#include "core/caseload/caseload_reading.hpp"
#include "core/client/client_store.hpp"
#include "core/practice/settings_store.hpp"
#include "core/progress/statistics/number_words.hpp"
#include "core/text/text.hpp"
#include "gui/caseload/alert_words.hpp"
#include "gui/workspace/date_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <numeric>
#include <set>
#include <sstream>
#include <utility>

namespace attune {

namespace {

constexpr const char* nothing = "–";

int days_of(const std::optional<Date>& date) {
    return date ? static_cast<int>(std::chrono::sys_days{*date}.time_since_epoch().count())
                : std::numeric_limits<int>::min();
}

/// 0 for the most serious that waits; rows without an alert last.
int alert_rank(const CaseloadRow& row) {
    if (row.alerts.empty())
        return 100;
    const CaseloadAlert& alert = row.alerts.front();
    const int level = static_cast<int>(alert.alert.level);
    const bool calls = alert.alert.level == AlertLevel::red || alert.alert.level == AlertLevel::amber;
    return (alert.waits() ? 0 : calls ? 10 : 20) + level;
}

/// Δ in the direction of better; rows without change come first, as the least is known of them.
double change_of(const CaseloadRow& row) {
    return row.change.improvement.value_or(-std::numeric_limits<double>::infinity());
}

std::string start_to_now(const CaseloadRow& row) {
    if (row.scores.empty())
        return nothing;
    const std::string now = number_words(row.scores.back(), row.decimals);
    return row.scores.size() < row.base + 2 ? now : number_words(row.scores[row.base], row.decimals) + " to " + now;
}

/// Settings are named by letters, digits, dots and underscores.
std::string draft_key(const CaseloadAlert& alert) {
    std::string scale;
    for (const char letter : alert.alert.scale)
        scale += std::isalnum(static_cast<unsigned char>(letter)) != 0 ? letter : '_';
    return fmt::format("caseload.draft.{}.{}.{}.{}", static_cast<std::int64_t>(alert.client), alert.alert.score, scale,
                       alert_code(alert.alert.kind));
}

int order_of(const std::string& one, const std::string& other) { return one.compare(other); }

template<typename Number>
int order_of(Number one, Number other) {
    return one < other ? -1 : other < one ? 1 : 0;
}

int order_of(const CaseloadRow& one, const CaseloadRow& other, CaseloadColumn column) {
    switch (column) {
    case CaseloadColumn::client: return 0; // rows are by name
    case CaseloadColumn::approach: return order_of(one.approach, other.approach);
    case CaseloadColumn::sessions: return order_of(one.sessions, other.sessions);
    case CaseloadColumn::last_seen: return order_of(days_of(one.last_seen), days_of(other.last_seen));
    case CaseloadColumn::measure: return order_of(one.title, other.title);
    case CaseloadColumn::measured: return order_of(days_of(one.last_measured), days_of(other.last_measured));
    case CaseloadColumn::course:
    case CaseloadColumn::change: return order_of(change_of(one), change_of(other));
    case CaseloadColumn::label:
        return order_of(std::pair{group_of(one), label_words(one).words}, std::pair{group_of(other), label_words(other).words});
    case CaseloadColumn::alert: break;
    }
    return order_of(alert_rank(one), alert_rank(other));
}

} // namespace

CaseloadViewModel::CaseloadViewModel(Workspace& workspace)
    : workspace_{workspace} {}

void CaseloadViewModel::take(std::vector<CaseloadRow> rows) {
    rows_ = std::move(rows);
    is_read_ = true;
    failure_.clear();
    folded_.clear();
    courses_.clear();
    basis_.reset();
    std::set<std::string> approaches;
    has_others_ = false;
    for (const CaseloadRow& row : rows_) {
        has_others_ = has_others_ || row.care == CaseloadRow::Care::of_others;
        if (!row.approach.empty())
            approaches.insert(row.approach);
    }
    approaches_.assign(approaches.begin(), approaches.end());
    if (!approaches.contains(approach_))
        approach_.clear();
    refresh();
}

void CaseloadViewModel::fail(const std::string& reason) {
    rows_.clear();
    folded_.clear();
    courses_.clear();
    is_read_ = false;
    failure_ = reason;
    refresh();
}

void CaseloadViewModel::refresh() {
    if (!find_words_.empty() && folded_.empty()) // ten thousand names take longer to fold than the list to be shown
        for (const CaseloadRow& row : rows_)
            folded_.push_back(fold(row.name));
    shown_.clear();
    for (std::size_t index = 0; index < rows_.size(); ++index)
        if (matches(index))
            shown_.push_back(index);
    sort_shown();
    on_change();
}

bool CaseloadViewModel::matches(std::size_t index) const {
    const CaseloadRow& row = rows_[index];
    if (care_ == CareFilter::mine && row.care == CaseloadRow::Care::of_others)
        return false;
    if (!approach_.empty() && row.approach != approach_)
        return false;
    const bool fits = alerts_ == AlertFilter::waiting ? row.waits()
                      : alerts_ == AlertFilter::any   ? !row.alerts.empty()
                      : alerts_ == AlertFilter::none  ? row.alerts.empty()
                                                      : true;
    return fits && std::all_of(find_words_.begin(), find_words_.end(), [&](const std::string& word) {
               return folded_[index].find(word) != std::string::npos;
           });
}

void CaseloadViewModel::sort_shown() {
    // Stable on rows that are by name: what is equal stays so.
    std::stable_sort(shown_.begin(), shown_.end(), [this](std::size_t one, std::size_t other) {
        const int order = order_of(rows_[one], rows_[other], column_);
        return descending_ ? order > 0 : order < 0;
    });
    if (column_ == CaseloadColumn::client && descending_)
        std::reverse(shown_.begin(), shown_.end());
}

std::optional<std::size_t> CaseloadViewModel::index_of(ClientId client) const {
    const auto found = std::find_if(shown_.begin(), shown_.end(),
                                    [&](std::size_t index) { return rows_[index].client == client; });
    return found == shown_.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - shown_.begin())};
}

const CaseloadRow* CaseloadViewModel::find_row(ClientId client) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const CaseloadRow& row) { return row.client == client; });
    return found == rows_.end() ? nullptr : &*found;
}

CaseloadCell CaseloadViewModel::cell(std::size_t index, CaseloadColumn column) const {
    const CaseloadRow& each = row(index);
    const Date today = workspace_.clock.today();
    switch (column) {
    case CaseloadColumn::client: return {each.name};
    case CaseloadColumn::approach: return {each.approach.empty() ? nothing : each.approach};
    case CaseloadColumn::sessions: return {std::to_string(each.sessions)};
    case CaseloadColumn::last_seen: return {each.last_seen ? short_date(*each.last_seen, today) : nothing};
    case CaseloadColumn::measure: return {each.title.empty() ? nothing : each.title};
    case CaseloadColumn::measured: {
        if (!each.last_measured)
            return {nothing};
        const int days = days_between(*each.last_measured, today);
        return {days <= 0 ? "today" : days_words(days)};
    }
    case CaseloadColumn::course: return {};
    case CaseloadColumn::change: return {start_to_now(each)};
    case CaseloadColumn::label: {
        LabelWords label = label_words(each);
        return {std::move(label.words), label.mark};
    }
    case CaseloadColumn::alert: break;
    }
    if (each.alerts.empty())
        return {nothing};
    const CaseloadAlert& alert = each.alerts.front();
    if (alert.answer)
        return {"Answered: " + short_words(alert), Mark::none};
    return {short_words(alert), mark_of(alert.alert.level)};
}

const std::vector<std::optional<double>>& CaseloadViewModel::course(std::size_t index) {
    const CaseloadRow& each = row(index);
    if (const auto known = courses_.find(each.client); known != courses_.end())
        return known->second;
    if (!basis_)
        basis_ = schedule_basis(workspace_.shelf);
    return courses_.emplace(each.client, read_caseload_course(workspace_.vault, each, *basis_)).first->second;
}

void CaseloadViewModel::sort_by(CaseloadColumn column) {
    descending_ = column == column_ && !descending_;
    column_ = column;
    sort_shown();
    on_change();
}

void CaseloadViewModel::set_find(const std::string& words) {
    find_ = words;
    find_words_.clear();
    std::istringstream each{fold(words)};
    for (std::string word; each >> word;)
        find_words_.push_back(word);
    refresh();
}

void CaseloadViewModel::set_care(CareFilter care) {
    care_ = care;
    refresh();
}

void CaseloadViewModel::set_alerts(AlertFilter alerts) {
    alerts_ = alerts;
    refresh();
}

void CaseloadViewModel::set_approach(const std::string& approach) {
    approach_ = approach;
    refresh();
}

std::vector<CaseloadCount> CaseloadViewModel::counts() const {
    std::vector<CaseloadCount> counts{{0, Mark::good, "better, reliably"},
                                      {0, Mark::none, "no reliable change"},
                                      {0, Mark::critical, "worse, reliably"},
                                      {0, Mark::not_set, "too few scores"},
                                      {0, Mark::not_set, "no threshold known"}};
    for (const std::size_t index : shown_)
        ++counts[static_cast<std::size_t>(group_of(rows_[index]))].count;
    if (counts.back().count == 0)
        counts.pop_back();
    return counts;
}

std::string CaseloadViewModel::caution() const {
    const bool from_treatment = std::ranges::any_of(rows_, [](const CaseloadRow& row) { return row.base > 0; });
    return fmt::format("{} of {} open episodes. Change counts from the first score of the episode{}. Improvement may have "
                       "causes other than therapy.",
                       shown_.size(), rows_.size(),
                       from_treatment ? ", or from the last before treatment where the practice chose so" : "");
}

std::size_t CaseloadViewModel::waiting() const {
    return static_cast<std::size_t>(std::count_if(rows_.begin(), rows_.end(), [](const CaseloadRow& row) {
        return row.care == CaseloadRow::Care::mine && row.waits();
    }));
}

CaseloadViewModel::Empty CaseloadViewModel::empty() const {
    if (has_failed())
        return {"The caseload could not be read.", failure_, "&Try again"};
    if (!is_read_)
        return {"Reading the caseload…", "Every open episode, its scores and what they mean.", {}};
    if (rows_.empty())
        return {"No open episodes yet.", "The first note of a client begins one; then the client stands here.", {}};
    if (!find_.empty())
        return {fmt::format("No client here matches “{}”.", find_), "Clients without an open episode are not listed.",
                "Show &everyone"};
    return {"No client fits these filters.", fmt::format("{} have an open episode.", rows_.size()), "Show &everyone"};
}

std::string CaseloadViewModel::headline(const CaseloadRow& row, std::size_t alert) const {
    const auto client = workspace_.clients.find(row.client);
    const std::string name = client ? client->full_name() : row.name;
    if (alert < row.alerts.size())
        return fmt::format("{}: {}", name, headline_words(row.alerts[alert]));
    return name;
}

std::string CaseloadViewModel::answered_words(const CaseloadAlert& alert) const {
    if (!alert.answer)
        return {};
    std::string words;
    for (const std::string& id : alert.answer->considered)
        words += (words.empty() ? "" : ", ") + consideration_words(id);
    if (!alert.answer->words.empty())
        words += (words.empty() ? "" : ". ") + fmt::format("“{}”", alert.answer->words);
    const std::string when = alert.answer->note_day
                                 ? "in the note of " + short_date(*alert.answer->note_day, workspace_.clock.today())
                                 : moment_words(alert.answer->answered_at, workspace_.clock.today());
    return fmt::format("Answered {}: {}", when, words);
}

bool CaseloadViewModel::is_same(const CaseloadAlert& one, const CaseloadAlert& other) {
    return draft_key(one) == draft_key(other);
}

AlertDraft CaseloadViewModel::draft(const CaseloadAlert& alert) const {
    AlertDraft draft;
    const std::string kept = workspace_.settings.text(draft_key(alert)).value_or("");
    const std::size_t line = kept.find('\n');
    std::istringstream considered{kept.substr(0, line)};
    for (std::string id; considered >> id;)
        draft.considered.push_back(id);
    if (line != std::string::npos)
        draft.words = kept.substr(line + 1);
    return draft;
}

void CaseloadViewModel::keep_draft(const CaseloadAlert& alert, const AlertDraft& draft) {
    if (draft == this->draft(alert))
        return;
    std::string kept;
    for (const std::string& id : draft.considered)
        kept += (kept.empty() ? "" : " ") + id;
    workspace_.settings.set_text(draft_key(alert), draft == AlertDraft{} ? std::string{} : kept + "\n" + draft.words);
}

std::string CaseloadViewModel::answer_problem(const AlertDraft& draft) {
    const bool says_something = draft.words.find_first_not_of(" \t\r\n") != std::string::npos;
    return draft.considered.empty() && !says_something
               ? "Tick what you looked at, or write in a few words what you do."
               : std::string{};
}

void CaseloadViewModel::answer(ClientId client, std::size_t alert, const AlertDraft& draft) {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const CaseloadRow& row) { return row.client == client; });
    if (found == rows_.end() || alert >= found->alerts.size())
        return;
    CaseloadAlert& answered = found->alerts[alert];
    Change change{workspace_.vault.database()};
    AlertAnswerStore{workspace_.vault}.answer({.client = client,
                                               .alert = std::string{alert_code(answered.alert.kind)},
                                               .measure = answered.alert.measure,
                                               .scale = answered.alert.scale,
                                               .response = ResponseId{answered.alert.score},
                                               .considered = draft.considered,
                                               .words = draft.words});
    keep_draft(answered, {});
    change.commit();
    answered.answer = CaseloadAnswer{draft.considered, draft.words, workspace_.clock.now(), {}};
    sort_alerts(found->alerts);
    refresh();
}

void CaseloadViewModel::choose_leading(ClientId client, const std::string& measure) {
    workspace_.settings.set_text(leading_measure_key(client), measure);
}

std::string CaseloadViewModel::leading_choice(ClientId client) const {
    return workspace_.settings.text(leading_measure_key(client)).value_or("");
}

} // namespace attune
