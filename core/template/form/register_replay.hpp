// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/form/form.hpp"
#include "core/template/register_book.hpp"
#include "core/template/template.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace attune {

class Program;
struct PastNotes;

/// One note of the course, as it is stored.
struct ReplayNote {
    std::int64_t id = 0;
    std::int64_t episode = 0; ///< `earlier` looks only at notes of the same episode
    Date date{};
    std::vector<std::shared_ptr<const Template>> parts;
    NoteAnswers answers;
    std::map<std::string, Value> native; ///< as in FormContext
};

/// The therapist set an entry aside, or put it back. Takes effect after the notes of that day.
struct AsideAction {
    Date date{};
    std::string register_id; ///< "emdr.target"
    std::string entry_id;
    bool set_aside = true; ///< false: put back
    std::string reason;
};

/// What a replay found for one note.
struct ReplayedNote {
    std::int64_t id = 0;
    bool counts = true;  ///< attended
    NoteAnswers values;  ///< for `earlier` of later notes
    RegisterBook before; ///< registers as this note saw them
};

struct Replay {
    std::vector<ReplayedNote> notes; ///< as given
    RegisterBook end;                ///< after the last note and every action
};

/// Makes a new entry of a register as it begins: its start state, nothing carried.
[[nodiscard]] RegisterEntry make_entry(const Register& definition, std::string id,
                                       std::map<std::string, Value, std::less<>> fields);

/// Replays registers note by note.
///
/// `entries` are all entries of the client with the fields that were typed; what sessions left behind in them
/// is thrown away and worked out anew. `notes` are in session order, oldest first, void ones left out.
/// `definitions` are the templates that define the registers (the newest will do); the notes' own templates
/// run their passes. Keeps bound templates between calls, so one object serves a whole batch of clients.
class RegisterReplay {
public:
    RegisterReplay();
    ~RegisterReplay();
    RegisterReplay(RegisterReplay&&) noexcept;
    RegisterReplay& operator=(RegisterReplay&&) noexcept;

    [[nodiscard]] Replay run(const RegisterBook& entries, const std::vector<ReplayNote>& notes,
                             std::vector<AsideAction> actions,
                             const std::vector<std::shared_ptr<const Template>>& definitions);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace attune
