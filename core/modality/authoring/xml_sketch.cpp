// SPDX-License-Identifier: Apache-2.0
#include "core/modality/authoring/xml_sketch.hpp"

#include <algorithm>

namespace attune {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_blank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}
bool ends_name(char letter) {
    return is_blank(letter) || letter == '<' || letter == '>' || letter == '/' || letter == '=' ||
           letter == '"' || letter == '\'';
}

/// Goes through a text tag by tag, up to an offset. What is broken ends at the next "<".
class Sketcher {
public:
    Sketcher(std::string_view xml, std::size_t end)
        : xml_{xml.substr(0, std::min(end, xml.size()))} {}

    void run() {
        while (at_ < xml_.size())
            if (xml_[at_] != '<')
                ++at_;
            else if (xml_.substr(at_).starts_with("<!--"))
                skip("-->");
            else if (xml_.substr(at_).starts_with("<?"))
                skip("?>");
            else if (xml_.substr(at_).starts_with("<!"))
                skip(">");
            else if (xml_.substr(at_).starts_with("</"))
                close();
            else
                open();
        if (spot_.kind != XmlSpot::Kind::elsewhere || inside_other_)
            return;
        spot_.kind = XmlSpot::Kind::text;
        spot_.word = text_;
    }

    std::vector<SketchedElement> elements;
    std::vector<std::size_t> around; ///< indices of the elements that are open

    [[nodiscard]] XmlSpot spot() {
        for (const auto index : around) {
            spot_.path.push_back(elements[index].name);
            spot_.ids.emplace_back(elements[index].value("id"));
        }
        if (spot_.kind == XmlSpot::Kind::element || spot_.kind == XmlSpot::Kind::attribute ||
            spot_.kind == XmlSpot::Kind::value || in_tag_)
            spot_.tag = elements.back();
        return std::move(spot_);
    }

private:
    void skip(std::string_view end) {
        const auto found = xml_.find(end, at_);
        inside_other_ = found == npos;
        at_ = found == npos ? xml_.size() : found + end.size();
        text_ = at_;
    }

    std::string_view name() {
        const auto begin = at_;
        while (at_ < xml_.size() && !ends_name(xml_[at_]))
            ++at_;
        return xml_.substr(begin, at_ - begin);
    }

    void close() {
        at_ += 2;
        const auto begin = at_;
        const auto closed = name();
        if (at_ == xml_.size()) {
            spot_.kind = XmlSpot::Kind::closing;
            spot_.word = begin;
            return;
        }
        while (at_ < xml_.size() && xml_[at_] != '>' && xml_[at_] != '<')
            ++at_;
        inside_other_ = at_ == xml_.size();
        at_ += at_ < xml_.size() && xml_[at_] == '>' ? 1 : 0;
        text_ = at_;
        // What was left open inside ends with it; a tag that closes nothing is passed over.
        for (std::size_t depth = around.size(); depth-- > 0;)
            if (elements[around[depth]].name == closed) {
                around.resize(depth);
                return;
            }
    }

    void open() {
        const auto begin = at_++;
        const auto word = at_;
        elements.push_back({.name = std::string{name()},
                            .attributes = {},
                            .at = begin,
                            .parent = around.empty() ? SketchedElement::npos : around.back()});
        around.push_back(elements.size() - 1);
        if (at_ == xml_.size()) {
            spot_.kind = XmlSpot::Kind::element;
            spot_.word = word;
            return;
        }
        while (at_ < xml_.size())
            if (is_blank(xml_[at_])) {
                ++at_;
                if (at_ == xml_.size())
                    stand(XmlSpot::Kind::attribute, at_);
            } else if (xml_[at_] == '>') {
                text_ = ++at_;
                return;
            } else if (xml_[at_] == '/') {
                around.pop_back();
                at_ += xml_.substr(at_).starts_with("/>") ? 2 : 1;
                text_ = at_;
                inside_other_ = at_ == xml_.size() && xml_.back() == '/';
                return;
            } else if (xml_[at_] == '<') { // the tag was never ended
                return;
            } else {
                attribute();
            }
    }

    void stand(XmlSpot::Kind kind, std::size_t word) {
        spot_.kind = kind;
        spot_.word = word;
        in_tag_ = true;
    }

    void attribute() {
        const auto begin = at_;
        const std::string called{name()};
        if (at_ == xml_.size())
            return stand(XmlSpot::Kind::attribute, begin);
        if (at_ == begin) { // a quote or "=" of its own
            ++at_;
            return;
        }
        while (at_ < xml_.size() && is_blank(xml_[at_]))
            ++at_;
        if (at_ == xml_.size() || xml_[at_] != '=')
            return;
        ++at_;
        while (at_ < xml_.size() && is_blank(xml_[at_]))
            ++at_;
        if (at_ == xml_.size()) {
            inside_other_ = true;
            return;
        }
        if (xml_[at_] != '"' && xml_[at_] != '\'')
            return;
        const char quote = xml_[at_++];
        const auto value = at_;
        while (at_ < xml_.size() && xml_[at_] != quote && xml_[at_] != '<')
            ++at_;
        if (at_ == xml_.size()) {
            spot_.attribute = called;
            return stand(XmlSpot::Kind::value, value);
        }
        elements.back().attributes.emplace_back(called, xml_.substr(value, at_ - value));
        at_ += xml_[at_] == quote ? 1 : 0;
        if (at_ == xml_.size())
            inside_other_ = true;
    }

    std::string_view xml_;
    std::size_t at_ = 0;
    std::size_t text_ = 0; ///< where the text between tags began
    bool inside_other_ = false;
    bool in_tag_ = false;
    XmlSpot spot_;
};

} // namespace

std::string_view SketchedElement::value(std::string_view attribute) const {
    for (const auto& [called, written] : attributes)
        if (called == attribute)
            return written;
    return {};
}

std::vector<SketchedElement> sketch_elements(std::string_view xml) {
    Sketcher sketcher{xml, xml.size()};
    sketcher.run();
    return std::move(sketcher.elements);
}

XmlSpot spot_at(std::string_view xml, std::size_t offset) {
    Sketcher sketcher{xml, offset};
    sketcher.run();
    return sketcher.spot();
}

} // namespace attune
