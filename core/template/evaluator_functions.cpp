// SPDX-License-Identifier: Apache-2.0
#include "core/template/evaluator.hpp"
#include "core/template/register_words.hpp"
#include "core/template/sentence.hpp"
#include "core/template/template.hpp"
#include "core/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace attune {
namespace {

using Id = FunctionId;

/// The rows among which a row stands, in their order, and its place there.
struct Neighbours {
    const std::vector<std::unique_ptr<Instance>>* rows = nullptr;
    const std::vector<std::size_t>* order = nullptr;
    std::size_t at = 0;
};

std::optional<Neighbours> neighbours_of(const Instance* row) {
    if (row == nullptr || row->parent == nullptr)
        return std::nullopt;
    const auto table = static_cast<std::size_t>(row->layout->table_in_parent);
    Neighbours found{&row->parent->tables[table], &row->parent->order[table], 0};
    while (found.at < found.order->size() && (*found.rows)[(*found.order)[found.at]].get() != row)
        ++found.at;
    return found.at < found.order->size() ? std::optional{found} : std::nullopt;
}

Value parse_number(const std::string& text) {
    double number = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(number) ? Value{number}
                                                                                             : Value{};
}

std::string label_of(const std::string& value, const Field& field) {
    for (const Option& option : field.options)
        if (option.value == value)
            return option.label;
    return value;
}

bool less(const Value& a, const Value& b) {
    if (const auto* x = a.get<double>(); x != nullptr && b.get<double>() != nullptr)
        return *x < *b.get<double>();
    if (const auto* x = a.get<Date>(); x != nullptr && b.get<Date>() != nullptr)
        return *x < *b.get<Date>();
    if (const auto* x = a.get<TimeOfDay>(); x != nullptr && b.get<TimeOfDay>() != nullptr)
        return *x < *b.get<TimeOfDay>();
    return false;
}

} // namespace

std::string format_number(double number, int decimals) {
    const double rounded = round_half_away(number, decimals < 0 ? 2 : decimals);
    std::string text = fmt::format("{:.{}f}", rounded, decimals < 0 ? 2 : decimals);
    if (decimals < 0) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

double round_half_away(double number, int digits) {
    const double scale = std::pow(10.0, std::clamp(digits, -9, 9));
    const double scaled = number * scale;
    // 2.675 is stored a little below itself; what was written as a tie is to round as a tie.
    const double nudged = scaled * (1 + 4e-16);
    const double rounded = std::round(nudged) / scale;
    return std::isfinite(rounded) ? rounded : number;
}

void Evaluator::call(const Bound& bound, const Frame& frame, Value& result) {
    result = {};
    switch (bound.function) {
    case Id::if_: result = evaluate(bound.children[is_true(bound.children[0], frame) ? 1 : 2], frame); return;
    case Id::coalesce:
        for (const Bound& child : bound.children) {
            result = evaluate(child, frame);
            if (!result.is_missing())
                return;
        }
        return;
    case Id::not_asked: return not_asked(bound, frame, result);
    case Id::previous: return previous(bound, frame, result);
    case Id::next:
    case Id::prior:
    case Id::row_number: return neighbour(bound, frame, result);
    case Id::any:
    case Id::all:
    case Id::longest_run: return any_all_run(bound, frame, result);
    case Id::distinct: return distinct(bound, frame, result);
    case Id::correlation: return correlation(bound, frame, result);
    case Id::count:
    case Id::sum:
    case Id::mean:
    case Id::min:
    case Id::max:
    case Id::median:
    case Id::first:
    case Id::last:
    case Id::item:
    case Id::join: return rows_call(bound, frame, result);
    case Id::text:
    case Id::concat:
    case Id::length:
    case Id::contains:
    case Id::starts_with:
    case Id::label:
    case Id::in_sentence:
    case Id::selected: return text_call(bound, frame, result);
    default: return scalar_call(bound, frame, result);
    }
}

void Evaluator::not_asked(const Bound& bound, const Frame& frame, Value& result) {
    // The cell of a form shows null for "not asked", so what was typed is looked at.
    const Bound& field = bound.children[0];
    const Place& place = field.place;
    result = false;
    const Frame* from = &frame;
    for (int out = place.frame; out > 0; --out)
        from = from->outer;
    Instance* row = nullptr;
    if (field.kind != Bound::Kind::load || place.through >= 0)
        return;
    if (place.from == Place::From::frame)
        row = from->row;
    else if (place.from == Place::From::part)
        row = (*frame.note)[static_cast<std::size_t>(place.part)];
    else if (place.from == Place::From::self)
        row = frame.self;
    for (int up = place.up; up > 0 && row != nullptr; --up)
        row = row->parent;
    if (row == nullptr)
        return;
    const auto slot = static_cast<std::size_t>(place.slot);
    if (row->typed.empty())
        result = read_cell(*row, place.slot).is_not_asked();
    else
        result = row->relevant[slot] != 0 && row->typed[slot]->is_not_asked();
}

void Evaluator::previous(const Bound& bound, const Frame& frame, Value& result) {
    const auto part = static_cast<std::size_t>(bound.place.part);
    for (auto note = world_.earlier->rbegin(); note != world_.earlier->rend(); ++note)
        if (Instance* top = (*note)[part]; top != nullptr) {
            result = evaluate(bound.children[0], {&*note, top, frame.self, &frame});
            return;
        }
}

void Evaluator::neighbour(const Bound& bound, const Frame& frame, Value& result) {
    auto found = neighbours_of(frame.row);
    if (!found)
        return;
    if (bound.function == Id::row_number) {
        result = static_cast<double>(found->at + 1);
        return;
    }
    const Place& place = bound.children[0].place;
    if (bound.children[0].kind != Bound::Kind::load)
        return;
    const auto look = [&](std::size_t at) {
        if (--budget_ <= 0)
            return true;
        const Value& value = read(place, *(*found->rows)[(*found->order)[at]]);
        if (!value.is_null())
            result = value;
        return !value.is_null();
    };
    if (bound.function == Id::next) {
        for (std::size_t at = found->at + 1; at < found->order->size(); ++at)
            if (look(at))
                return;
    } else {
        for (std::size_t at = found->at; at > 0; --at)
            if (look(at - 1))
                return;
    }
}

void Evaluator::any_all_run(const Bound& bound, const Frame& frame, Value& result) {
    const Bound& argument = bound.children[0];
    const bool filtered = argument.kind == Bound::Kind::filtered;
    long rows = 0;
    long met = 0;
    long run = 0;
    long longest = 0;
    each_row(filtered ? argument.children[0] : argument, frame, [&](const Value& value, const Frame& row) {
        ++rows;
        const Value truth = filtered ? evaluate(argument.children[1], row) : value;
        const bool* yes = truth.get<bool>();
        if (yes == nullptr)
            return true;
        met += *yes ? 1 : 0;
        run = *yes ? run + 1 : 0;
        longest = std::max(longest, run);
        return !(bound.function == Id::any && *yes);
    });
    if (bound.function == Id::any)
        result = met > 0;
    else if (bound.function == Id::all)
        result = rows > 0 && met == rows;
    else
        result = static_cast<double>(longest);
}

void Evaluator::distinct(const Bound& bound, const Frame& frame, Value& result) {
    TextList found;
    const auto add = [&](const std::string& text) {
        if (std::find(found.begin(), found.end(), text) == found.end())
            found.push_back(text);
    };
    each_value(bound, frame, [&](const Value& value, const Frame&) {
        if (const auto* text = value.get<std::string>())
            add(*text);
        if (const auto* list = value.get<TextList>())
            for (const std::string& text : *list)
                add(text);
        budget_ -= static_cast<long>(found.size());
        return budget_ > 0;
    });
    if (!found.empty())
        result = std::move(found);
}

void Evaluator::correlation(const Bound& bound, const Frame& frame, Value& result) {
    std::array<std::vector<Value>, 2> columns;
    for (std::size_t i = 0; i < 2; ++i)
        each_row(bound.children[i], frame, [&](const Value& value, const Frame&) {
            columns[i].push_back(value);
            return true;
        });
    std::vector<std::pair<double, double>> pairs;
    for (std::size_t i = 0; i < std::min(columns[0].size(), columns[1].size()); ++i) {
        const double* x = columns[0][i].get<double>();
        const double* y = columns[1][i].get<double>();
        if (x != nullptr && y != nullptr)
            pairs.emplace_back(*x, *y);
    }
    if (pairs.size() < 5)
        return;
    double mean_x = 0;
    double mean_y = 0;
    for (const auto& [x, y] : pairs) {
        mean_x += x / static_cast<double>(pairs.size());
        mean_y += y / static_cast<double>(pairs.size());
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (const auto& [x, y] : pairs) {
        xy += (x - mean_x) * (y - mean_y);
        xx += (x - mean_x) * (x - mean_x);
        yy += (y - mean_y) * (y - mean_y);
    }
    const double spread = std::sqrt(xx) * std::sqrt(yy);
    if (spread > 1e-12 && std::isfinite(xy / spread))
        result = std::clamp(xy / spread, -1.0, 1.0);
}

void Evaluator::rows_call(const Bound& bound, const Frame& frame, Value& result) {
    const Bound& first = bound.children[0];
    const bool column = first.kind == Bound::Kind::column || first.kind == Bound::Kind::filtered;
    if (bound.function == Id::count && !column) {
        Value scratch;
        const auto* list = get(first, frame, scratch).get<TextList>();
        result = static_cast<double>(list == nullptr ? 0 : list->size());
        return;
    }
    if (bound.function == Id::join) {
        const Value separator = evaluate(bound.children[1], frame);
        const auto* between = separator.get<std::string>();
        std::string joined;
        const auto add = [&](const Value& value, const Frame&) {
            const std::string text = shown_value(value, first.field);
            if (!text.empty())
                joined += (joined.empty() || between == nullptr ? "" : *between) + text;
            return true;
        };
        if (column) {
            each_row(first, frame, add);
        } else {
            const Value list = evaluate(first, frame);
            if (const auto* texts = list.get<TextList>())
                for (const std::string& text : *texts)
                    add(Value{text}, frame);
        }
        if (!joined.empty())
            result = std::move(joined);
        return;
    }
    std::vector<Value> values;
    const Place& place = first.kind == Bound::Kind::filtered ? first.children[0].place : first.place;
    const bool rows_alone = column && bound.children.size() == 1 && place.slot < 0;
    double rows = 0;
    const auto collect = [&](const Value& value, const Frame&) {
        ++rows;
        if (!value.is_missing())
            values.push_back(value);
        return true;
    };
    if (bound.function == Id::item && column)
        each_row(first, frame, collect);
    else
        each_value(bound, frame, collect);
    if (bound.function == Id::count) {
        result = rows_alone ? rows : static_cast<double>(values.size());
        return;
    }
    if (values.empty())
        return;
    switch (bound.function) {
    case Id::first: result = values.front(); return;
    case Id::last: result = values.back(); return;
    case Id::min: result = *std::min_element(values.begin(), values.end(), less); return;
    case Id::max: result = *std::max_element(values.begin(), values.end(), less); return;
    case Id::item: {
        const Value index = evaluate(bound.children[1], frame);
        const double* n = index.get<double>();
        const double at = n == nullptr ? 0 : (*n < 0 ? static_cast<double>(values.size()) + *n + 1 : *n);
        if (at >= 1 && at <= static_cast<double>(values.size()) && at == std::floor(at))
            result = values[static_cast<std::size_t>(at) - 1];
        return;
    }
    default: break;
    }
    std::vector<double> numbers;
    double sum = 0;
    for (const Value& value : values)
        if (const double* number = value.get<double>()) {
            numbers.push_back(*number);
            sum += *number;
        }
    if (numbers.empty() || !std::isfinite(sum))
        return;
    if (bound.function == Id::sum)
        result = sum;
    else if (bound.function == Id::mean)
        result = sum / static_cast<double>(numbers.size());
    else {
        std::sort(numbers.begin(), numbers.end());
        const std::size_t middle = numbers.size() / 2;
        result = numbers.size() % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }
}

void Evaluator::text_call(const Bound& bound, const Frame& frame, Value& result) {
    const auto some = [&result](std::string text) {
        if (!text.empty())
            result = std::move(text);
    };
    switch (bound.function) {
    case Id::text:
    case Id::label: return some(shown(bound.children[0], frame));
    case Id::in_sentence: return some(shown_in_sentence(bound.children[0], frame));
    case Id::concat: {
        std::string joined;
        for (const Bound& child : bound.children)
            joined += shown(child, frame);
        return some(std::move(joined));
    }
    default: break;
    }
    Value scratch;
    const Value& first = get(bound.children[0], frame, scratch);
    if (bound.function == Id::length) {
        if (const auto* text = first.get<std::string>())
            result = static_cast<double>(length_in_characters(*text));
        if (const auto* list = first.get<TextList>())
            result = static_cast<double>(list->size());
        return;
    }
    if (bound.function == Id::selected) {
        result = false;
        for (std::size_t i = 1; i < bound.children.size(); ++i) {
            const Value option = evaluate(bound.children[i], frame);
            const auto* value = option.get<std::string>();
            const auto* list = first.get<TextList>();
            const auto* one = first.get<std::string>();
            if (value != nullptr &&
                ((one != nullptr && *one == *value) ||
                 (list != nullptr && std::find(list->begin(), list->end(), *value) != list->end())))
                result = true;
        }
        return;
    }
    const Value second = evaluate(bound.children[1], frame);
    const auto* whole = first.get<std::string>();
    const auto* piece = second.get<std::string>();
    if (whole == nullptr || piece == nullptr)
        return;
    const std::string folded = fold(*whole);
    const std::string wanted = fold(*piece);
    result = bound.function == Id::contains ? folded.find(wanted) != std::string::npos
                                            : folded.starts_with(wanted);
}

void Evaluator::scalar_call(const Bound& bound, const Frame& frame, Value& result) {
    if (bound.function == Id::today) {
        result = world_.today;
        return;
    }
    const Value first = evaluate(bound.children[0], frame);
    if (bound.function == Id::is_missing) {
        result = first.is_missing();
        return;
    }
    const Value second = bound.children.size() > 1 ? evaluate(bound.children[1], frame) : Value{};
    const double* number = first.get<double>();
    const auto* text = first.get<std::string>();
    const auto* day = first.get<Date>();
    switch (bound.function) {
    case Id::days_between:
        if (const auto* to = second.get<Date>(); day != nullptr && to != nullptr)
            result = static_cast<double>(days_between(*day, *to));
        return;
    case Id::add_days:
        if (const auto* days = second.get<double>();
            day != nullptr && days != nullptr && std::abs(*days) < 1e6)
            result =
                Date{std::chrono::sys_days{*day} + std::chrono::days{static_cast<int>(std::round(*days))}};
        return;
    case Id::date:
        if (text != nullptr)
            if (const auto parsed = parse_date(*text))
                result = *parsed;
        return;
    case Id::time:
        if (text != nullptr)
            if (const auto parsed = parse_time(*text))
                result = *parsed;
        return;
    case Id::number:
        if (const auto* yes = first.get<bool>())
            result = *yes ? 1 : 0;
        else if (text != nullptr)
            result = parse_number(*text);
        else if (const auto* time = first.get<TimeOfDay>())
            result = time->minutes;
        else
            result = first;
        return;
    default: break;
    }
    if (number == nullptr)
        return;
    switch (bound.function) {
    case Id::round: {
        const double* digits = second.get<double>();
        if (bound.children.size() == 1 || digits != nullptr)
            result = round_half_away(
                *number, digits == nullptr ? 0 : static_cast<int>(std::clamp(*digits, -9.0, 9.0)));
        return;
    }
    case Id::abs: result = std::abs(*number); return;
    case Id::floor: result = std::floor(*number); return;
    default: result = std::ceil(*number);
    }
}

std::string Evaluator::shown_in_sentence(const Bound& bound, const Frame& frame) {
    const Value value = evaluate(bound, frame);
    const auto* list = value.get<TextList>();
    if (list == nullptr)
        return in_sentence(shown_value(value, bound.field));
    std::string joined;
    for (const std::string& text : *list)
        joined.append(joined.empty() ? "" : ", ").append(in_sentence(shown_value(Value{text}, bound.field)));
    return joined;
}

std::string Evaluator::shown(const Bound& bound, const Frame& frame) {
    const Value value = evaluate(bound, frame);
    return shown_value(value, bound.field);
}

std::string Evaluator::shown_value(const Value& value, const Field* field) {
    if (const auto* yes = value.get<bool>())
        return *yes ? "yes" : "no";
    if (const auto* number = value.get<double>())
        return format_number(*number, field == nullptr ? -1 : field->decimals);
    if (const auto* day = value.get<Date>())
        return format_date(*day);
    if (const auto* time = value.get<TimeOfDay>())
        return format_time(*time);
    const auto one = [&](const std::string& text) {
        if (field == nullptr)
            return text;
        if (field->kind == FieldKind::body_location)
            return body_words(text);
        if (field->kind != FieldKind::reference)
            return label_of(text, *field);
        const int which = world_.layout->find_register(field->reference_to);
        Instance* found = which < 0 ? nullptr : entry(which, text);
        if (found == nullptr)
            return text;
        std::string title = title_of_entry(*found->layout->register_definition, *found->entry);
        return title.empty() ? text : title;
    };
    if (const auto* text = value.get<std::string>())
        return one(*text);
    std::string joined;
    if (const auto* list = value.get<TextList>())
        for (const std::string& text : *list)
            joined.append(joined.empty() ? "" : ", ").append(one(text));
    return joined;
}

} // namespace attune
