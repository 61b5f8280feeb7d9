// SPDX-License-Identifier: Apache-2.0
#include "core/modality/authoring/completion.hpp"

#include "core/modality/authoring/template_names.hpp"
#include "core/modality/authoring/xml_sketch.hpp"
#include "core/template/functions.hpp"
#include "core/template/reader/field_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace attune {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_name_sign(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_' ||
           letter == '.' || letter == '$';
}

/// Where the name that ends at the end of `text` begins.
std::size_t name_begin(std::string_view text) {
    auto at = text.size();
    while (at > 0 && is_name_sign(text[at - 1]))
        --at;
    return at;
}

/// The kind of thing that an attribute names by id; empty where it names fields.
std::vector<std::string_view> elements_named_by(const SketchedElement& tag, std::string_view attribute) {
    if (attribute == "choices")
        return {"choices"};
    if (attribute == "for" || attribute == "register" || (attribute == "to" && tag.name == "reference"))
        return {"register"};
    if (attribute == "to")
        return {"state"};
    if (attribute == "event")
        return {"event"};
    if (attribute == "in")
        return {"table", "block"};
    if (attribute == "rule" || attribute == "prompt" || attribute == "series")
        return {attribute};
    return {};
}

/// Collects what may stand at one spot.
class Completer {
public:
    Completer(std::string_view xml, std::size_t offset, const CompletionSources& sources)
        : xml_{xml},
          offset_{std::min(offset, xml.size())},
          sources_{sources},
          vocabulary_{XmlVocabulary::of(sources.kind)},
          spot_{spot_at(xml, offset_)} {}

    Completions run() {
        result_.from = spot_.word;
        switch (spot_.kind) {
        case XmlSpot::Kind::element: offer_elements(); break;
        case XmlSpot::Kind::closing: offer_end(); break;
        case XmlSpot::Kind::attribute: offer_attributes(); break;
        case XmlSpot::Kind::value: offer_values(); break;
        case XmlSpot::Kind::text: offer_in_sentence(); break;
        case XmlSpot::Kind::elsewhere: break;
        }
        return std::move(result_);
    }

private:
    [[nodiscard]] std::string_view word() const { return xml_.substr(result_.from, offset_ - result_.from); }

    void offer(std::string text, std::string note = {}, std::string_view behind = {}) {
        if (!text.starts_with(word()) || !offered_.insert(text).second)
            return;
        auto shown = text;
        result_.items.push_back({.text = std::move(text) + std::string{behind},
                                 .caret_back = behind.empty() ? std::size_t{0} : std::size_t{1},
                                 .shown = std::move(shown),
                                 .note = std::move(note)});
    }

    void offer_elements() {
        const std::span around{spot_.path.data(), spot_.path.size() - 1};
        if (const auto* parent = vocabulary_.find(around))
            for (const auto& [name, index] : parent->children)
                offer(name);
    }

    void offer_end() {
        if (!spot_.path.empty())
            offer(spot_.path.back() + ">");
    }

    void offer_attributes() {
        const auto* element = vocabulary_.find(spot_.path);
        if (element == nullptr)
            return;
        const auto add = [&](bool required) {
            for (const auto& attribute : element->attributes)
                if (attribute.required == required && spot_.tag.value(attribute.name).empty())
                    offer(attribute.name, required ? "required" : "", "=\"\"");
        };
        add(true);
        add(false);
    }

    void offer_values() {
        const auto* element = vocabulary_.find(spot_.path);
        const auto* attribute = element == nullptr ? nullptr : element->attribute(spot_.attribute);
        if (attribute == nullptr)
            return;
        for (const auto& value : attribute->values)
            offer(value);
        if (attribute->type == "expression")
            return offer_in_expression(xml_.substr(spot_.word, offset_ - spot_.word));
        if (sources_.kind == PackFileKind::manifest)
            return offer_of_manifest(*attribute);
        if (attribute->values.empty())
            offer_references(*attribute);
    }

    void offer_of_manifest(const AttributeWords& attribute) {
        if (attribute.name == "file")
            for (const auto& file : sources_.files)
                offer(file);
        if (attribute.name == "pack")
            for (const auto& pack : sources_.packs)
                offer(pack);
    }

    /// Ids that an attribute refers to, not those that it gives.
    void offer_references(const AttributeWords& attribute) {
        static constexpr std::array referring{"name", "dotted", "names", "id", "choices-name", "path"};
        if (attribute.type == "template" || attribute.type == "templates") {
            for (const auto& id : sources_.template_ids)
                offer(id);
            return;
        }
        if (sources_.kind == PackFileKind::examples && attribute.name == "value")
            return offer_options_of(std::string{spot_.tag.value("field")});
        const bool of_alias = attribute.name == "of" && spot_.tag.name == "alias";
        if (attribute.name == "id" ||
            (!of_alias && std::ranges::find(referring, attribute.type) == referring.end()))
            return;
        result_.from =
            spot_.word + name_begin(xml_.substr(spot_.word, offset_ - spot_.word)); // lists of names
        if (attribute.name == "choices")
            offer("$packs", "the modalities at hand");
        const auto wanted = elements_named_by(spot_.tag, attribute.name);
        each_name([&](const std::string& name, const TemplateName& what) {
            const bool fits = wanted.empty() ? is_answer(what) : std::ranges::count(wanted, what.element) > 0;
            if (fits && (!of_alias || name.find('.') != npos))
                offer(name, what.label);
        });
    }

    static bool is_answer(const TemplateName& what) {
        return FieldReader::is_field(what.element) || what.element == "block" || what.element == "alias" ||
               what.element == "carried" || what.element == "register";
    }

    template<typename Visit>
    void each_name(const Visit& visit) {
        if (sources_.kind == PackFileKind::form)
            for (const auto& what : template_names(xml_))
                visit(what.name, what);
        for (const auto& [prefix, text] : sources_.templates)
            for (const auto& what : template_names(text))
                visit(prefix.empty() ? what.name : prefix + "." + what.name, what);
    }

    void offer_in_sentence() {
        const auto said = xml_.substr(spot_.word, offset_ - spot_.word);
        const auto open = said.rfind('{');
        if (sources_.kind != PackFileKind::form || open == npos || said.find('}', open) != npos ||
            (open > 0 && said[open - 1] == '{'))
            return;
        offer_in_expression(said.substr(open + 1));
    }

    /// `written` ends at the caret and is what stands of the expression before it.
    void offer_in_expression(std::string_view written) {
        const auto begin = offset_ - written.size();
        if (std::ranges::count(written, '\'') % 2 == 1) {
            const auto quote = written.rfind('\'');
            result_.from = begin + quote + 1;
            return offer_options_of(field_before(written.substr(0, quote)));
        }
        result_.from = begin + name_begin(written);
        static constexpr std::array looks_back{"earlier.", "course.", "this.", "here."};
        std::string before;
        for (const std::string_view each : looks_back)
            if (word().starts_with(each)) {
                before = each;
            }
        const bool of_rows = written.find("where ") != npos;
        each_name([&](const std::string& name, const TemplateName& what) {
            // A column goes by its own name in its row, and behind a "where".
            const bool known =
                what.inside.empty() || of_rows || std::ranges::count(spot_.ids, what.inside) > 0;
            if (is_answer(what) && known)
                offer(before + name, what.label);
        });
        for (const auto& name : function_names())
            offer(name, "function", "()");
        for (const auto* each : {"and", "or", "not", "where", "in", "true", "false", "null", "earlier",
                                 "course", "this", "here"})
            offer(each);
    }

    /// The field that a quoted word is compared with: the last name before it that has options.
    std::string field_before(std::string_view written) {
        std::string best;
        each_name([&](const std::string& name, const TemplateName& what) {
            if (what.options.empty())
                return;
            for (auto at = written.rfind(name); at != npos;
                 at = at == 0 ? npos : written.rfind(name, at - 1)) {
                const bool begins = at == 0 || !is_name_sign(written[at - 1]);
                const bool ends =
                    at + name.size() == written.size() || !is_name_sign(written[at + name.size()]);
                if (!begins || !ends)
                    continue;
                if (best.empty() || at >= best_at_) {
                    best_at_ = at;
                    best = name;
                }
                break;
            }
        });
        return best;
    }

    void offer_options_of(std::string field) {
        // Rows of an example are counted: "tr[0].kind".
        for (auto open = field.find('['); open != npos; open = field.find('['))
            field.erase(open, field.find(']', open) == npos ? npos : field.find(']', open) - open + 1);
        each_name([&](const std::string& name, const TemplateName& what) {
            if (name == field)
                for (const auto& [value, label] : what.options)
                    offer(value, label);
        });
    }

    std::string_view xml_;
    std::size_t offset_;
    const CompletionSources& sources_;
    const XmlVocabulary& vocabulary_;
    XmlSpot spot_;
    Completions result_;
    std::set<std::string> offered_;
    std::size_t best_at_ = 0;
};

} // namespace

Completions complete(std::string_view xml, std::size_t offset, const CompletionSources& sources) {
    return Completer{xml, offset, sources}.run();
}

} // namespace attune
