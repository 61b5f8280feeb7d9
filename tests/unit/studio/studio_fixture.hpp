// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/studio/studio_view_model.hpp"
#include "tests/gui/note/note_practice.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace attune {

inline const std::string house_pack = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<pack xmlns="urn:attune:pack:1" id="house" prefix="hs" version="0.4.0" language="en">
  <title>House note</title>
  <publisher>Lindenhof Practice</publisher>
  <licence>CC-BY-4.0</licence>
  <evidence>The questions of the house, not validated.</evidence>
  <needs pack="header"/>
  <template file="templates/session.xml"/>
  <examples file="examples/worked.xml"/>
</pack>
)xml";

inline const std::string house_template = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<template xmlns="urn:attune:template:1" id="session" version="0.4.0" language="en">
  <title>House note</title>
  <summary>How tense the hour began and what was tried.</summary>
  <section id="settle" title="Settling in" say="subjective">
    <scale id="tension_in" label="Tension now" min="0" max="10">
      <anchor value="0" label="none"/>
      <anchor value="10" label="highest"/>
    </scale>
    <choice id="breath" label="Breath" required="tension_in ge 6">
      <option value="high" label="High in the chest"/>
      <option value="low" label="Low in the belly"/>
    </choice>
    <long-text id="arrived" label="What arrived" relevant="tension_in ge 1"/>
  </section>
  <section id="work" title="Work" say="intervention">
    <table id="steps" label="Steps" row-label="step">
      <text id="what" label="What we tried"/>
      <scale id="tension" label="Tension" min="0" max="10"/>
    </table>
    <computed id="drop" label="Tension fell by" calculate="tension_in - last(steps.tension)"/>
  </section>
  <rule id="still_high" severity="caution" when="last(steps.tension) ge 7" at="steps"
        evidence="A" source="The house's own choice">Tension is still {last(steps.tension)}.</rule>
</template>
)xml";

inline const std::string house_examples = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<examples xmlns="urn:attune:example:1" template="house.session">
  <example id="HN1" title="An ordinary hour" sample="yes">
    <session>
      <set field="tension_in" value="8"/>
      <set field="breath" value="high"/>
      <set field="steps[0].what" value="Hand on the chest"/>
      <set field="steps[0].tension" value="6"/>
      <set field="steps[1].what" value="Longer out-breath"/>
      <set field="steps[1].tension" value="4"/>
      <expect field="drop" value="4"/>
    </session>
  </example>
</examples>
)xml";

inline void write_text(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << text;
}

/// A text with `from` replaced by `to` once.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos)
        throw std::runtime_error{"not in the text: " + from};
    return text.replace(at, from.size(), to);
}

/// The line, from 1, in which `words` stand first.
inline int line_of_words(const std::string& text, const std::string& words) {
    return static_cast<int>(
               std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find(words)), '\n')) +
           1;
}

/// A pack folder of its own, and a place for what is not saved.
struct HouseFolder {
    HouseFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "attune-studio-XXXXXX").string();
        root = mkdtemp(name.data());
        folder = root / "house";
        recovery = root / "state" / "studio";
        write_text(folder / "pack.xml", house_pack);
        write_text(folder / "templates/session.xml", house_template);
        write_text(folder / "examples/worked.xml", house_examples);
    }
    ~HouseFolder() { std::filesystem::remove_all(root); }
    HouseFolder(const HouseFolder&) = delete;
    HouseFolder& operator=(const HouseFolder&) = delete;

    std::filesystem::path root, folder, recovery;
};

} // namespace attune
