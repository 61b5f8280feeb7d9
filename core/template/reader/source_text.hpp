// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A place in a file, both from 1. Columns count characters.
struct SourcePlace {
    int line = 1;
    int column = 1;
};

/// The bytes of an XML file, with the way from offsets to lines. Borrows the text.
class SourceText {
public:
    explicit SourceText(std::string_view text);

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] SourcePlace place(std::size_t offset) const;
    [[nodiscard]] int line(std::size_t offset) const;
    /// Where the value of an attribute begins, in the tag whose name begins at `element`.
    [[nodiscard]] std::optional<std::size_t> attribute_value(std::size_t element,
                                                             std::string_view name) const;
    /// The offset of the `decoded`-th byte of a value that begins at `start`, in which entities stand for
    /// one.
    [[nodiscard]] std::size_t encoded_offset(std::size_t start, std::size_t decoded) const;

private:
    std::string_view text_;
    std::vector<std::size_t> lines_; ///< offsets at which lines begin
};

struct SourceProblem {
    std::size_t offset = 0;
    std::string message;
};

/// What an XML parser would let pass: bytes that are no UTF-8, control characters, a DOCTYPE, another
/// encoding, entities that XML does not know, references to control characters. The first of each kind.
[[nodiscard]] std::vector<SourceProblem> check_source(std::string_view xml);

} // namespace attune
