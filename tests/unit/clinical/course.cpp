// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/clinical/course.hpp"

#include "core/modality/pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>

namespace attune::clinical {
namespace {

/// The packs of the source tree.
const std::vector<Pack>& shipped_packs() {
    static const std::vector<Pack> packs = read_packs({ATTUNE_SOURCE_DIR "/plugins"});
    return packs;
}

Date after_days(Date day, int days) {
    return Date{std::chrono::sys_days{day} + std::chrono::days{days}};
}

} // namespace

std::shared_ptr<const Template> shipped_template(const std::string& id) {
    const auto dot = std::min(id.find('.'), id.size());
    const std::string full_id = dot == id.size() ? id + ".session" : id;
    std::string words;
    for (const Pack& pack : shipped_packs()) {
        if (pack.id != id.substr(0, dot))
            continue;
        for (const auto& each : pack.templates)
            if (pack.is_usable() && each->full_id() == full_id)
                return each;
        for (const FileProblem& problem : pack.problems)
            words += to_string(problem) + "\n";
    }
    throw std::runtime_error{"no template " + full_id + "\n" + words};
}

std::vector<std::string> shipped_template_ids() {
    std::vector<std::string> ids;
    for (const Pack& pack : shipped_packs())
        for (const auto& each : pack.templates)
            ids.push_back(each->full_id());
    return ids;
}

FieldPath path_of(std::string_view text) {
    FieldPath path;
    std::vector<std::string> steps;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('.', begin), text.size());
        steps.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    path.part = steps.front();
    path.field = steps.back();
    for (std::size_t i = 1; i + 1 < steps.size(); ++i) {
        const std::size_t bracket = steps[i].find('[');
        RowStep step{.table = steps[i].substr(0, bracket), .row = 0};
        if (bracket != std::string::npos)
            std::from_chars(steps[i].data() + bracket + 1, steps[i].data() + steps[i].size(), step.row);
        path.rows.push_back(std::move(step));
    }
    return path;
}

Course::Course(const std::vector<std::string>& packs)
    : templates_{shipped_template("header")} {
    for (const std::string& pack : packs)
        templates_.push_back(shipped_template(pack));
}

std::string Course::add(const std::string& register_id, Fields fields) {
    RegisterEntry entry;
    entry.id = fmt::format("{:032x}", ++entries_);
    entry.fields = std::move(fields);
    for (const auto& each : templates_)
        for (const Register& definition : each->registers)
            if (each->prefix + "." + definition.id == register_id)
                entry.state = definition.start_state;
    const std::string id = entry.id;
    registers_.entries[register_id].push_back(std::move(entry));
    if (form_ != nullptr)
        form_->set_registers(registers_);
    return id;
}

void Course::set_aside(const std::string& register_id, const std::string& entry_id) {
    end();
    registers_.find(register_id, entry_id)->set_aside = true;
    actions_.push_back(
        {.date = date_, .register_id = register_id, .entry_id = entry_id, .set_aside = true, .reason = {}});
}

void Course::put_back(const std::string& register_id, const std::string& entry_id) {
    end();
    registers_.find(register_id, entry_id)->set_aside = false;
    actions_.push_back(
        {.date = date_, .register_id = register_id, .entry_id = entry_id, .set_aside = false, .reason = {}});
}

Course& Course::session() {
    end();
    using namespace std::chrono;
    date_ = after_days(Date{2027y / January / 4}, 7 * sessions_++);
    return note();
}

Course& Course::note() {
    end();
    FormContext context;
    context.today = date_;
    context.earlier = earlier_;
    context.registers = registers_;
    for (const Pack& pack : shipped_packs())
        if (pack.id != "header")
            context.packs.push_back({pack.id, pack.title});
    form_ = std::make_unique<Form>(templates_, NoteAnswers{}, std::move(context));
    set("hdr.date", date_);
    set("hdr.attendance", "attended");
    return *this;
}

Course& Course::set(std::string_view text, Value value) {
    const FieldPath path = path_of(text);
    FieldPath table{.part = path.part, .rows = {}, .field = {}};
    for (const RowStep& step : path.rows) {
        table.field = step.table;
        while (form_->row_count(table) <= step.row)
            form_->add_row(table);
        table.rows.push_back(step);
    }
    form_->set(path, std::move(value));
    return *this;
}

void Course::end() {
    if (form_ == nullptr)
        return;
    if (form_->counts())
        earlier_.push_back({.id = sessions_, .date = date_, .values = form_->values()});
    notes_.push_back({.id = sessions_,
                      .episode = 1,
                      .date = date_,
                      .parts = templates_,
                      .answers = form_->answers(),
                      .native = {}});
    registers_ = form_->registers_after();
    form_ = nullptr;
}

RegisterBook Course::replayed() const {
    return RegisterReplay{}.run(registers_, notes_, actions_, templates_).end;
}

std::optional<double> Course::number(std::string_view path) const {
    const Value found = value(path);
    const double* number = found.get<double>();
    return number == nullptr ? std::nullopt : std::optional{*number};
}

std::string Course::text(std::string_view path) const {
    const Value found = value(path);
    const std::string* text = found.get<std::string>();
    return text == nullptr ? std::string{} : *text;
}

bool Course::is_yes(std::string_view path) const {
    const Value found = value(path);
    const bool* yes = found.get<bool>();
    return yes != nullptr && *yes;
}

const RegisterEntry& Course::entry(const std::string& register_id, const std::string& entry_id) const {
    const RegisterBook& book = form_ == nullptr ? registers_ : form_->registers_after();
    const RegisterEntry* found = book.find(register_id, entry_id);
    if (found == nullptr)
        throw std::runtime_error{"no such entry in " + register_id};
    return *found;
}

std::string Course::status(const std::string& register_id, const std::string& entry_id) const {
    const RegisterEntry& found = entry(register_id, entry_id);
    return found.set_aside ? "set_aside" : found.state;
}

Value Course::carried(const std::string& register_id, const std::string& entry_id,
                      const std::string& field) const {
    const auto& values = entry(register_id, entry_id).carried;
    const auto found = values.find(field);
    return found == values.end() ? Value{} : found->second;
}

bool Course::fires(std::string_view rule) const {
    const auto fired = form_->rules();
    return std::any_of(fired.begin(), fired.end(),
                       [&](const FiredRule& each) { return each.part + "." + each.rule->id == rule; });
}

std::string Course::message(std::string_view rule) const {
    for (const FiredRule& each : form_->rules())
        if (each.part + "." + each.rule->id == rule)
            return each.message;
    return {};
}

std::optional<Severity> Course::severity(std::string_view rule) const {
    for (const FiredRule& each : form_->rules())
        if (each.part + "." + each.rule->id == rule)
            return each.rule->severity;
    return std::nullopt;
}

std::set<std::string> Course::prompts() const {
    std::set<std::string> messages;
    for (const FiredPrompt& each : form_->prompts())
        messages.insert(each.message);
    return messages;
}

std::optional<Value> Course::point(std::string_view series, const std::string& key) const {
    for (const Observation& each : form_->observations())
        if (each.part + "." + each.series == series && each.key == key)
            return each.value;
    return std::nullopt;
}

std::set<std::string> Course::missing() const {
    std::set<std::string> paths;
    for (const FormProblem& problem : form_->problems())
        if (problem.kind == ProblemKind::required || problem.kind == ProblemKind::rule_answer)
            paths.insert(to_string(problem.path));
    return paths;
}

} // namespace attune::clinical
