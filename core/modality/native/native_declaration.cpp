// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native/native_declaration.hpp"

#include "core/modality/native/native_request.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace attune {
namespace {

void check_input(Pack& pack, const NativeInput& input,
                 const std::vector<std::shared_ptr<const Template>>& templates, const std::string& file,
                 const SourcePlace& at) {
    const auto place = find_input(input.field, pack.prefix, templates);
    std::string message;
    if (!place)
        message = fmt::format("<input field=\"{}\">: no template has this field", input.field);
    else if (place->field->store == FieldStore::private_note)
        message =
            fmt::format("<input field=\"{}\">: what is kept as a process note never leaves it", input.field);
    else
        return;
    pack.problems.push_back({.file = file,
                             .line = at.line,
                             .column = at.column,
                             .element = "/pack/native/input",
                             .message = std::move(message)});
}

/// Where a field says what it takes from the library.
SourcePlace place_of_native(const Field& field, const std::string& xml) {
    std::size_t line = 0; // where the field's element begins
    for (int number = 1; number < field.line_in_file && line != std::string::npos; ++number)
        line = xml.find('\n', line) + 1;
    const auto value = xml.find(fmt::format("\"{}\"", field.native), xml.find("native", line));
    return value == std::string::npos ? SourcePlace{.line = field.line_in_file, .column = 1}
                                      : SourceText{xml}.place(value + 1);
}

void check_field(Pack& pack, const Field& field, const std::string& xml, const std::string& file) {
    for (const auto& column : field.columns)
        check_field(pack, column, xml, file);
    if (field.native.empty())
        return;
    const auto output = std::ranges::find(pack.outputs, field.native, &NativeOutput::id);
    std::string message;
    if (pack.library.empty() || output == pack.outputs.end())
        message = fmt::format("native=\"{}\": pack.xml declares no such <output>", field.native);
    else if (output->kind != field.result)
        message = fmt::format("native=\"{}\": the type differs from that of the <output>", field.native);
    else
        return;
    const SourcePlace at = place_of_native(field, xml);
    pack.problems.push_back(
        {.file = file,
         .line = at.line,
         .column = at.column,
         .element = "computed",
         .message = fmt::format("<computed id=\"{}\">: {}", field.id, message)});
}

} // namespace

void check_native_declaration(Pack& pack, const std::vector<std::shared_ptr<const Template>>& others,
                              const NativeDeclarationPlaces& places) {
    auto templates = pack.templates;
    templates.insert(templates.end(), others.begin(), others.end());
    const auto inputs = pack.inputs;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        check_input(pack, inputs[i], templates, places.manifest, places.inputs[i]);
    for (std::size_t i = 0; i < pack.templates.size(); ++i) {
        const auto form = pack.templates[i];
        for (const auto& section : form->sections)
            for (const auto& field : section.fields)
                check_field(pack, field, form->xml, places.templates[i]);
    }
}

} // namespace attune
