// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/expression.hpp"
#include "core/template/reader.hpp"
#include "core/template/source_text.hpp"

#include <pugixml.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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
    /// Parses, and remembers the place for messages that come later.
    Expression expression(std::string_view text, std::size_t offset, const pugi::xml_node& node);
    /// Reports a mistake in an expression at its place in the file.
    void expression_problem(const ExpressionNode* root, std::size_t at, const std::string& message);
    [[nodiscard]] bool full() const noexcept { return problems.size() >= 100; }

    SourceText source;
    std::vector<FileProblem> problems;

private:
    struct Written {
        pugi::xml_node node;
        std::size_t offset = 0; ///< where the expression begins in the file
    };
    std::string file_;
    std::unordered_map<const ExpressionNode*, Written> written_;
};

/// One element under reading. Every attribute that is asked for counts as known;
/// `finish` reports those that nobody asked for.
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
    std::optional<std::string> find(const char* attribute);
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
    std::size_t word(const char* attribute, const std::vector<std::string>& words, std::size_t otherwise);

    /// Text between the tags, blanks folded; elements inside are reported.
    std::string content();
    /// The same with {expressions} in it.
    Message message();
    /// The elements inside; text between them is reported.
    std::vector<pugi::xml_node> children();
    void no_children();
    /// Reports attributes that are not known here or stand twice.
    void finish();

private:
    ReadSession& session_;
    pugi::xml_node node_;
    std::vector<std::pair<const char*, bool>> known_;
};

/// Whether a text may be an id: a lower-case letter, then letters, digits and underscores, 40 at most.
[[nodiscard]] bool is_id(std::string_view text);
[[nodiscard]] bool is_reserved(std::string_view text);

} // namespace attune
