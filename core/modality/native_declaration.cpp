// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native_declaration.hpp"

#include "core/modality/native_request.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace attune {
namespace {

void check_input(Pack& pack, const NativeInput& input,
                 const std::vector<std::shared_ptr<const Template>>& templates, const std::string& file) {
    const auto place = find_input(input.field, pack.prefix, templates);
    std::string message;
    if (!place)
        message = fmt::format("<input field=\"{}\">: no template has this field", input.field);
    else if (place->field->store == FieldStore::private_note)
        message =
            fmt::format("<input field=\"{}\">: what is kept as a process note never leaves it", input.field);
    else
        return;
    pack.problems.push_back(
        {.file = file, .line = 1, .column = 1, .element = "/pack/native", .message = std::move(message)});
}

void check_field(Pack& pack, const Field& field, const std::string& file) {
    for (const auto& column : field.columns)
        check_field(pack, column, file);
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
    pack.problems.push_back({.file = file,
                             .line = field.line_in_file,
                             .column = 1,
                             .element = fmt::format("computed[@id='{}']", field.id),
                             .message = std::move(message)});
}

} // namespace

void check_native_declaration(Pack& pack, const std::vector<std::shared_ptr<const Template>>& others,
                              const std::string& file) {
    auto templates = pack.templates;
    templates.insert(templates.end(), others.begin(), others.end());
    const auto inputs = pack.inputs;
    for (const auto& input : inputs)
        check_input(pack, input, templates, file);
    for (const auto& form : pack.templates)
        for (const auto& section : form->sections)
            for (const auto& field : section.fields)
                check_field(pack, field, pack.contents->name() + ": template " + form->id);
}

} // namespace attune
