// SPDX-License-Identifier: Apache-2.0
#include "core/measure/instrument_words.hpp"

namespace attune {

namespace {

void visit_score(ScoreScale& scale, const std::function<void(std::string&)>& visit) {
    visit(scale.title);
    for (BandScheme& scheme : scale.bands) {
        visit(scheme.label);
        for (Band& band : scheme.bands)
            visit(band.label);
    }
    for (CutOff& cut_off : scale.cut_offs)
        visit(cut_off.label);
    for (ChangeThreshold& change : scale.changes)
        visit(change.label);
}

void visit_results(Instrument& instrument, const std::function<void(std::string&)>& visit) {
    for (Classification& classification : instrument.classifications) {
        visit(classification.title);
        for (Classification::Level& level : classification.levels)
            visit(level.label);
    }
    for (Pattern& pattern : instrument.patterns) {
        visit(pattern.title);
        for (Pattern::Name& name : pattern.names)
            visit(name.label);
    }
    for (SafetyRule& rule : instrument.safety)
        visit(rule.message);
    for (AnswerRemark& remark : instrument.remarks)
        visit(remark.message);
}

} // namespace

void visit_words(Instrument& instrument, const std::function<void(std::string&)>& visit) {
    for (std::string* words : {&instrument.title, &instrument.words, &instrument.recall, &instrument.guidance,
                               &instrument.licence_words, &instrument.index_event})
        visit(*words);
    for (MeasureForm& form : instrument.forms)
        visit(form.label);
    for (AnswerScale& scale : instrument.answer_scales)
        for (AnswerOption& option : scale.options)
            visit(option.label);
    for (MeasureItem& item : instrument.items) {
        visit(item.topic);
        visit(item.part);
    }
    for (ScoreScale& scale : instrument.scales)
        visit_score(scale, visit);
    visit_results(instrument, visit);
}

std::shared_ptr<const Instrument> said_in(const Instrument& instrument, std::string_view language,
                                          const std::function<std::string(std::string_view)>& say) {
    auto made = std::make_shared<Instrument>(instrument);
    made->language = language;
    visit_words(*made, [&](std::string& words) {
        if (!words.empty())
            words = say(words);
    });
    return made;
}

} // namespace attune
