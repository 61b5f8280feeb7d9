// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/client_course.hpp"
#include "core/report/special_chart/special_charts.hpp"

#include <map>
#include <string>
#include <vector>

namespace attune {

/// What the entries of a client's registers and the people around them are called in a report that does not print what
/// the therapist wrote: "Target 1", "Person 2". The same entry has the same name in every table and chart, and in
/// every report: it goes by its place in the register.
class EntryNames {
public:
    explicit EntryNames(const ClientCourse& course);

    /// "Target 1"; an entry that no register has is "Entry 1", by the order of asking.
    [[nodiscard]] std::string of(const std::string& key);
    /// What the record calls it; empty when that is not known.
    [[nodiscard]] std::string title_of(const std::string& key) const;
    /// "Partner" stays; anything that is no relationship is "Person 1", by the order of asking.
    [[nodiscard]] std::string person(const std::string& written);

private:
    struct Entry {
        std::string name, title;
    };
    std::map<std::string, Entry> entries_;      ///< by key
    std::vector<std::string> others_, persons_; ///< in the order of asking
};

/// The timeline without what the therapist or the client put into words: entries and people by their names above,
/// events by their kind, no stays.
[[nodiscard]] Timeline without_titles(const Timeline& timeline, EntryNames& names);
/// The same for a chart beside the timeline.
void remove_titles(SpecialChart& chart, EntryNames& names);

} // namespace attune
