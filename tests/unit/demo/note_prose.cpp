// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/demo/note_prose.hpp"

#include "core/template/sentence.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <set>
#include <string_view>

namespace attune::test {
namespace {

/// Answers that the prose tells in words of its own, or not at all, each for a reason.
const std::set<std::string, std::less<>> told_otherwise{
    // the length and the number of the session tell of them
    "hdr.date", "hdr.start", "hdr.stop", "hdr.attendance",
    // opens parts of the form
    "att.looked_at",
    // for a rule that compares them
    "emdr.work.p3_nc_theme", "emdr.work.p3_pc_theme",
    // “none” says nothing
    "emdr.work.p4_sets.interweave",
    // nothing more than the day of a private entry is anybody's business, and not even that is told
    "jr.entry.share", "jr.entry.kind",
    // only when it is new
    "jr.contacts",
    // where help would be sent; nobody reads of it later
    "hdr.location",
    // “kept”, the partner's name, “quality of life”, “no incident”
    "pd.tfp_contract.kept", "cp.dialogue.speaker", "cp.cycle.step_of", "dbt.top_override", "an.incident"};

class Listener {
public:
    explicit Listener(const Form& form)
        : form_{form} {}

    std::vector<Said> all() {
        for (const auto& part : form_.parts())
            for (const Section& section : part->sections)
                for (const auto& rows : rows_of(*part, section))
                    if (form_.is_section_relevant(part->prefix, section, rows))
                        for (const Field& field : section.fields)
                            listen(part->prefix, rows, field);
        return std::move(said_);
    }

private:
    std::vector<std::vector<RowStep>> rows_of(const Template& part, const Section& section) const {
        if (section.block.empty())
            return {{}};
        std::vector<std::vector<RowStep>> rows;
        for (std::size_t i = 0; i < form_.row_count({part.prefix, {}, section.block}); ++i)
            rows.push_back({{section.block, i}});
        return rows;
    }

    void listen(const std::string& part, const std::vector<RowStep>& rows, const Field& field) {
        const FieldPath path{part, rows, field.id};
        if (field.kind == FieldKind::table) {
            auto inner = rows;
            inner.push_back({field.id, 0});
            for (std::size_t i = 0; form_.is_relevant(path) && i < form_.row_count(path); ++i) {
                inner.back().row = i;
                for (const Field& column : field.columns)
                    listen(part, inner, column);
            }
            return;
        }
        const Value& answer = form_.answer(path);
        if (field.kind == FieldKind::computed || field.kind == FieldKind::yes_no || field.kind == FieldKind::date ||
            field.store == FieldStore::private_note || answer.is_missing() || !form_.is_relevant(path))
            return;
        std::string place = part;
        for (const RowStep& row : rows)
            place += "." + row.table;
        place += "." + field.id;
        if (!told_otherwise.contains(place))
            said_.push_back({place, words_of(path, answer)});
    }

    std::vector<std::string> words_of(const FieldPath& path, const Value& answer) const {
        const auto* list = answer.get<TextList>();
        if (list == nullptr) {
            const std::string shown = form_.shown(path, answer);
            return {answer.get<double>() == nullptr ? shown : shown.substr(0, shown.find(' '))}; // without its unit
        }
        std::vector<std::string> words;
        for (const std::string& each : *list)
            words.push_back(form_.shown(path, Value{TextList{each}}));
        return words;
    }

    const Form& form_;
    std::vector<Said> said_;
};

std::string around(const std::string& prose, std::size_t at) {
    const std::size_t begin = at < 40 ? 0 : at - 40;
    return prose.substr(begin, 80);
}

} // namespace

std::string prose_of(const Form& form, NoteFormat format) {
    std::string all;
    for (const NarrativeSection& section : form.narrative(format))
        all += section.heading + "\n" + section.text + "\n";
    return all;
}

std::vector<std::string> oddities(const std::string& prose) {
    static const std::array patterns{
        std::regex{R"([0-9a-f]{32})"},        // ids of entries
        std::regex{R"(\b[a-z]+_[a-z_0-9]+)"}, // ids of fields and options
        std::regex{R"([{}\[\]])"},
        std::regex{R"(\bnull\b|\bnan\b|\binf\b)"},
        std::regex{R"(\.\.|\.[;,:]|[;,:]\.|[,;:]{2}|!\.|\?\.)"},
        std::regex{R"( [.,;:](?!\w)|\(\)|  )"},
    };
    std::vector<std::string> found;
    for (const auto& pattern : patterns)
        for (std::sregex_iterator it{prose.begin(), prose.end(), pattern}; it != std::sregex_iterator{}; ++it)
            found.push_back("“" + it->str() + "” in “" + around(prose, static_cast<std::size_t>(it->position())) + "”");
    return found;
}

std::vector<Said> everything_said(const Form& form) {
    return Listener{form}.all();
}

bool holds(const std::string& prose, const std::string& words) {
    std::string without_stop = words;
    while (!without_stop.empty() && (without_stop.back() == '.' || without_stop.back() == ' '))
        without_stop.pop_back();
    return prose.find(without_stop) != std::string::npos || prose.find(in_sentence(without_stop)) != std::string::npos;
}

} // namespace attune::test
