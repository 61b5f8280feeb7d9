// SPDX-License-Identifier: Apache-2.0
// The sentences of rules, prompts and narrative lines: text, {expressions} and [optional parts].
#include "core/template/reader/element_reader.hpp"
#include "core/template/template.hpp"

#include <algorithm>
#include <utility>

namespace attune {
namespace {

/// Reads the text inside one element into pieces. Blanks are folded, and gone at both ends.
class MessageReader {
public:
    MessageReader(ReadSession& session, const pugi::xml_node& node)
        : session_{session},
          node_{node} {}

    Message read() {
        for (const pugi::xml_node child : node_.children()) {
            if (child.type() == pugi::node_element)
                session_.problem(child, std::string{"no element is expected inside <"} + node_.name() + ">");
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
                read_text(child);
        }
        end_text();
        for (const OptionalPart& part : open_)
            session_.problem_at(part.offset, node_,
                                "[ begins a part that no ] ends; write {'['} for the sign itself");
        trim();
        if (made_.pieces.empty())
            session_.problem(node_, "a sentence is expected between the tags");
        return std::move(made_);
    }

private:
    using Kind = MessagePiece::Kind;

    struct OptionalPart {
        std::size_t offset = 0;      ///< in the file
        bool has_expression = false; ///< directly in it
    };

    void read_text(const pugi::xml_node& child) {
        text_ = child.value();
        start_ = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, child.offset_debug()));
        for (std::size_t at = 0; at < text_.size(); ++at) {
            const char sign = text_[at];
            const bool brace = sign == '{' || sign == '}';
            const bool doubled = brace && at + 1 < text_.size() && text_[at + 1] == sign;
            if (doubled)
                ++at;
            if (sign == '[' || sign == ']')
                bracket(sign, at);
            else if (sign == '{' && !doubled)
                at = read_expression(at);
            else
                add(sign);
        }
    }

    /// Returns where the expression that begins at `at` ends.
    std::size_t read_expression(std::size_t at) {
        std::size_t end = at + 1;
        char quote = 0;
        for (; end < text_.size() && (quote != 0 || text_[end] != '}'); ++end) {
            if (quote != 0)
                quote = text_[end] == quote ? '\0' : quote;
            else if (text_[end] == '\'' || text_[end] == '"')
                quote = text_[end];
        }
        if (end == text_.size()) {
            session_.problem_at(offset(at), node_,
                                "{ begins an expression that no } ends; write {{ for the sign itself");
            return end;
        }
        end_text();
        made_.pieces.push_back({.kind = Kind::expression,
                                .text = {},
                                .expression = session_.expression(
                                    text_.substr(at + 1, end - at - 1),
                                    {.node = node_, .attribute = nullptr, .offset = offset(at + 1)})});
        if (!open_.empty())
            open_.back().has_expression = true;
        return end;
    }

    void bracket(char sign, std::size_t at) {
        end_text();
        if (sign == '[') {
            made_.pieces.push_back({.kind = Kind::optional_begin, .text = {}, .expression = {}});
            open_.push_back({.offset = offset(at), .has_expression = false});
            return;
        }
        if (open_.empty())
            return session_.problem_at(offset(at), node_,
                                       "] ends a part that no [ begins; write {']'} for the sign itself");
        if (!open_.back().has_expression)
            session_.problem_at(open_.back().offset, node_,
                                "a part in [ ] is left out when a {value} in it is missing; this one has "
                                "none. Write {'['} for the sign itself");
        open_.pop_back();
        made_.pieces.push_back({.kind = Kind::optional_end, .text = {}, .expression = {}});
    }

    void add(char sign) {
        if (sign != ' ' && sign != '\t' && sign != '\n' && sign != '\r')
            piece_ += sign;
        else if (piece_.empty() || piece_.back() != ' ')
            piece_ += ' ';
    }

    void end_text() {
        if (!piece_.empty())
            made_.pieces.push_back({.kind = Kind::text, .text = std::exchange(piece_, {}), .expression = {}});
    }

    void trim() {
        auto& pieces = made_.pieces;
        if (!pieces.empty() && pieces.front().kind == Kind::text && pieces.front().text.starts_with(' '))
            pieces.front().text.erase(0, 1);
        if (!pieces.empty() && pieces.back().kind == Kind::text && pieces.back().text.ends_with(' '))
            pieces.back().text.pop_back();
        std::erase_if(
            pieces, [](const MessagePiece& piece) { return piece.kind == Kind::text && piece.text.empty(); });
    }

    [[nodiscard]] std::size_t offset(std::size_t at) const {
        return session_.source.encoded_offset(start_, at);
    }

    ReadSession& session_;
    const pugi::xml_node& node_;
    Message made_;
    std::vector<OptionalPart> open_;
    std::string piece_;
    std::string_view text_;
    std::size_t start_ = 0;
};

} // namespace

Message ElementReader::message() {
    return MessageReader{session_, node_}.read();
}

} // namespace attune
