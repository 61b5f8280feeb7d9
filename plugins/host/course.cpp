// SPDX-License-Identifier: Apache-2.0
#include "plugins/host/course.hpp"

#include "plugins/host/channel.hpp"

namespace attune::host {

/// Reads in the order that core/modality/native/native_request.cpp writes.
class Course::Reading {
public:
    Reading(Course& course, std::string_view request)
        : course_{course},
          reader_{request} {}

    void read() {
        for (auto left = reader_.count_of(4); left > 0; --left)
            course_.sessions_.push_back(session());
        if (!reader_.at_end() || course_.sessions_.empty())
            refuse(wire::Refusal::bad_request, "the request is no course");
    }

private:
    attune_session session() {
        auto& fields = course_.fields_.emplace_back();
        for (auto left = reader_.count_of(12); left > 0; --left)
            fields.push_back(field());
        return {fields.size(), fields.data()};
    }

    attune_field field() {
        const char* id = text();
        auto& groups = course_.groups_.emplace_back();
        for (auto left = reader_.count_of(4); left > 0; --left)
            groups.push_back(reader_.count());
        auto& cells = course_.cells_.emplace_back();
        for (auto left = reader_.count_of(1); left > 0; --left)
            cells.push_back(cell());
        return {id, cells.size(), cells.data(), groups.size(), groups.data()};
    }

    attune_cell cell() {
        switch (wire::CellKind{reader_.byte()}) {
        case wire::CellKind::number: return {ATTUNE_CELL_NUMBER, reader_.number(), ""};
        case wire::CellKind::text: return {ATTUNE_CELL_TEXT, 0, text()};
        case wire::CellKind::null: break;
        }
        return {ATTUNE_CELL_NULL, 0, ""};
    }

    const char* text() { return course_.texts_.emplace_back(reader_.text()).c_str(); }

    Course& course_;
    wire::Reader reader_;
};

Course::Course(std::string_view request) {
    Reading{*this, request}.read();
    view_ = {sessions_.size(), sessions_.data()};
}

} // namespace attune::host
