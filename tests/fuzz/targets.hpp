// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace attune::fuzz {

/// What is fed bytes of any kind. `run` returns when they were read or refused; it throws std::logic_error
/// when what came out breaks a promise of the reader (problems without a place, a result beside problems).
struct Target {
    std::string_view name; ///< also the folder of its corpus
    void (*run)(std::string_view bytes);
};

/// Reads the bytes as a template; one that loads is answered and told as prose.
void run_template(std::string_view bytes);
/// Reads the bytes as an expression of a form, and evaluates it.
void run_expression(std::string_view bytes);
/// Reads the bytes as the pack.xml of a pack.
void run_manifest(std::string_view bytes);
/// Reads the bytes as a file of worked examples, and plays those that could be read through a small form.
void run_examples(std::string_view bytes);
/// Reads the bytes as a measure; one that loads scores sheets of every kind.
void run_measure(std::string_view bytes);

/// Reads the bytes as an archive of a pack, and the pack in it.
void run_archive(std::string_view bytes);

/// Reads the bytes as the wording of a small measure: the practice's own file, or a FHIR Questionnaire.
void run_wording(std::string_view bytes);

[[nodiscard]] std::span<const Target> targets();

} // namespace attune::fuzz
