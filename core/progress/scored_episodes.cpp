// SPDX-License-Identifier: Apache-2.0
#include "core/progress/scored_episodes.hpp"

#include "core/progress/score_rules.hpp"
#include "core/vault/database.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace attune {

namespace {

constexpr std::size_t rows_between_stops = 4096;

/// Words that come again and again, as numbers.
class Words {
public:
    std::uint32_t number_of(std::string&& word) {
        if (last_ < words_.size() && words_[last_] == word)
            return last_;
        const auto found = std::find(words_.begin(), words_.end(), word);
        last_ = static_cast<std::uint32_t>(found - words_.begin());
        if (found == words_.end())
            words_.push_back(std::move(word));
        return last_;
    }
    [[nodiscard]] const std::string& word(std::uint32_t number) const { return words_[number]; }

private:
    std::vector<std::string> words_;
    std::uint32_t last_ = 0;
};

/// An instrument that responses were given with.
struct Version {
    std::shared_ptr<const Instrument> instrument;
    std::vector<std::size_t> scales; ///< that speak of change
};

struct ResponseLine {
    std::int64_t id = 0;
    std::int64_t episode = 0;
    std::size_t course = 0; ///< of the episode; only those that are read stay
    std::int64_t version = 0;
    Date day{};
    std::optional<TimeOfDay> time{};
    Instant entered_at{};
    std::uint32_t rater = 0, about = 0, language = 0;
};

/// D1: of one day the later time, then the later entry.
template<typename Entry>
bool is_before(const Entry& one, const Entry& other) {
    const auto place = [](const Entry& entry) {
        return std::tuple{std::chrono::sys_days{entry.day}, entry.time ? entry.time->minutes : -1, entry.entered_at};
    };
    return place(one) < place(other);
}

/// What D1 asks two scores to share, beside who answered about whom.
using Meaning = std::tuple<std::string, std::string, std::string, std::uint32_t>;

class CourseReading {
public:
    CourseReading(EpisodeReaders readers, InstrumentShelf& shelf, EpisodeScope scope, const std::stop_token& stop)
        : people_{readers.people},
          database_{readers.scores},
          shelf_{shelf},
          scope_{scope},
          stop_{stop} {}

    std::vector<ScoredEpisode> read() {
        // Who is treated since when, and what was answered, are read at the same time, each on a connection of its own.
        auto people = std::async(std::launch::async, [this] {
            read_episodes();
            read_sessions();
        });
        read_responses();
        people.get();
        place_responses();
        read_scores();
        read_safety();
        if (stop_.stop_requested())
            return {};
        for (ScoredEpisode& course : courses_)
            for (EpisodeScale& scale : course.scales)
                finish(scale);
        return std::move(courses_);
    }

private:
    void read_episodes();
    void read_sessions();
    void read_responses();
    void place_responses();
    void read_scores();
    void read_safety();
    static void finish(EpisodeScale& scale);
    void add_score(const ResponseLine& response, const std::string& scale, std::optional<double> value);
    const Version& version_of(std::int64_t number);
    std::uint32_t meaning_of(const Instrument& instrument, std::uint32_t language);
    EpisodeScale& scale_of(const ResponseLine& response, const Version& version, std::size_t scale);
    [[nodiscard]] std::optional<std::size_t> course_of(std::int64_t episode) const;
    [[nodiscard]] bool is_over(std::size_t& rows) const {
        return ++rows % rows_between_stops == 0 && stop_.stop_requested();
    }

    Database& people_;
    Database& database_;
    InstrumentShelf& shelf_;
    EpisodeScope scope_;
    const std::stop_token& stop_;
    std::vector<ScoredEpisode> courses_;
    std::unordered_map<std::int64_t, std::size_t> places_; ///< of episodes in `courses_`
    std::unordered_map<std::int64_t, Version> versions_;
    std::vector<ResponseLine> responses_;                  ///< by id
    std::vector<Meaning> meanings_;
    Words raters_, abouts_, languages_;
};

void CourseReading::read_episodes() {
    const bool only_open = scope_ == EpisodeScope::open;
    Statement select{people_, std::string{"SELECT e.id, e.client, e.started, e.ended, c.list_name, c.born, "
                                            "(SELECT s.approach FROM session s WHERE s.episode = e.id AND s.attended = 1 "
                                            "ORDER BY s.date DESC LIMIT 1) "
                                            "FROM client c JOIN episode e ON e.client = c.id "} +
                                    (only_open ? "WHERE c.archived = 0 AND e.ended IS NULL " : "") +
                                    "ORDER BY c.sort_key, c.list_name, c.id, e.started, e.id"};
    select.bind();
    std::size_t rows = 0;
    while (select.step() && !is_over(rows)) {
        ScoredEpisode course{.client = ClientId{select.integer(1)},
                             .episode = EpisodeId{select.integer(0)},
                             .name = select.text(4),
                             .born = select.optional_date(5),
                             .started = select.date(2),
                             .ended = select.optional_date(3),
                             .approach = select.is_null(6) ? std::string{} : select.text(6)};
        // Of several open ones the one that began last is the one that goes on.
        if (only_open && !courses_.empty() && courses_.back().client == course.client)
            courses_.back() = std::move(course);
        else
            courses_.push_back(std::move(course));
    }
    places_.reserve(courses_.size());
    for (std::size_t index = 0; index < courses_.size(); ++index)
        places_.emplace(static_cast<std::int64_t>(courses_[index].episode), index);
}

std::optional<std::size_t> CourseReading::course_of(std::int64_t episode) const {
    const auto found = places_.find(episode);
    return found == places_.end() ? std::nullopt : std::optional{found->second};
}

void CourseReading::read_sessions() {
    Statement select{people_, "SELECT episode, date FROM session WHERE attended = 1 ORDER BY episode, date"};
    select.bind();
    std::size_t rows = 0;
    std::int64_t episode = 0;
    std::optional<std::size_t> course;
    while (select.step() && !is_over(rows)) {
        if (const std::int64_t next = select.integer(0); next != episode) {
            episode = next;
            course = course_of(episode);
        }
        if (course)
            courses_[*course].attended.push_back(select.date(1));
    }
}

const Version& CourseReading::version_of(std::int64_t number) {
    if (const auto found = versions_.find(number); found != versions_.end())
        return found->second;
    Statement select{database_, "SELECT hash, pack, measure FROM measure_version WHERE id = ?1"};
    Version version;
    if (select.bind(number).step()) {
        const std::string hash = select.text(0);
        const std::string pack = select.text(1);
        version.instrument = shelf_.find(select.text(2));
        if (version.instrument == nullptr || version.instrument->hash != hash) {
            Statement whole{database_, "SELECT xml FROM measure_version WHERE id = ?1"};
            if (whole.bind(number).step())
                version.instrument = shelf_.from_response(pack, whole.text(0), hash);
        }
    }
    if (version.instrument != nullptr)
        version.scales = change_scales(*version.instrument);
    return versions_.emplace(number, std::move(version)).first->second;
}

void CourseReading::read_responses() {
    Statement select{database_, "SELECT id, episode, measure_version, day, at_minute, entered_at, rater, about, language "
                                "FROM response WHERE counts = 1 AND episode IS NOT NULL"};
    select.bind();
    std::size_t rows = 0;
    while (select.step() && !is_over(rows)) {
        ResponseLine& line = responses_.emplace_back();
        line.id = select.integer(0);
        line.episode = select.integer(1);
        line.version = select.integer(2);
        line.day = select.date(3);
        if (const auto minutes = select.optional_integer(4))
            line.time = TimeOfDay{static_cast<int>(*minutes)};
        line.entered_at = select.instant(5);
        line.rater = raters_.number_of(select.text(6));
        line.about = abouts_.number_of(select.text(7));
        line.language = languages_.number_of(select.text(8));
    }
}

/// Finds the episodes of the responses, lets go of those of others, and puts them by id, as scores are.
void CourseReading::place_responses() {
    const std::size_t nowhere = courses_.size();
    for (ResponseLine& line : responses_)
        line.course = course_of(line.episode).value_or(nowhere);
    std::erase_if(responses_, [nowhere](const ResponseLine& line) { return line.course == nowhere; });
    std::sort(responses_.begin(), responses_.end(),
              [](const ResponseLine& one, const ResponseLine& other) { return one.id < other.id; });
    for (const ResponseLine& line : responses_) {
        auto& last = courses_[line.course].last_measured;
        if (!last || *last < line.day)
            last = line.day;
    }
}

void CourseReading::read_scores() {
    Statement select{database_, "SELECT response, scale, value FROM response_score ORDER BY response"};
    select.bind();
    std::size_t rows = 0;
    auto response = responses_.begin();
    while (select.step() && !is_over(rows)) {
        const std::int64_t id = select.integer(0);
        while (response != responses_.end() && response->id < id)
            ++response;
        if (response == responses_.end())
            break;
        if (response->id == id)
            add_score(*response, select.text(1), select.is_null(2) ? std::nullopt : std::optional{select.real(2)});
    }
}

std::uint32_t CourseReading::meaning_of(const Instrument& instrument, std::uint32_t language) {
    const auto found = std::find_if(meanings_.begin(), meanings_.end(), [&](const Meaning& meaning) {
        return std::get<3>(meaning) == language && std::get<0>(meaning) == instrument.id &&
               std::get<1>(meaning) == instrument.version && std::get<2>(meaning) == instrument.recall;
    });
    const auto number = static_cast<std::uint32_t>(found - meanings_.begin());
    if (found == meanings_.end())
        meanings_.emplace_back(instrument.id, instrument.version, instrument.recall, language);
    return number;
}

EpisodeScale& CourseReading::scale_of(const ResponseLine& response, const Version& version, std::size_t scale) {
    const Instrument& instrument = *version.instrument;
    const std::string& rater = raters_.word(response.rater);
    const std::string& about = abouts_.word(response.about);
    std::vector<EpisodeScale>& scales = courses_[response.course].scales;
    const auto found = std::find_if(scales.begin(), scales.end(), [&](const EpisodeScale& one) {
        return one.instrument->id == instrument.id && one.instrument->scales[one.scale].id == instrument.scales[scale].id &&
               one.rater == rater && one.about == about;
    });
    if (found != scales.end())
        return *found;
    return scales.emplace_back(EpisodeScale{version.instrument, scale, rater, about, {}});
}

void CourseReading::add_score(const ResponseLine& response, const std::string& scale, std::optional<double> value) {
    const Version& version = version_of(response.version);
    const auto is_meant = [&](std::size_t index) { return version.instrument->scales[index].id == scale; };
    const auto index = std::find_if(version.scales.begin(), version.scales.end(), is_meant);
    if (index == version.scales.end())
        return;
    EpisodeScale& course = scale_of(response, version, *index);
    if (course.scores.empty() || course.scores.back().day <= response.day) {
        course.instrument = version.instrument; // the newest one knows the figures that count now
        course.scale = *index;
    }
    course.scores.push_back({.response = response.id,
                             .day = response.day,
                             .time = response.time,
                             .entered_at = response.entered_at,
                             .value = value,
                             .meaning = meaning_of(*version.instrument, response.language)});
}

/// A signal counts while its response is the newest one of its measure.
void CourseReading::read_safety() {
    struct Signal {
        std::size_t response = 0; ///< index into `responses_`
        std::string rule;
        EpisodeSafety::Strength strength{};
    };
    std::vector<Signal> signals;
    Statement select{database_, "SELECT response, rule, strength FROM response_safety ORDER BY response, rule"};
    select.bind();
    while (select.step()) {
        const std::int64_t id = select.integer(0);
        const auto response = std::lower_bound(responses_.begin(), responses_.end(), id,
                                               [](const ResponseLine& line, std::int64_t wanted) { return line.id < wanted; });
        if (response != responses_.end() && response->id == id)
            signals.push_back({static_cast<std::size_t>(response - responses_.begin()), select.text(1),
                               select.text(2) == "blocking" ? EpisodeSafety::Strength::blocking
                                                            : EpisodeSafety::Strength::asking});
    }
    if (signals.empty())
        return;
    std::map<std::pair<std::size_t, std::string>, const ResponseLine*> newest;
    for (const Signal& signal : signals)
        if (const auto instrument = version_of(responses_[signal.response].version).instrument)
            newest.try_emplace({responses_[signal.response].course, instrument->id}, nullptr);
    for (const ResponseLine& response : responses_) {
        const auto instrument = version_of(response.version).instrument;
        const auto found = instrument == nullptr ? newest.end() : newest.find({response.course, instrument->id});
        if (found != newest.end() && (found->second == nullptr || is_before(*found->second, response)))
            found->second = &response;
    }
    for (Signal& signal : signals) {
        const ResponseLine& response = responses_[signal.response];
        const auto instrument = version_of(response.version).instrument;
        if (instrument != nullptr && newest.at({response.course, instrument->id}) == &response)
            courses_[response.course].safety.push_back(
                {instrument, std::move(signal.rule), response.id, response.day, signal.strength});
    }
}

void CourseReading::finish(EpisodeScale& scale) {
    if (!std::is_sorted(scale.scores.begin(), scale.scores.end(), is_before<EpisodeScore>))
        std::stable_sort(scale.scores.begin(), scale.scores.end(), is_before<EpisodeScore>);
}

} // namespace

std::optional<int> ScoredEpisode::session_on(Date day) const {
    const auto after = std::upper_bound(attended.begin(), attended.end(), day);
    if (after == attended.begin())
        return std::nullopt;
    return static_cast<int>(after - attended.begin());
}

std::vector<std::size_t> change_scales(const Instrument& instrument) {
    std::vector<std::size_t> scales;
    std::optional<std::size_t> first;
    for (std::size_t index = 0; index < instrument.scales.size(); ++index) {
        const ScoreScale& scale = instrument.scales[index];
        if (scale.shown == ScoreScale::Shown::no || scale.series == ScoreScale::Series::no)
            continue;
        if (!first)
            first = index;
        const bool is_published = std::any_of(
            scale.changes.begin(), scale.changes.end(),
            [](const ChangeThreshold& change) { return change.kind == ChangeThreshold::Kind::reliable; });
        if (is_published || computed_threshold(norm_figures(scale)))
            scales.push_back(index);
    }
    if (scales.empty() && first)
        scales.push_back(*first);
    return scales;
}

std::vector<ScoredEpisode> read_scored_episodes(EpisodeReaders readers, InstrumentShelf& shelf, EpisodeScope scope,
                                                const std::stop_token& stop) {
    return CourseReading{readers, shelf, scope, stop}.read();
}

} // namespace attune
