// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression.hpp"
#include "core/template/expression/expression_parser.hpp"
#include "core/template/reader/reader.hpp"
#include "core/template/reader/source_text.hpp"

#include <pugixml.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// What a whole reading shares: the source, the problems, and where each expression was written.
class ReadSession {
public:
    ReadSession(std::string_view xml, std::string file)
        : source{xml},
          file_{std::move(file)} {}

    void problem(const pugi::xml_node& node, std::string message);
    /// At an offset of the file; `node` names the element.
    void problem_at(std::size_t offset, const pugi::xml_node& node, std::string message);
    void problem_at(std::size_t offset, std::string message);
    /// Where an expression was written: an attribute of an element, or the text inside it.
    struct Written {
        pugi::xml_node node;
        const char* attribute = nullptr; ///< null: it stands in the text
        std::size_t offset = 0;          ///< in the text: where it begins in the file
    };
    /// Parses, and remembers the place for messages that come later.
    Expression expression(std::string_view text, const Written& place);
    /// Reports a mistake in an expression at its place in the file.
    void expression_problem(const ExpressionNode* root, std::size_t at, const std::string& message);
    [[nodiscard]] bool full() const noexcept { return problems.size() >= 100; }

    SourceText source;
    std::vector<FileProblem> problems;

private:
    /// Where the text of an expression begins in the file.
    [[nodiscard]] std::size_t begin_of(const Written& place) const;

    std::string file_;
    ParseRoom room_;
    std::vector<std::pair<const ExpressionNode*, Written>> written_;
};

/// The words that an attribute may hold, in the order of the enumeration that they stand for.
using Words = std::span<const std::string_view>;

/// One element under reading. Every attribute that is asked for counts as known;
/// `finish` reports those that nobody asked for. What it gives out as views lives as long as the document.
class ElementReader {
public:
    ElementReader(ReadSession& session, pugi::xml_node node);

    [[nodiscard]] const pugi::xml_node& node() const noexcept { return node_; }
    [[nodiscard]] std::string_view name() const { return node_.name(); }
    [[nodiscard]] int line() const;
    void problem(std::string message) { session_.problem(node_, std::move(message)); }
    /// Reports at the attribute's value.
    void problem(std::string_view attribute, std::string message);

    /// The attribute's text; nothing when it is absent.
    std::optional<std::string_view> find(const char* attribute);
    std::string text(const char* attribute);
    std::string required_text(const char* attribute);
    bool flag(const char* attribute, bool otherwise);
    std::optional<double> number(const char* attribute);
    int whole_number(const char* attribute, int otherwise, int least, int most);
    Expression expression(const char* attribute);
    /// An id that follows the rule for names. What expressions name may not be a word of theirs.
    enum class Named { in_expressions, elsewhere };
    std::string id(Named named = Named::in_expressions);
    /// Ids separated by blanks.
    std::vector<std::string> ids(const char* attribute);
    /// One of several words; reports others with what was expected.
    std::size_t word(const char* attribute, Words words, std::size_t otherwise);
    std::size_t word(const char* attribute, std::initializer_list<std::string_view> words,
                     std::size_t otherwise) {
        return word(attribute, Words{words.begin(), words.size()}, otherwise);
    }

    /// Text between the tags, blanks folded; elements inside are reported.
    std::string content();
    /// The same with {expressions} and [optional parts] in it.
    Message message();
    /// The elements inside; text between them is reported.
    std::vector<pugi::xml_node> children();
    void no_children();
    /// Reports attributes that are not known here or stand twice.
    void finish();

private:
    static constexpr std::size_t most_attributes = 64;
    static constexpr std::size_t most_known = 48;

    struct Attribute {
        std::string_view name;
        std::string_view value;
        bool asked;
    };
    [[nodiscard]] std::span<Attribute> attributes() { return {attributes_.data(), count_}; }
    void unknown_attribute(const Attribute& attribute);

    ReadSession& session_;
    pugi::xml_node node_;
    std::size_t count_ = 0;
    std::size_t known_count_ = 0;
    bool too_many_ = false;
    std::array<Attribute, most_attributes> attributes_; ///< the first `count_` are set
    std::array<const char*, most_known> known_;         ///< the first `known_count_`: names asked for
};

/// Whether a text may be an id: a lower-case letter, then letters, digits and underscores, 40 at most.
[[nodiscard]] bool is_id(std::string_view text);
[[nodiscard]] bool is_reserved(std::string_view text);

} // namespace attune
