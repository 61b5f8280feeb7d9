// SPDX-License-Identifier: Apache-2.0
#include "core/progress/special_chart/body_heat.hpp"

#include <set>

namespace attune {

namespace {

void take(const Answers& answers, const std::vector<Field>& fields, std::set<std::string>& regions) {
    for (const Field& field : fields) {
        if (field.kind == FieldKind::table) {
            if (const auto table = answers.tables.find(field.id); table != answers.tables.end())
                for (const Answers& row : table->second)
                    take(row, field.columns, regions);
            continue;
        }
        if (field.kind != FieldKind::body_location)
            continue;
        const auto value = answers.values.find(field.id);
        if (value == answers.values.end())
            continue;
        if (const TextList* several = value->second.get<TextList>())
            regions.insert(several->begin(), several->end());
        else if (const std::string* one = value->second.get<std::string>(); one && !one->empty())
            regions.insert(*one);
    }
}

std::set<std::string> regions_in(const CourseNote& note) {
    std::set<std::string> regions;
    for (const auto& form : note.templates) {
        const Answers* part = form ? part_of(note, form->prefix) : nullptr;
        if (!part)
            continue;
        for (const Section& section : form->sections) {
            if (section.block.empty()) {
                take(*part, section.fields, regions);
                continue;
            }
            if (const auto block = part->tables.find(section.block); block != part->tables.end())
                for (const Answers& row : block->second)
                    take(row, section.fields, regions);
        }
    }
    return regions;
}

} // namespace

BodyHeat body_heat(const ClientCourse& course, std::optional<Date> from, std::optional<Date> to) {
    BodyHeat heat;
    for (const CourseNote& note : course.notes) {
        if ((from && note.date < *from) || (to && note.date > *to))
            continue;
        const std::set<std::string> regions = regions_in(note);
        if (regions.empty())
            continue;
        ++heat.sessions;
        heat.first = heat.first.value_or(note.date);
        heat.last = note.date;
        for (const std::string& id : regions) {
            BodyHeat::Region& region = heat.regions[id];
            ++region.sessions;
            region.notes.push_back(note.note);
        }
    }
    return heat;
}

} // namespace attune
