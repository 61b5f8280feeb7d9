// SPDX-License-Identifier: Apache-2.0
#include "core/template/form/earlier_notes.hpp"

#include "core/template/form/form_state.hpp"

#include <map>
#include <utility>

namespace attune {

/// Rows grow with the list. They point at values inside maps, which stay where they are when the list moves.
struct EarlierNotes::Shared {
    std::vector<EarlierNote> notes;
    std::map<std::shared_ptr<const Program>, std::shared_ptr<PastNotes>> rows;
};

EarlierNotes::EarlierNotes(std::vector<EarlierNote> notes) {
    if (notes.empty())
        return;
    shared_ = std::make_shared<Shared>();
    shared_->notes = std::move(notes);
}

const std::vector<EarlierNote>& EarlierNotes::list() const noexcept {
    static const std::vector<EarlierNote> none;
    return shared_ == nullptr ? none : shared_->notes;
}

void EarlierNotes::push_back(EarlierNote note) {
    if (shared_.use_count() != 1) {
        auto own = std::make_shared<Shared>();
        own->notes = list();
        shared_ = std::move(own);
    }
    shared_->notes.push_back(std::move(note));
}

std::shared_ptr<const PastNotes> EarlierNotes::rows(const std::shared_ptr<const Program>& program) const {
    if (shared_ == nullptr)
        return std::make_shared<const PastNotes>();
    auto& past = shared_->rows[program];
    if (past == nullptr)
        past = std::make_shared<PastNotes>();
    while (past->notes.size() < shared_->notes.size())
        past->add(program->layout, shared_->notes[past->notes.size()].values);
    return past;
}

} // namespace attune
