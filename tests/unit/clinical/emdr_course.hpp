// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/clinical/course.hpp"

#include <fmt/format.h>

namespace attune::clinical {

/// What is asked of a target: SUD, VoC and what the body says; null is "not asked".
struct Reading {
    std::optional<double> sud;
    std::optional<double> voc;
    std::string body; ///< of a re-check: "clear", "residual"; of a scan: "clear", "pleasant", "residual",
                      ///< "not_reached"
};

/// One client in EMDR, mostly with one target.
class EmdrCourse : public Course {
public:
    EmdrCourse()
        : Course{{"emdr"}} {}

    std::string add_target(const std::string& name, const std::string& prong = "past") {
        return add("emdr.target", {{"name", name}, {"prong", prong}, {"order", ++targets_}});
    }

    /// Begins a session with these phases ticked: "38", "8456".
    EmdrCourse& session_with(std::string_view phases) {
        session();
        TextList ticked;
        for (const char phase : phases)
            ticked.emplace_back(1, phase);
        set("emdr.phases", std::move(ticked));
        return *this;
    }

    EmdrCourse& recheck(const std::string& target, const Reading& reading) {
        set("emdr.p8_target", target);
        ask("emdr.p8_sud", reading.sud);
        ask("emdr.p8_voc", reading.voc);
        if (!reading.body.empty())
            set("emdr.p8_body", reading.body);
        return *this;
    }

    /// Phase 3 of the first block.
    EmdrCourse& assess(const std::string& target, std::optional<double> sud, std::optional<double> voc) {
        set("emdr.work[0].p3_target", target);
        ask("emdr.work[0].p3_sud0", sud);
        ask("emdr.work[0].p3_voc0", voc);
        return *this;
    }

    /// Phases 4 to 6 of the first block: two sets each, the reading in the last; no reading, no sets.
    EmdrCourse& process(const std::string& target, const Reading& end) {
        set("emdr.work[0].p3_target", target);
        if (end.sud) {
            set("emdr.work[0].p4_sets[0].passes", 24);
            set("emdr.work[0].p4_sets[1].passes", 26);
            set("emdr.work[0].p4_sets[1].sud", *end.sud);
        }
        if (end.voc) {
            set("emdr.work[0].p5_sets[0].passes", 10);
            set("emdr.work[0].p5_sets[1].voc", *end.voc);
        }
        if (!end.body.empty())
            set("emdr.work[0].p6_scan", end.body);
        return *this;
    }

    /// A whole session of phases 3 to 6 that ends so.
    EmdrCourse& worked_to(const std::string& target, const Reading& end) {
        session_with("3456");
        assess(target, 8, 2);
        return process(target, end);
    }

    EmdrCourse& accept_sud() {
        set("emdr.work[0].p4_eco_sud", true);
        set("emdr.work[0].p4_eco_sud_reason", "The danger is still partly there.");
        return *this;
    }
    EmdrCourse& accept_voc() {
        set("emdr.work[0].p5_eco_voc", true);
        set("emdr.work[0].p5_eco_voc_reason", "Nobody is wholly sure.");
        return *this;
    }

    [[nodiscard]] std::string status_of(const std::string& target) const {
        return status("emdr.target", target);
    }
    /// Accepted SUD and VoC, "1/7"; "-" where there is none.
    [[nodiscard]] std::string accepted(const std::string& target) const {
        return shown(carried("emdr.target", target, "accepted_sud")) + "/" +
               shown(carried("emdr.target", target, "accepted_voc"));
    }
    [[nodiscard]] std::optional<double> work(std::string_view field) const {
        return number("emdr.work[0]." + std::string{field});
    }

private:
    void ask(std::string_view path, std::optional<double> reading) {
        set(path, reading ? Value{*reading} : Value{NotAsked{}});
    }
    static std::string shown(const Value& value) {
        const double* number = value.get<double>();
        return number == nullptr ? "-" : fmt::format("{}", *number);
    }

    int targets_ = 0;
};

} // namespace attune::clinical
