// SPDX-License-Identifier: Apache-2.0
#include "core/template/expression/binder.hpp"

#include "core/template/expression/expression_binder.hpp"

namespace attune {
namespace {

using Kind = ValueType::Kind;

} // namespace

std::string_view to_words(ValueType::Kind kind) {
    switch (kind) {
    case Kind::unknown: return "something unknown";
    case Kind::null: return "null";
    case Kind::yes_no: return "yes or no";
    case Kind::number: return "a number";
    case Kind::text: return "a text or choice";
    case Kind::date: return "a day";
    case Kind::time: return "a time of day";
    case Kind::list: return "a list of choices";
    case Kind::rows: return "a table";
    }
    return "";
}

ValueType type_of(const Field& field) {
    const Field* options = field.options.empty() ? nullptr : &field;
    switch (field.kind == FieldKind::computed ? field.result : field.kind) {
    case FieldKind::text:
    case FieldKind::long_text: return {.kind = Kind::text};
    case FieldKind::choice: return {.kind = Kind::text, .column = false, .field = options};
    case FieldKind::multi_choice:
    case FieldKind::checklist: return {.kind = Kind::list, .column = false, .field = options};
    case FieldKind::date: return {.kind = Kind::date};
    case FieldKind::time: return {.kind = Kind::time};
    case FieldKind::yes_no: return {.kind = Kind::yes_no};
    case FieldKind::body_location:
    case FieldKind::reference: return {.kind = field.several ? Kind::list : Kind::text};
    case FieldKind::table: return {.kind = Kind::rows};
    default: return {.kind = Kind::number};
    }
}

BoundExpression bind(const Expression& expression, const Layout& layout, const BindScope& scope,
                     MissingParts missing, BindRoom& room) {
    BoundExpression result;
    if (!expression.empty())
        ExpressionBinder{layout, scope, missing, room, result}.run(*expression.root());
    return result;
}

} // namespace attune
