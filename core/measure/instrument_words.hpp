// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/measure/instrument.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace attune {

/// Visits every text of an instrument that people read, in no order; each may be changed. Ids, figures, units, levels of
/// confidence and sources are no such texts.
void visit_words(Instrument& instrument, const std::function<void(std::string& words)>& visit);

/// The same instrument with its texts as `say` gives them. It keeps its XML and its hash: answers to it are the same
/// measure in any language of the window, and a response keeps the instrument as its author wrote it. Its language
/// becomes `language`.
[[nodiscard]] std::shared_ptr<const Instrument> said_in(const Instrument& instrument, std::string_view language,
                                                        const std::function<std::string(std::string_view)>& say);

} // namespace attune
