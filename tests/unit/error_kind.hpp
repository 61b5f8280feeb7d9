// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"

#include <optional>
#include <ostream>
#include <string>
#include <utility>

namespace attune {

/// What a call threw: its kind and its words. Equal to the kind alone, so that a test reads
/// `EXPECT_EQ(thrown_by([&] { … }), ErrorKind::no_space)`.
struct Thrown {
    std::optional<ErrorKind> kind; ///< nothing was thrown when empty
    std::string message;
    friend bool operator==(const Thrown& thrown, ErrorKind kind) { return thrown.kind == kind; }
    friend std::ostream& operator<<(std::ostream& out, const Thrown& thrown) {
        return thrown.kind ? out << "Error " << static_cast<int>(*thrown.kind) << ": " << thrown.message
                           : out << "nothing thrown";
    }
};

template<typename Call>
Thrown thrown_by(Call&& call) {
    try {
        std::forward<Call>(call)();
    } catch (const Error& error) {
        return {error.kind(), error.what()};
    }
    return {};
}

} // namespace attune
