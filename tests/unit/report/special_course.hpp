// SPDX-License-Identifier: Apache-2.0
// An invented course with something for every special chart.
#pragma once

#include "core/progress/client_course.hpp"

#include "tests/unit/progress/course.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace attune {

using Fields = std::vector<std::pair<std::string, Value>>;

inline Answers answers_of(const Fields& fields) {
    Answers made;
    for (const auto& [id, value] : fields)
        made.values[id] = value;
    return made;
}

inline Field column(std::string id, std::string label, FieldKind kind, double max = 0) {
    Field made;
    made.id = std::move(id);
    made.label = std::move(label);
    made.kind = kind;
    if (max > 0)
        made.max = max;
    return made;
}

inline Field table(std::string id, std::vector<Field> columns) {
    Field made = column(std::move(id), {}, FieldKind::table);
    made.columns = std::move(columns);
    return made;
}

inline std::shared_ptr<Template> form(std::string prefix, std::vector<Field> fields, std::string block = {}) {
    auto made = pack(std::move(prefix), {});
    Section section;
    section.block = std::move(block);
    section.fields = std::move(fields);
    made->sections.push_back(std::move(section));
    return made;
}

inline RegisterState state(const std::string& id, bool done) {
    RegisterState made;
    made.id = made.label = id;
    made.done = done;
    made.open = !done;
    return made;
}

inline CourseNote note_on(int id, Date date, const std::shared_ptr<Template>& made_by, Answers answers) {
    CourseNote note{.note = NoteId{id}, .date = date, .number = id, .templates = {made_by}, .values = {}};
    note.values.parts[made_by->prefix] = std::move(answers);
    return note;
}

// Attachment

inline MeasureSeries closeness(const std::string& scale, const std::string& about, const std::vector<double>& values,
                               std::int64_t first_response = 1) {
    MeasureSeries made;
    made.measure = "ecr-rs";
    made.scale = scale;
    made.title = "ECR-RS, " + scale;
    made.min = 1;
    made.max = 7;
    for (std::size_t index = 0; index < values.size(); ++index) {
        MeasurePoint point;
        point.date = day(2026, static_cast<unsigned>(6 + 2 * index), 16);
        point.value = values[index];
        point.response = ResponseId{first_response + static_cast<std::int64_t>(index)};
        point.rater = "client";
        point.about = about;
        point.version = "first";
        made.points.push_back(point);
    }
    return made;
}

/// Partner three times from high to low anxiety; mother twice.
inline ClientCourse attachment_course() {
    ClientCourse course;
    course.timeline.measures = {closeness("anxiety", "partner", {5.67, 5, 3.67}),
                                closeness("avoidance", "partner", {3.17, 3, 2.67})};
    for (auto& series : course.timeline.measures) {
        const MeasureSeries mother = closeness(series.scale, "mother", series.scale == "anxiety" ? std::vector{4.33, 4.0} : std::vector{5.5, 4.83}, 11);
        series.points.insert(series.points.end(), mother.points.begin(), mother.points.end());
    }
    return course;
}

// EMDR

inline Answers sets_of(const std::string& target, std::optional<double> sud0, std::optional<double> voc0,
                       const std::vector<std::optional<double>>& suds, const std::vector<std::optional<double>>& vocs) {
    Answers work = answers_of({{"p3_target", target}});
    if (sud0)
        work.values["p3_sud0"] = *sud0;
    if (voc0)
        work.values["p3_voc0"] = *voc0;
    double no = 0;
    for (const auto& sud : suds) {
        Answers row = answers_of({{"no", ++no}});
        if (sud)
            row.values["sud"] = *sud;
        work.tables["p4_sets"].push_back(row);
    }
    no = 0;
    for (const auto& voc : vocs) {
        Answers row = answers_of({{"no", ++no}});
        if (voc)
            row.values["voc"] = *voc;
        work.tables["p5_sets"].push_back(row);
    }
    return work;
}

/// One target over two sessions: 8, not asked, 5 | re-check 4, 2, 0; VoC 2 | 5, 7.
inline ClientCourse emdr_course() {
    const auto emdr = pack("emdr", {series("sud", "SUD by target", Better::lower)});
    Register target;
    target.id = "target";
    target.label = "Target";
    target.title_field = "name";
    target.states = {state("resolved", true)};
    emdr->registers.push_back(target);
    ClientCourse course;
    RegisterEntry stairs;
    stairs.id = "stairs";
    stairs.fields["name"] = "The stairwell";
    stairs.state = "resolved";
    course.timeline.registers.entries["emdr.target"] = {stairs};
    course.timeline.observations.push_back(
        {.note = NoteId{1}, .date = day(2026, 11, 10), .number = 1, .series = "emdr.sud", .key = "stairs", .value = 5, .made_by = emdr});
    Answers first;
    first.tables["work"].push_back(sets_of("stairs", 8, 2, {std::nullopt, 6, 5}, {}));
    Answers second = answers_of({{"p8_target", "stairs"}, {"p8_sud", 4}, {"p8_voc", 3}});
    second.tables["work"].push_back(sets_of("stairs", std::nullopt, std::nullopt, {2, 0}, {5, 7}));
    course.notes = {note_on(1, day(2026, 11, 10), emdr, first), note_on(2, day(2026, 11, 17), emdr, second)};
    return course;
}

// Somatic Experiencing

inline ClientCourse somatic_course() {
    const auto se = form("se", {table("track", {column("location", "Where", FieldKind::body_location)})});
    ClientCourse course;
    const std::vector<std::vector<std::optional<double>>> logs{{2, 5, 3, 6, 2}, {2, std::nullopt, 8, 8, 3}, {7, 5, 3, 2}};
    for (std::size_t session = 0; session < logs.size(); ++session) {
        Answers answers;
        double minute = 3;
        for (const auto& level : logs[session]) {
            Answers row = answers_of({{"minute", minute}});
            if (level)
                row.values["activation"] = *level;
            row.values["location"] = session == 0 ? TextList{"front-throat", "front-chest"} : TextList{"front-throat", "front-shoulder"};
            answers.tables["track"].push_back(row);
            minute += 5;
        }
        const int id = static_cast<int>(session) + 1;
        course.notes.push_back(note_on(id, std::chrono::sys_days{day(2026, 11, 10)} + std::chrono::days{7 * (id - 1)}, se, answers));
    }
    return course;
}

// Dialectical behaviour therapy

/// Two weeks of cards with a hole of one day, and an unanswered emotion.
inline ClientCourse diary_course(int weeks = 2) {
    const auto dbt = form("dbt", {table("dc", {column("date", "Day", FieldKind::date),
                                               column("urge_suicide", "Suicide", FieldKind::scale, 5),
                                               column("emo_misery", "Misery", FieldKind::scale, 5),
                                               column("emo_joy", "Joy", FieldKind::scale, 5),
                                               column("skill_rate", "Skill use", FieldKind::scale, 7),
                                               column("skills", "Skills practised", FieldKind::multi_choice)})});
    ClientCourse course;
    const std::chrono::sys_days start{day(2026, 11, 2)};
    for (int week = 0; week < weeks; ++week) {
        Answers answers;
        for (int weekday = 0; weekday < 7; ++weekday) {
            const int index = 7 * week + weekday;
            if (index == 3)
                continue;
            Answers row = answers_of({{"date", Date{start + std::chrono::days{index}}},
                                      {"urge_suicide", (index * 3) % 6},
                                      {"emo_joy", index % 6},
                                      {"skill_rate", index % 8},
                                      {"skills", TextList{"m_wise", "d_body"}},
                                      {"selfharm_n", 0}});
            if (index != 5)
                row.values["emo_misery"] = 5 - index % 6;
            answers.tables["dc"].push_back(row);
        }
        course.notes.push_back(note_on(week + 1, start + std::chrono::days{7 * week + 7}, dbt, answers));
    }
    return course;
}

// Exposure

inline ClientCourse exposure_course() {
    const auto ex = pack("ex", {});
    Register step;
    step.id = "step";
    step.title_field = "description";
    step.states = {state("active", false), state("mastered", true)};
    ex->registers.push_back(step);
    ClientCourse course;
    const auto add = [&](const char* id, const char* title, std::optional<double> suds, std::optional<double> now, const char* state) {
        RegisterEntry entry;
        entry.id = id;
        entry.fields["description"] = title;
        if (suds)
            entry.fields["suds"] = *suds;
        if (now)
            entry.carried["latest_suds"] = *now;
        entry.carried["trials"] = 3;
        entry.state = state;
        course.timeline.registers.entries["ex.step"].push_back(entry);
    };
    add("a", "Tell a friend of a wish", 40, 10, "mastered");
    add("b", "Ask the partner for help with the move", 80, 45, "active");
    add("c", "Sit through a quarrel", 95, std::nullopt, "active");
    add("d", "Write a letter", std::nullopt, std::nullopt, "active");
    Answers rating;
    rating.tables["h"].push_back(answers_of({{"rated_step", "d"}, {"suds", 30}}));
    course.notes = {note_on(1, day(2026, 11, 10), ex, rating)};
    return course;
}

// Earned security

inline ClientCourse security_course() {
    Series minutes = series("recovery", "Recovery after conflict", Better::lower);
    minutes.has_range = false;
    minutes.unit = "minutes";
    const auto att = pack("att", {series("anxiety", "Attachment anxiety", Better::lower, 1, 7),
                                  series("story", "Story of childhood", Better::higher, 0, 4), minutes,
                                  series("self_compassion", "Self-compassion", Better::higher, 0, 10)});
    ClientCourse made;
    for (const auto& [id, values] : std::vector<std::pair<std::string, std::vector<std::optional<double>>>>{
             {"att.anxiety", {5.5, 4.5, 3.5}},
             {"att.story", {1, std::nullopt, 3}},
             {"att.recovery", {180, 200, 40}},
             {"att.self_compassion", {std::nullopt, std::nullopt, 4}}}) {
        const TimelineInput one = course(att, id, values);
        made.timeline.sessions = one.sessions;
        made.timeline.observations.insert(made.timeline.observations.end(), one.observations.begin(),
                                          one.observations.end());
    }
    return made;
}

/// Everything together.
inline ClientCourse full_course() {
    ClientCourse all;
    for (const ClientCourse& one : {attachment_course(), emdr_course(), somatic_course(), diary_course(),
                                    exposure_course(), security_course()}) {
        all.notes.insert(all.notes.end(), one.notes.begin(), one.notes.end());
        all.timeline.measures.insert(all.timeline.measures.end(), one.timeline.measures.begin(), one.timeline.measures.end());
        all.timeline.observations.insert(all.timeline.observations.end(), one.timeline.observations.begin(),
                                         one.timeline.observations.end());
        for (const auto& [id, entries] : one.timeline.registers.entries)
            all.timeline.registers.entries[id] = entries;
        if (all.timeline.sessions.empty())
            all.timeline.sessions = one.timeline.sessions;
    }
    return all;
}

} // namespace attune
