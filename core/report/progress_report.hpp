// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/client/client.hpp"
#include "core/progress/client_course.hpp"
#include "core/progress/timeline.hpp"
#include "core/report/paper/document_pdf.hpp"
#include "core/report/special_chart/special_charts.hpp"
#include "core/response/schedule/schedule_basis.hpp"
#include "core/text/identifier_search.hpp"
#include "core/vault/database.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace attune {

class ClientStore;
class EpisodeStore;
class NoteStore;
class Vault;

/// Who is going to read a report.
enum class ReportAudience { client, referrer, supervision };
/// "client", "referrer", "supervision".
[[nodiscard]] std::string_view to_id(ReportAudience audience);
[[nodiscard]] std::optional<ReportAudience> report_audience_from_id(std::string_view id);

/// Everything that reports are made of. Plain data.
struct ReportInput {
    ClientCourse course;                       ///< for goals and for the charts beside the timeline
    Timeline timeline;                         ///< of the course
    std::vector<TimelineSession> sessions;     ///< in session order
    Client client;
    std::string practice;
    std::string author;
    Date made_on{};
    std::vector<std::string> present;          ///< people present in any session, as written
    std::vector<PersonName> other_clients;
};

struct ReportOptions {
    ReportAudience audience = ReportAudience::client;
    enum class Naming { without_name, with_name } naming = Naming::without_name; ///< never for supervision
    /// For the referrer and for supervision: titles of targets, goals and steps, people and events. numbered: "Target 1",
    /// "Life event"; as_written: in the therapist's words. The client reads them as they were written.
    enum class Labels { numbered, as_written } labels = Labels::numbered;
    std::vector<SpecialChartKind> charts{};    ///< drawn where the client has something for them
    PaperSize paper = PaperSize::a4;
    std::vector<std::pair<std::string, std::string>> replacements{}; ///< phrase and the word in its place
    std::vector<std::string> confirmed{};      ///< found texts that may stay, exactly as found
};

/// A name or the like that stands in the report.
struct ReportFinding {
    std::string place;                         ///< "Summary, paragraph"
    IdentifierHit hit;
    std::string around;                        ///< the text around it
};

struct Report {
    Document document;
    /// What must be confirmed or replaced before the report may be written: for supervision everything that tells
    /// who the client is, for the others the names of other people.
    std::vector<ReportFinding> findings;

    [[nodiscard]] bool may_be_written() const noexcept { return findings.empty(); }
};

/// Reads what reports are made of. Same thread as the stores. Throws Error (not_found when there is no such client).
[[nodiscard]] ReportInput read_report_input(Vault& vault, const NoteStore& notes, const EpisodeStore& episodes,
                                            const ClientStore& clients, ClientId client,
                                            const ScheduleBasis& basis = {});

/// Composes the report and looks for names in it. Pure. Throws Error(bad_input) when a name is asked for in a report
/// for supervision, or a replacement has no word in it.
[[nodiscard]] Report make_report(const ReportInput& input, const ReportOptions& options);

/// Throws Error(bad_input) while findings stand: nothing of it may leave the program.
void check_may_be_written(const Report& report);
/// The report as PDF. Throws Error(bad_input) while findings stand.
[[nodiscard]] DocumentPdf report_pdf(const Report& report);
/// The same into a file that only its owner can read. Gives the characters that no font on this machine has; boxes
/// stand in their place.
std::vector<char32_t> write_report(const std::filesystem::path& path, const Report& report);

/// A character that no font has, as people can look it up: "“☃” (U+2603)".
[[nodiscard]] std::string character_words(char32_t character);

/// What was found, in words: "perhaps a name: “Anna” (Course, line of the chart)".
[[nodiscard]] std::string finding_words(const ReportFinding& finding);

} // namespace attune
