// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"
#include "core/response/schedule/schedule_basis.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

class EpisodeStore;
class NoteStore;
class Vault;

/// Everything that the charts of one client are made of. Plain data.
struct ClientCourse {
    TimelineInput timeline;
    std::vector<CourseNote> notes; ///< attended, in session order
};

/// Reads a client's course over all episodes. Same thread as the stores. Throws Error if the vault fails.
[[nodiscard]] ClientCourse read_client_course(const NoteStore& notes, const EpisodeStore& episodes, Vault& vault,
                                              ClientId client, const ScheduleBasis& basis = {});

// What a model finds in the answers of a note; nothing where it is not answered or of another kind.

[[nodiscard]] std::optional<double> number_in(const Answers& answers, std::string_view field);
/// Empty when there is none.
[[nodiscard]] std::string text_in(const Answers& answers, std::string_view field);
[[nodiscard]] std::optional<Date> date_in(const Answers& answers, std::string_view field);
/// True only where the answer is yes.
[[nodiscard]] bool is_yes(const Answers& answers, std::string_view field);
/// The rows of a table or a block, in the order of the numbers in `order` where all have one.
[[nodiscard]] std::vector<const Answers*> rows_in(const Answers& answers, std::string_view table,
                                                  std::string_view order = {});
/// The answers of one pack in a note; null when the note has none.
[[nodiscard]] const Answers* part_of(const CourseNote& note, std::string_view prefix);
/// The same table of the newest template that has it: its labels are those of today. Null when none has.
[[nodiscard]] const Field* find_table(const ClientCourse& course, std::string_view prefix, std::string_view table);
/// The label of an option, or the value itself where it is unknown.
[[nodiscard]] std::string option_label(const std::vector<Option>& options, const std::string& value);
/// A register as the newest template has it. Null when none has.
[[nodiscard]] const Register* find_register(const ClientCourse& course, std::string_view prefix,
                                            std::string_view id);

} // namespace attune
