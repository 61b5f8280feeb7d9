// SPDX-License-Identifier: Apache-2.0
#include "core/report/progress_report.hpp"

#include "core/error.hpp"
#include "core/report/chart/chart_export.hpp"
#include "core/report/report_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace attune {

namespace {

std::string title_of(ReportAudience audience) {
    switch (audience) {
    case ReportAudience::client: return "How things have gone";
    case ReportAudience::referrer: return "Progress report";
    case ReportAudience::supervision: return "Course for supervision";
    }
    return {};
}

ReportBlocks pages_of(const ReportInput& input, const ReportOptions& options) {
    ReportMaterial material = material_of(input, options);
    switch (options.audience) {
    case ReportAudience::client: return client_pages(material);
    case ReportAudience::referrer: return referrer_pages(material);
    case ReportAudience::supervision: return supervision_pages(material);
    }
    return {};
}

/// Words of the program that could be taken for names, and what approaches and series are called.
std::vector<std::string> familiar_words(const ReportInput& input) {
    std::vector<std::string> words;
    for (const TimelineSession& session : input.sessions)
        words.insert(words.end(), session.approaches.begin(), session.approaches.end());
    for (const TimelineGroup& group : input.timeline.groups) {
        words.push_back(group.title);
        for (const TimelinePanel& panel : group.panels)
            words.push_back(panel.definition.label);
    }
    // What entries are called when their titles stay out: "Target 1".
    for (const CourseNote& note : input.course.notes)
        for (const auto& form : note.templates)
            for (const Register& kind : form->registers)
                words.push_back(kind.label);
    words.emplace_back("Person Entry Goal Event Life event Medication");
    return words;
}

Identifiers identifiers_for(const ReportInput& input, const ReportOptions& options) {
    Identifiers who;
    who.others = input.other_clients;
    who.present = input.present;
    who.familiar = familiar_words(input);
    if (options.audience != ReportAudience::supervision) {
        who.suspicion = Identifiers::Suspicion::known_only;
        // The client's own words are theirs to read, and to give; only others are looked for.
        const auto is_own = [&](const std::string& present) {
            const Identifiers own{.own = {{input.client.given_name, input.client.family_name, input.client.preferred_name}},
                                  .others = {}, .present = {}, .record_number = {}, .born = {}, .phone = {}, .email = {},
                                  .address = {}, .familiar = {}, .suspicion = Identifiers::Suspicion::known_only};
            return !IdentifierSearch{own}.find(present).empty();
        };
        std::erase_if(who.present, is_own);
        return who;
    }
    who.own = {{input.client.given_name, input.client.family_name, input.client.preferred_name}};
    who.record_number = input.client.record_number;
    who.born = input.client.born;
    who.phone = input.client.phone;
    who.email = input.client.email;
    who.address = input.client.address;
    if (!input.client.emergency_contact.empty())
        who.present.push_back(input.client.emergency_contact);
    return who;
}

std::string utf8_of(char32_t character) {
    const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | ((character >> shift) & 0x3FU)); };
    if (character < 0x80U)
        return {static_cast<char>(character)};
    if (character < 0x800U)
        return {static_cast<char>(0xC0U | (character >> 6U)), tail(0)};
    if (character < 0x10000U)
        return {static_cast<char>(0xE0U | (character >> 12U)), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | (character >> 18U)), tail(12), tail(6), tail(0)};
}

std::string around(std::string_view text, const IdentifierHit& hit) {
    constexpr std::size_t reach = 40;
    const auto is_inside = [&](std::size_t at) { return at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
    std::size_t begin = hit.begin > reach ? hit.begin - reach : 0;
    std::size_t end = std::min(text.size(), hit.end + reach);
    while (is_inside(begin))
        --begin;
    while (is_inside(end))
        ++end;
    return (begin > 0 ? "…" : "") + std::string{text.substr(begin, end - begin)} + (end < text.size() ? "…" : "");
}

std::vector<ReportFinding> findings_in(const Document& document, const IdentifierSearch& search,
                                       const std::vector<std::string>& confirmed) {
    std::vector<ReportFinding> findings;
    visit_texts(document, [&](const std::string& place, const std::string& text) {
        for (IdentifierHit& hit : search.find(text))
            if (std::find(confirmed.begin(), confirmed.end(), hit.found) == confirmed.end())
                findings.push_back({place, hit, around(text, hit)});
    });
    return findings;
}

} // namespace

std::string_view to_id(ReportAudience audience) {
    switch (audience) {
    case ReportAudience::client: return "client";
    case ReportAudience::referrer: return "referrer";
    case ReportAudience::supervision: return "supervision";
    }
    return {};
}

std::optional<ReportAudience> report_audience_from_id(std::string_view id) {
    for (const ReportAudience audience : {ReportAudience::client, ReportAudience::referrer, ReportAudience::supervision})
        if (id == to_id(audience))
            return audience;
    return std::nullopt;
}

Report make_report(const ReportInput& input, const ReportOptions& options) {
    const bool is_hidden = options.audience == ReportAudience::supervision;
    if (is_hidden && options.naming == ReportOptions::Naming::with_name)
        throw Error{ErrorKind::bad_input, "a report for supervision never has the client's name; leave the name out"};
    for (const auto& [phrase, word] : options.replacements)
        if (replace_phrase(phrase, phrase, "") == phrase)
            throw Error{ErrorKind::bad_input, "a replacement needs letters or digits to be replaced"};
    Report report;
    Document& document = report.document;
    document.title = title_of(options.audience);
    document.paper = options.paper;
    document.author = input.author;
    document.foot = input.practice;
    // The day on which a de-identified course ends is near the day on which it is printed.
    document.made_on = is_hidden ? Date{input.made_on.year(), std::chrono::January, std::chrono::day{1}} : input.made_on;
    document.blocks = pages_of(input, options);
    visit_texts(document, [&](const std::string&, std::string& text) {
        for (const auto& [phrase, word] : options.replacements)
            text = replace_phrase(text, phrase, word);
    });
    Document searched = document;
    searched.foot.clear(); // the practice and the therapist are not hidden
    if (!is_hidden)
        std::erase_if(searched.blocks, [](const DocumentBlock& block) { return std::holds_alternative<KeyValues>(block); });
    report.findings = findings_in(searched, IdentifierSearch{identifiers_for(input, options)}, options.confirmed);
    return report;
}

void check_may_be_written(const Report& report) {
    if (!report.may_be_written())
        throw Error{ErrorKind::bad_input, "the report has names in it; confirm or replace each of them first"};
}

DocumentPdf report_pdf(const Report& report) {
    check_may_be_written(report);
    return document_pdf(report.document);
}

std::vector<char32_t> write_report(const std::filesystem::path& path, const Report& report) {
    DocumentPdf pdf = report_pdf(report);
    write_file(path, pdf.bytes);
    return std::move(pdf.missing);
}

std::string character_words(char32_t character) {
    return fmt::format("“{}” (U+{:04X})", utf8_of(character), static_cast<std::uint32_t>(character));
}

std::string finding_words(const ReportFinding& finding) {
    return fmt::format("{}{}: “{}” ({}): {}",
                       finding.hit.certainty == IdentifierHit::Certainty::possible &&
                               finding.hit.kind != IdentifierKind::perhaps_name
                           ? "perhaps "
                           : "",
                       identifier_words(finding.hit.kind), finding.hit.found, finding.place, finding.around);
}

} // namespace attune
