// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/modality/example/example_check.hpp"
#include "core/modality/shipped_packs.hpp"
#include "tests/unit/temp_folder.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace attune::test {

/// A small form with one field of most kinds, a table, a block, a register, rules, prompts and series.
inline constexpr const char* calm_session = R"xml(
<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en">
  <title>Calm</title>
  <section id="main" title="Main" say="subjective">
    <scale id="mood" label="Mood" min="0" max="10" required="true"/>
    <text id="topic" label="Topic"/>
    <choice id="place" label="Place"><option value="home" label="At home"/><option value="away" label="Away"/></choice>
    <multi-choice id="signs" label="Signs"><option value="a" label="Aa"/><option value="b" label="Bb"/><option value="c" label="Cc"/></multi-choice>
    <yes-no id="slept" label="Slept"/>
    <date id="day" label="Day"/>
    <time id="hour" label="Hour"/>
    <duration id="rest" label="Rest"/>
    <number id="height" label="Height" constraint="height lt 3" constraint-message="Less than 3 metres."/>
    <long-text id="why" label="Why" relevant="mood ge 8"/>
    <reference id="focus" label="Focus" to="worry"/>
    <reference id="others" label="Others" to="worry" several="true"/>
    <table id="walks" label="Walks" row-label="walk"><number id="km" label="Kilometres"/><text id="with" label="With"/></table>
    <computed id="far" label="Far" calculate="sum(walks.km)"/>
    <computed id="third" label="Third" calculate="mood / 3"/>
    <computed id="said" label="Said" type="text" calculate="concat('About ', topic)"/>
    <computed id="chosen" label="Chosen" type="list" calculate="distinct(signs)"/>
    <computed id="calm" label="Calm" type="yes-no" calculate="mood lt 3"/>
    <computed id="last_mood" label="Last" calculate="previous(mood)"/>
    <computed id="age" label="Age of the note" calculate="days-between(hdr.date, today())"/>
    <computed id="pace" label="Pace" native="pace"/>
  </section>
  <block id="round" label="Rounds" row-label="Round"><section id="r" title="Round">
    <number id="breaths" label="Breaths"/>
    <table id="turns" label="Turns"><number id="left" label="Left"/></table>
  </section></block>
  <alias id="risk" of="hdr.risk"/>
  <register id="worry" label="Worry" plural="Worries" title="name" aside="true">
    <text id="name" label="Name" required="true"/>
    <scale id="weight" label="Weight" min="0" max="10"/>
    <carried id="seen" label="Seen"/>
    <state id="new" label="new" start="true"><on event="met" to="known"/></state>
    <state id="known" label="known"/>
    <pass id="p" by="focus"><event id="met" when="true"/><set id="seen" value="coalesce(this.seen, 0) + 1"/></pass>
  </register>
  <rule id="tense" at="mood" severity="caution" when="mood ge 8" needs="why">The mood is {mood}, tell why.</rule>
  <rule id="long" in="walks" at="walks" severity="information" when="km gt 5">A walk of {km}.</rule>
  <rule id="stop" at="slept" severity="blocking" when="slept = false">Rest comes first.</rule>
  <prompt id="walk" when="count(walks) = 0">Plan a walk.</prompt>
  <series id="mood" label="Mood" group="Calm" min="0" max="10" better="lower" evidence="A" source="S"><point value="mood"/></series>
  <series id="weight" label="Weight" group="Calm" min="0" max="10" better="lower" evidence="A" source="S"><point per="focus" value="mood"/></series>
  <narrative><line part="objective" when="far gt 0">Walked {far} km.</line></narrative>
</template>)xml";

/// A folder "calm" with that form and one file of examples, read with the shipped packs around it.
class CalmPack {
public:
    /// `inside`: what stands in <examples template="calm.session">.
    explicit CalmPack(const std::string& inside,
                      const std::string& attributes = R"(template="calm.session")") {
        write("templates/session.xml", calm_session);
        write("examples/worked.xml",
              "<examples xmlns=\"urn:attune:example:1\" " + attributes + ">\n" + inside + "\n</examples>");
        name_files(R"(<examples file="examples/worked.xml"/>)");
    }

    void write(const std::string& name, const std::string& text) const {
        const auto file = folder() / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream{file, std::ios::binary} << text;
    }
    /// Writes pack.xml, with these elements after its template.
    void name_files(const std::string& elements) const {
        write(
            "pack.xml",
            R"(<pack xmlns="urn:attune:pack:1" id="calm" prefix="cm" version="1.0.0" language="en">)"
            "<title>Calm</title><publisher>P</publisher><licence>L</licence>"
            R"(<needs pack="header"/><template file="templates/session.xml"/>)" +
                elements +
                R"(<native library="native/libcalm.so" abi="1"><output id="pace" type="number"/></native></pack>)");
    }
    [[nodiscard]] std::filesystem::path folder() const { return root_ / "calm"; }

    [[nodiscard]] static const std::vector<Pack>& others() {
        static const std::vector<Pack> packs = read_packs({shipped_packs_folder()});
        return packs;
    }
    [[nodiscard]] ExampleReport check() const {
        return check_examples(read_pack(folder(), others()), others());
    }
    /// Every mistake, a line each, as pack check prints it.
    [[nodiscard]] std::string words() const {
        const auto pack = read_pack(folder(), others());
        std::string lines;
        for (const auto& problem : pack.problems)
            lines += to_string(problem) + "\n";
        for (const auto& problem : check_examples(pack, others()).problems)
            lines += to_string(problem) + "\n";
        return lines;
    }

private:
    TempFolder root_;
};

} // namespace attune::test
