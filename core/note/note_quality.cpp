// SPDX-License-Identifier: Apache-2.0
#include "core/note/note_quality.hpp"

#include "core/client/client_store.hpp"
#include "core/note/note_alerts.hpp"
#include "core/note/note_form.hpp"
#include "core/text/text.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

namespace attune {
namespace {

constexpr std::size_t run_length = 5;
constexpr std::size_t least_words = 20;
constexpr double most_copied = 80;

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : fold(text) + " ") {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte) != 0)
            word += c;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    return words;
}

/// Runs of five words; they do not reach from one text into the next.
std::vector<std::string> runs_of(const std::vector<std::string>& texts) {
    std::vector<std::string> runs;
    for (const std::string& text : texts) {
        const auto words = words_of(text);
        for (std::size_t i = 0; i + run_length <= words.size(); ++i) {
            std::string run;
            for (std::size_t k = 0; k < run_length; ++k)
                run += words[i + k] + " ";
            runs.push_back(std::move(run));
        }
    }
    return runs;
}

std::optional<double> copied(const std::vector<std::string>& texts, const std::vector<std::string>& before) {
    std::size_t words = 0;
    for (const std::string& text : texts)
        words += words_of(text).size();
    const auto runs = runs_of(texts);
    if (words < least_words || runs.empty())
        return std::nullopt;
    const auto known = runs_of(before);
    const std::set<std::string_view> there{known.begin(), known.end()};
    const auto taken = std::ranges::count_if(runs, [&](const auto& run) { return there.contains(run); });
    return 100.0 * static_cast<double>(taken) / static_cast<double>(runs.size());
}

enum class Wanted { record, private_note };

void collect(const std::vector<Field>& fields, const Answers& answers, Wanted wanted,
             std::vector<std::string>& into) {
    const FieldStore store = wanted == Wanted::record ? FieldStore::record : FieldStore::private_note;
    for (const Field& field : fields) {
        if (field.kind == FieldKind::table) {
            if (const auto rows = answers.tables.find(field.id); rows != answers.tables.end())
                for (const Answers& row : rows->second)
                    collect(field.columns, row, wanted, into);
            continue;
        }
        if ((field.kind != FieldKind::text && field.kind != FieldKind::long_text) || field.store != store)
            continue;
        const auto value = answers.values.find(field.id);
        const auto* text = value == answers.values.end() ? nullptr : value->second.get<std::string>();
        if (text != nullptr)
            into.push_back(*text);
    }
}

/// What was typed as text, of the record or of the process note.
std::vector<std::string> typed_texts(const std::vector<std::shared_ptr<const Template>>& parts,
                                     const NoteAnswers& answers, Wanted wanted) {
    std::vector<std::string> texts;
    for (const auto& part : parts) {
        const auto found = answers.parts.find(part->prefix);
        if (found == answers.parts.end())
            continue;
        for (const Section& section : part->sections) {
            if (section.block.empty()) {
                collect(section.fields, found->second, wanted, texts);
                continue;
            }
            if (const auto rows = found->second.tables.find(section.block);
                rows != found->second.tables.end())
                for (const Answers& row : rows->second)
                    collect(section.fields, row, wanted, texts);
        }
    }
    return texts;
}

std::string listed(const std::vector<std::string>& things) {
    std::string all;
    for (const auto& thing : things)
        all += (all.empty() ? "" : ", ") + thing;
    return all;
}

/// " word word " so that only whole words are found.
std::string as_words(const std::string& text) {
    std::string all = " ";
    for (const auto& word : words_of(text))
        all += word + " ";
    return all;
}

/// Full names of other clients that stand in the texts.
std::vector<std::string> others_named(const ClientStore& clients, ClientId own,
                                      const std::vector<std::string>& texts) {
    std::vector<std::string> written;
    for (const auto& text : texts)
        written.push_back(as_words(text));
    constexpr Date any_day{std::chrono::year{2000}, std::chrono::month{1},
                           std::chrono::day{1}}; // only names matter
    const auto self = clients.find(own);
    const std::string own_name = self ? as_words(self->given_name + " " + self->family_name) : std::string{};
    std::vector<std::string> found;
    for (const ClientRow& row : clients.search("", Archived::show, any_day)) {
        const auto client = row.id == own ? std::nullopt : clients.find(row.id);
        if (!client || tidy_name(client->given_name).empty() || tidy_name(client->family_name).empty())
            continue;
        const std::string name = as_words(client->given_name + " " + client->family_name);
        const bool stands = std::ranges::any_of(
            written, [&](const std::string& text) { return text.find(name) != std::string::npos; });
        if (stands && name != own_name)
            found.push_back(client->given_name + " " + client->family_name);
    }
    return found;
}

/// Whether a part of an approach says what was done; that approaches are named is not yet that.
bool tells_intervention(const Form& form) {
    const auto told =
        form.narrative(NoteFormat::birp); // there an intervention stands alone under its heading
    const auto section = std::ranges::find(told, "Intervention", &NarrativeSection::heading);
    if (section == told.end())
        return false;
    const auto lines = std::ranges::count(section->text, '\n') + 1;
    return lines > (header_value(form, "modalities").is_missing() ? 0 : 1);
}

class Checks {
public:
    void add(QualityKind kind, bool holds, std::string detail = {}) {
        all_.push_back({.kind = kind, .holds = holds, .detail = std::move(detail)});
    }
    std::vector<QualityCheck> take() { return std::move(all_); }

private:
    std::vector<QualityCheck> all_;
};

std::vector<std::string> headings_of(NoteFormat format) {
    switch (format) {
    case NoteFormat::soap: return {"Subjective", "Objective", "Assessment", "Plan"};
    case NoteFormat::dap: return {"Data", "Assessment", "Plan"};
    case NoteFormat::birp: return {"Behaviour", "Intervention", "Response", "Plan"};
    case NoteFormat::girp: return {"Goal", "Intervention", "Response", "Plan"};
    case NoteFormat::pirp: return {"Problem", "Intervention", "Response", "Plan"};
    case NoteFormat::plain: break;
    }
    return {};
}

void check_content(const Form& form, NoteFormat format, Checks& checks) {
    std::vector<std::string> empty = headings_of(format);
    const auto girp = form.narrative(NoteFormat::girp);
    const auto told = form.narrative(format);
    std::erase_if(empty, [&](const std::string& heading) {
        return std::ranges::find(told, heading, &NarrativeSection::heading) != told.end();
    });
    checks.add(QualityKind::sections, empty.empty(), listed(empty));
    checks.add(QualityKind::goal,
               !header_value(form, "goals").is_missing() ||
                   std::ranges::find(girp, "Goal", &NarrativeSection::heading) != girp.end());
    checks.add(QualityKind::intervention, tells_intervention(form));
    checks.add(QualityKind::response, !header_value(form, "response").is_missing());
    checks.add(QualityKind::risk, !header_value(form, "risk").is_missing());
}

/// A rule of the header says it in the form; where the practice switched that off, it is not said here either.
void check_alerts(const Form& form, Checks& checks) {
    std::vector<std::string> open;
    for (const AlertRow& row : alert_rows(form))
        if (row.answer.empty())
            open.push_back(row.words.substr(0, row.words.find(". ")));
    const auto rules = form.rules();
    std::erase_if(open, [&](const std::string& words) { return !words.starts_with("Red:"); });
    const bool speaks = std::ranges::any_of(rules, [](const FiredRule& fired) { return fired.rule->id == "alert_answer"; });
    if (!alert_rows(form).empty() && (open.empty() || speaks))
        checks.add(QualityKind::alerts, open.empty(), listed(open));
}

} // namespace

std::optional<double> copied_percent(const std::string& text, const std::string& before) {
    return copied({text}, {before});
}

std::vector<QualityCheck> check_quality(const NoteStore& notes, const ClientStore& clients, NoteId id,
                                        const Form& form, NoteFormat format) {
    Checks checks;
    if (form.counts())
        check_content(form, format, checks);
    checks.add(QualityKind::next_step, !header_value(form, "next").is_missing());
    check_alerts(form, checks);
    const NoteAnswers answers = form.answers_to_sign();
    const auto texts = typed_texts(form.parts(), answers, Wanted::record);
    if (const auto last = notes.before(id)) {
        const Note note = notes.load(*last);
        const auto share = copied(texts, typed_texts(note.templates, note.answers, Wanted::record));
        if (share)
            checks.add(QualityKind::copied, *share <= most_copied + 1e-9,
                       std::to_string(static_cast<int>(std::round(*share))));
    }
    const auto others = others_named(clients, notes.load(id).client, texts);
    checks.add(QualityKind::other_client, others.empty(), listed(others));
    const auto secret = runs_of(typed_texts(form.parts(), form.private_answers(), Wanted::private_note));
    const auto open = runs_of(texts);
    const std::set<std::string_view> shown{open.begin(), open.end()};
    checks.add(QualityKind::private_matter,
               std::ranges::none_of(secret, [&](const auto& run) { return shown.contains(run); }));
    return checks.take();
}

std::string sentence_of(const QualityCheck& check) {
    switch (check.kind) {
    case QualityKind::sections:
        return check.holds ? "Every section says something." : "Nothing stands under " + check.detail + ".";
    case QualityKind::goal: return check.holds ? "A goal is named." : "No goal is named.";
    case QualityKind::intervention:
        return check.holds ? "What was done is told." : "What was done is not told.";
    case QualityKind::response:
        return check.holds ? "The client's response is told." : "The client's response is not told.";
    case QualityKind::risk: return check.holds ? "Risk has its line." : "There is no line about risk.";
    case QualityKind::next_step:
        return check.holds ? "The next step is named." : "The next step is not named.";
    case QualityKind::alerts:
        return check.holds ? "Every red alert is answered." : "A red alert is not answered. " + check.detail + ".";
    case QualityKind::copied: return check.detail + " % of the text stands in the last note.";
    case QualityKind::other_client:
        return check.holds ? "No other client is named."
                           : "Another client is named in full: " + check.detail + ".";
    case QualityKind::private_matter:
        return check.holds ? "Nothing of the process note stands in the record."
                           : "Words of the process note stand in the record too.";
    }
    return {};
}

} // namespace attune
