// SPDX-License-Identifier: Apache-2.0
// What lives across sessions: states, events and what they leave behind.
#include "core/modality/check/pack_lints.hpp"
#include "core/modality/check/reachability.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string>

namespace attune {
namespace {

class RegisterLint {
public:
    RegisterLint(CheckedTemplate& form, const RegisterLayout& layout, const RegisterProgram& program)
        : form_{form},
          definition_{*layout.definition},
          program_{program},
          reachability_{*form.program()} {}

    void check() {
        follow_states();
        for (const RegisterState& state : definition_.states) {
            if (!reached_.contains(state.id))
                form_.warn("state-never-reached", form_.node_of(&state), "id", "no session can lead to this state",
                           fmt::format(R"(<on event="…" to="{}"/> in a state before it)", state.id));
            else if (!left_.contains(state.id) && !state.done && !definition_.can_be_set_aside &&
                     definition_.states.size() > 1)
                form_.warn("state-never-left", form_.node_of(&state), "id",
                           "no session can lead out of this state, and it is not marked as an end",
                           R"(done="true" where the work ends here, else an <on event="…" to="…"/>)");
        }
        check_events();
        check_carried();
    }

private:
    /// Which states sessions reach from the start, and which of them they leave.
    void follow_states() {
        reached_.insert(definition_.start_state);
        for (bool grew = true; grew;) {
            grew = false;
            for (const PassProgram& pass : program_.passes)
                for (const EventProgram& event : pass.events)
                    for (const TransitionProgram& each : event.transitions)
                        if (reached_.contains(each.from) && each.from != each.to &&
                            reachability_.can_be_true({{&event.when, pass.scope}, {&each.when, pass.scope}})) {
                            left_.insert(each.from);
                            grew = reached_.insert(each.to).second || grew;
                        }
        }
    }

    void check_events() {
        std::set<std::string> heard;
        for (const RegisterState& state : definition_.states)
            for (const Transition& transition : state.transitions)
                heard.insert(transition.event);
        for (const RegisterPass& pass : definition_.passes)
            for (const RegisterEvent& event : pass.events)
                // One before the last keeps those after it from happening.
                if (!heard.contains(event.id) && event.sets.empty() && &event == &pass.events.back())
                    form_.warn("event-unused", form_.node_of(&event), "id",
                               "no state answers to this event, and it leaves nothing behind",
                               fmt::format(R"(<on event="{}" to="…"/> in a state, or a <set> in it)", event.id));
    }

    void check_carried() {
        std::set<std::string> set;
        const auto add = [&](const std::vector<Assignment>& assignments) {
            for (const Assignment& each : assignments)
                set.insert(each.id);
        };
        add(definition_.finally);
        for (const RegisterPass& pass : definition_.passes) {
            add(pass.sets);
            for (const RegisterEvent& event : pass.events)
                add(event.sets);
        }
        for (const Field& carried : definition_.carried)
            if (!set.contains(carried.id))
                form_.warn("carried-never-set", form_.node_of(&carried), "id", "no session ever sets this value",
                           fmt::format(R"(<set id="{}" value="…"/> in a pass, an event or <finally>)", carried.id));
    }

    CheckedTemplate& form_;
    const Register& definition_;
    const RegisterProgram& program_;
    Reachability reachability_;
    std::set<std::string> reached_;
    std::set<std::string> left_;
};

} // namespace

void check_registers(CheckedTemplate& form) {
    if (form.program() == nullptr)
        return;
    const Layout& layout = form.program()->layout;
    for (std::size_t i = 0; i < layout.registers.size(); ++i)
        if (layout.registers[i].part == form.part())
            RegisterLint{form, layout.registers[i], form.program()->registers[i]}.check();
}

} // namespace attune
