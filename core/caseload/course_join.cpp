// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/course_join.hpp"

#include "core/error.hpp"
#include "core/vault/database.hpp"

#include <algorithm>

namespace attune {

namespace {

bool is_of_one_run(const ResponseRows::Row& one, const ResponseRows::Row& other) {
    return one.episode == other.episode && one.version == other.version && one.rater == other.rater && one.about == other.about;
}

/// D1: of one day the later time, then the later entry; of entries of one moment the one that was numbered later.
template<typename Entry>
bool is_before(const Entry& one, const Entry& other) {
    const auto place = [](const Entry& entry) {
        return std::tuple{std::chrono::sys_days{entry.day}, entry.time ? entry.time->minutes : -1, entry.entered_at, entry.response};
    };
    return place(one) < place(other);
}

/// Null when this version of the program cannot read it: one old file must not take the whole list away.
std::shared_ptr<const Instrument> read_if_readable(InstrumentShelf& shelf, std::string_view pack, const std::string& xml,
                                                   const std::string& hash) {
    try {
        return shelf.from_response(pack, xml, hash);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::template_rejected)
            throw;
        return nullptr;
    }
}

/// What stands in lists for a measure that is neither offered nor readable: nothing but its name.
std::shared_ptr<const Instrument> name_only(const std::string& measure) {
    auto instrument = std::make_shared<Instrument>();
    instrument->id = measure;
    instrument->title = measure;
    return instrument;
}

} // namespace

std::optional<std::size_t> CourseJoin::course_of(std::int64_t episode) const {
    const auto found = places_.find(episode);
    return found == places_.end() ? std::nullopt : std::optional{found->second};
}

void CourseJoin::add_attended(const AttendedRows& attended) {
    for (auto first = attended.rows.begin(); first != attended.rows.end();) {
        const auto end = std::find_if(first, attended.rows.end(),
                                      [&](const AttendedRows::Row& row) { return row.episode != first->episode; });
        if (const auto at = course_of(first->episode)) {
            ScoredEpisode& course = courses_[*at];
            course.attended.reserve(static_cast<std::size_t>(end - first));
            for (auto row = first; row != end; ++row)
                course.attended.push_back(row->day);
            course.approach = attended.approaches.word(std::prev(end)->approach);
        }
        first = end;
    }
}

template<typename Take>
void CourseJoin::each_run(Take take) {
    for (auto first = responses_.rows.begin(); first != responses_.rows.end();) {
        const auto end = std::find_if(first, responses_.rows.end(),
                                      [&](const ResponseRows::Row& row) { return !is_of_one_run(row, *first); });
        if (const auto course = course_of(first->episode))
            take(*course, Run{first, end});
        first = end;
    }
}

void CourseJoin::add_scores() {
    each_run([this](std::size_t course, Run run) { add_run(course, run); });
    for (ScoredEpisode& course : courses_)
        for (EpisodeScale& scale : course.scales) // versions of one measure may take turns
            if (!std::is_sorted(scale.scores.begin(), scale.scores.end(), is_before<EpisodeScore>))
                std::stable_sort(scale.scores.begin(), scale.scores.end(), is_before<EpisodeScore>);
}

void CourseJoin::add_run(std::size_t course, Run run) {
    auto& last = courses_[course].last_measured;
    if (!last || *last < run.back().day)
        last = run.back().day;
    Version& version = version_of(run.front().version);
    for (const ResponseRows::Row& response : run)
        add_scores_of(response, version, course, run);
}

void CourseJoin::add_scores_of(const ResponseRows::Row& response, Version& version, std::size_t course, Run run) {
    for (auto found = first_score_of(response.response); found != scores_.responses.end() && *found == response.response; ++found) {
        const ScoreRows::Score& score = scores_.scores[static_cast<std::size_t>(found - scores_.responses.begin())];
        for (Version::Scale& meant : version.scales)
            if (meant.word == score.scale)
                scale_of(course, version, meant, run)
                    .scores.push_back({.response = response.response,
                                       .day = response.day,
                                       .time = response.time,
                                       .entered_at = response.entered_at,
                                       .value = score.value,
                                       .meaning = meaning_of(version, meant, response.language)});
    }
}

/// The ids are numbers without many holes: where one stands is told from the first and the last, and what lies about it
/// is looked through in steps that double. Halving the whole takes longer than all else of the join.
std::vector<std::int64_t>::const_iterator CourseJoin::first_score_of(std::int64_t response) const {
    const std::vector<std::int64_t>& ids = scores_.responses;
    if (ids.empty() || response <= ids.front())
        return ids.begin();
    if (response > ids.back())
        return ids.end();
    const auto first = static_cast<double>(ids.front());
    const double share = (static_cast<double>(response) - first) / (static_cast<double>(ids.back()) - first);
    auto low = static_cast<std::size_t>(share * static_cast<double>(ids.size() - 1));
    std::size_t high = low;
    for (std::size_t step = 1; low > 0 && ids[low] >= response; step *= 2)
        low -= std::min(low, step);
    for (std::size_t step = 1; ids[high] < response; step *= 2)
        high = std::min(high + step, ids.size() - 1);
    const auto at = [&](std::size_t index) { return ids.begin() + static_cast<std::ptrdiff_t>(index); };
    return std::lower_bound(at(low), at(high + 1), response);
}

/// Made with the first score of the run; from then on it knows the figures of the run's instrument, the newest so far.
EpisodeScale& CourseJoin::scale_of(std::size_t course, const Version& version, const Version::Scale& scale, Run run) {
    const ScaleKey key{version.measure, scale.word, run.front().rater, run.front().about};
    std::vector<ScaleKey>& keys = keys_[course];
    std::vector<EpisodeScale>& scales = courses_[course].scales;
    const auto at = static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
    if (at == keys.size()) {
        keys.push_back(key);
        scales.push_back({.instrument = version.instrument,
                          .scale = scale.index,
                          .rater = responses_.raters.word(key.rater),
                          .about = responses_.abouts.word(key.about),
                          .scores = {},
                          .among = version.scales.size() > 1 ? EpisodeScale::Among::several : EpisodeScale::Among::one});
        scales.back().scores.reserve(run.size());
    } else if (scales[at].instrument != version.instrument && scales[at].scores.back().day <= run.back().day) {
        scales[at].instrument = version.instrument;
        scales[at].scale = scale.index;
    }
    return scales[at];
}

CourseJoin::Version& CourseJoin::version_of(std::int64_t number) {
    if (const auto found = versions_.find(number); found != versions_.end())
        return found->second;
    Statement select{database_, "SELECT hash, pack, measure FROM measure_version WHERE id = ?1"};
    Version version;
    if (select.bind(number).step()) {
        const std::string hash = select.text(0);
        const std::string pack = select.text(1);
        const std::string measure = select.text(2);
        version.instrument = shelf_.find(measure);
        version.words = version.instrument != nullptr ? version.instrument : name_only(measure);
        version.measure = measures_.number_of(measure);
        if (version.instrument == nullptr || version.instrument->hash != hash) {
            Statement whole{database_, "SELECT xml FROM measure_version WHERE id = ?1"};
            version.instrument = whole.bind(number).step() ? read_if_readable(shelf_, pack, whole.text(0), hash) : nullptr;
        }
    }
    if (version.instrument != nullptr) {
        version.words = version.instrument;
        const MeasureChoices choices = MeasureChoicesStore{database_}.load(version.instrument->id);
        for (const std::size_t index : change_scales(*version.instrument, choices))
            version.scales.push_back({index, scores_.scales.number_of(version.instrument->scales[index].id)});
    }
    return versions_.emplace(number, std::move(version)).first->second;
}

std::uint32_t CourseJoin::meaning_of(const Version& version, Version::Scale& scale, std::uint32_t language) {
    if (scale.meanings.size() <= language)
        scale.meanings.resize(language + 1);
    if (auto& known = scale.meanings[language]; known)
        return *known;
    const ScoreMeaning meaning{.version = version.instrument->scales[scale.index].basis,
                               .language = responses_.languages.word(language),
                               .rater = {},
                               .about = {}};
    const auto found = std::find(meanings_.begin(), meanings_.end(), meaning);
    const auto number = static_cast<std::uint32_t>(found - meanings_.begin());
    if (found == meanings_.end())
        meanings_.push_back(meaning);
    scale.meanings[language] = number;
    return number;
}

/// Of each rule the newest signal there is, and whether newer answers of the same kind were quiet.
void CourseJoin::add_safety(const std::vector<SafetyRow>& signals) {
    if (signals.empty())
        return;
    std::unordered_map<std::int64_t, std::vector<const SafetyRow*>> by_response;
    for (const SafetyRow& signal : signals)
        by_response[signal.response].push_back(&signal);
    std::map<SafetyKey, Signals> found;
    each_run([&](std::size_t course, Run run) {
        const Version& version = version_of(run.front().version);
        if (version.words == nullptr)
            return;
        Signals& kind = found[{course, version.measure, run.front().rater, run.front().about}];
        if (kind.newest == nullptr || !is_before(run.back(), *kind.newest))
            kind.newest = &run.back();
        for (const ResponseRows::Row& response : run) {
            const auto fired = by_response.find(response.response);
            if (fired == by_response.end())
                continue;
            for (const SafetyRow* signal : fired->second)
                keep_newest(kind.fired, {signal, &response});
        }
    });
    for (const auto& [key, kind] : found)
        for (const auto& [signal, response] : kind.fired)
            courses_[std::get<0>(key)].safety.push_back(
                {.instrument = version_of(response->version).words,
                 .rater = responses_.raters.word(response->rater),
                 .about = responses_.abouts.word(response->about),
                 .rule = signal->rule,
                 .response = response->response,
                 .day = response->day,
                 .strength = signal->strength == SafetyRow::Strength::blocking ? EpisodeSafety::Strength::blocking
                                                                               : EpisodeSafety::Strength::asking,
                 .since = response == kind.newest ? EpisodeSafety::Since::newest : EpisodeSafety::Since::quiet});
}

void CourseJoin::keep_newest(std::vector<Fired>& fired, Fired one) {
    const auto same = std::find_if(fired.begin(), fired.end(),
                                   [&](const Fired& other) { return other.signal->rule == one.signal->rule; });
    if (same == fired.end())
        fired.push_back(one);
    else if (!is_before(*one.response, *same->response))
        *same = one;
}

} // namespace attune
