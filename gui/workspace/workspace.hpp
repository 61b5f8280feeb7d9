// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune {

class Clock;
class ClientStore;
class EpisodeStore;
class MeasureChoicesStore;
class MeasureDesk;
class MeasurePlanStore;
class MeasureRights;
class MeasureWordingStore;
class NativeValues;
class NoteStore;
class PracticePacks;
class ResponseDraftStore;
class ResponseStore;
class SettingsStore;
class TemplateShelf;
class Vault;

/// Everything a page may use of the open practice. Borrowed from OpenPractice, which outlives every page:
/// at lock the pages are destroyed first.
struct Workspace {
    Vault& vault;
    const Clock& clock;
    TemplateShelf& shelf;
    ClientStore& clients;
    EpisodeStore& episodes;
    NoteStore& notes;
    SettingsStore& settings;
    NativeValues* native;   ///< null where native libraries are off
    PracticePacks& packs;   ///< what is installed, on and trusted; the shelf follows it
    MeasureDesk& measure_desk;           ///< where answers are handed in
    ResponseStore& responses;            ///< filled-in measures, to be read
    ResponseDraftStore& response_drafts; ///< those that are not saved yet
    MeasureRights& measure_rights;
    MeasureChoicesStore& measure_choices;
    MeasurePlanStore& measure_plans;
    MeasureWordingStore& measure_wordings;
};

} // namespace attune
