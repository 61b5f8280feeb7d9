// SPDX-License-Identifier: Apache-2.0
// A form as one page of HTML.
#include "core/report/paper/form_picture.hpp"

#include <fmt/format.h>

namespace attune {
namespace {

/// The tokens of look.md; nothing is loaded from anywhere.
constexpr std::string_view style = R"css(
:root { color-scheme: light dark; --window: #f6f5f4; --base: #fff; --line: #e4e0dc; --border: #cdc7c2; --text: #2e3436;
  --muted: #5a6066; --accent: #1a5fb4; --on-accent: #fff; --critical: #b3261e; --critical-tint: #fbeae9;
  --caution: #8a5200; --caution-tint: #fdf1de; --information-tint: #e8f0fa; }
@media (prefers-color-scheme: dark) { :root { --window: #353535; --base: #2d2d2d; --line: #444; --border: #5a5a5a;
  --text: #eeeeec; --muted: #b9bbb8; --accent: #8fbff5; --on-accent: #1b1b1b; --critical: #ff9d96;
  --critical-tint: #4a2c2a; --caution: #f2bd68; --caution-tint: #45381f; --information-tint: #26384d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--window); color: var(--text); font: 15px/1.4 "Noto Sans", "Cantarell", sans-serif; }
main { max-width: 900px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 1.5em; margin: 0 0 4px; } h2 { font-size: 1.2em; margin: 24px 0 8px; }
h3 { font-size: 1em; margin: 16px 0 4px; } h4 { font-size: .9em; margin: 8px 0 0; color: var(--muted); }
p { margin: 0 0 8px; } .muted, .hint, .origin { color: var(--muted); font-size: .9em; }
.group { background: var(--base); border: 1px solid var(--line); border-radius: 6px; margin: 0 0 12px; padding: 0 16px 12px; }
.group > h2 { margin: 12px 0 8px; font-size: 1.05em; }
.field { display: grid; grid-template-columns: 200px minmax(0, 1fr); gap: 4px 16px; padding: 8px 0; border-top: 1px solid var(--line); margin: 0; }
.field dt { font-weight: normal; } .field dd { margin: 0; overflow-wrap: anywhere; }
.wide { display: block; } .wide dt { margin-bottom: 4px; }
.computed dt { color: var(--muted); } .computed .answer { font-weight: bold; }
.answer { white-space: pre-wrap; } .none { color: var(--muted); }
.steps { display: flex; flex-wrap: wrap; gap: 4px; list-style: none; margin: 0; padding: 0; }
.steps li { border: 1px solid var(--border); border-radius: 4px; padding: 2px 8px; min-width: 30px; text-align: center; }
.steps .chosen { background: var(--accent); color: var(--on-accent); border-color: var(--accent); font-weight: bold; }
.ends { display: flex; justify-content: space-between; max-width: 420px; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 4px 8px 4px 0; border-bottom: 1px solid var(--line); }
th { font-size: .9em; color: var(--muted); } td.second { color: var(--muted); font-size: .9em; }
.message { border-left: 3px solid var(--accent); background: var(--information-tint); padding: 6px 10px; margin: 6px 0 0; }
.caution { border-color: var(--caution); background: var(--caution-tint); }
.critical, .blocking { border-color: var(--critical); background: var(--critical-tint); }
.prose { background: var(--base); border: 1px solid var(--line); border-radius: 6px; padding: 4px 16px 12px; margin: 0 0 12px; break-inside: avoid; }
.prose p { white-space: pre-line; max-width: 90ch; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 560px) { .field { display: block; } }
@media print { :root { color-scheme: light; --window: #fff; --base: #fff; --line: #ccc; --border: #999; --text: #000; --muted: #444;
  --accent: #1a5fb4; --on-accent: #fff; --critical: #b3261e; --critical-tint: #fff; --caution: #8a5200; --caution-tint: #fff;
  --information-tint: #fff; } body { font-size: 10pt; } main { max-width: none; padding: 0; }
  .field, tr, .message { break-inside: avoid; } h2, h3 { break-after: avoid; } .steps .chosen { print-color-adjust: exact; } }
)css";

std::string escaped(std::string_view text) {
    std::string made;
    made.reserve(text.size());
    for (const char c : text)
        switch (c) {
        case '&': made += "&amp;"; break;
        case '<': made += "&lt;"; break;
        case '>': made += "&gt;"; break;
        case '"': made += "&quot;"; break;
        case '\'': made += "&#39;"; break;
        default: made += c;
        }
    return made;
}

struct SeverityWords {
    const char* style;
    const char* words;
};

SeverityWords words_of(Severity severity) {
    switch (severity) {
    case Severity::information: return {"information", "Note"};
    case Severity::caution: return {"caution", "Caution"};
    case Severity::critical: return {"critical", "Critical"};
    case Severity::blocking: return {"blocking", "Before signing"};
    }
    return {"", ""};
}

class Page {
public:
    explicit Page(const FormPicture& picture)
        : picture_{picture} {}

    std::string write() {
        head();
        for (const auto& message : picture_.messages)
            add(message);
        for (const auto& group : picture_.groups)
            add(group);
        add_prompts();
        add_prose();
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    void head() {
        out_ += fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                            "'unsafe-inline'\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
                            escaped(picture_.language), escaped(picture_.title), style);
        out_ += fmt::format("<h1>{}</h1>\n", escaped(picture_.title));
        paragraph("summary", picture_.summary);
        paragraph("origin", picture_.origin);
        paragraph("origin", picture_.sample);
    }

    void paragraph(std::string_view style_class, std::string_view text) {
        if (!text.empty())
            out_ += fmt::format("<p class=\"{}\">{}</p>\n", style_class, escaped(text));
    }

    void add(const FormPicture::Message& message) {
        const auto [style_class, words] = words_of(message.severity);
        out_ += fmt::format("<p class=\"message {}\" role=\"note\"><strong>{}:</strong> {}</p>\n", style_class, words,
                            escaped(message.words));
    }

    void add(const FormPicture::Group& group) {
        const int id = ++groups_;
        out_ += fmt::format("<section class=\"group\" aria-labelledby=\"g{0}\">\n<h2 id=\"g{0}\">{1}</h2>\n", id,
                            escaped(group.title));
        paragraph("hint", group.hint);
        for (const auto& item : group.items)
            add(item);
        for (const auto& message : group.messages)
            add(message);
        out_ += "</section>\n";
    }

    void add(const FormPicture::Item& item) {
        using Kind = FormPicture::Item::Kind;
        out_ += fmt::format("<dl class=\"field{}\"><dt>{}{}{}</dt><dd>", item.kind == Kind::table      ? " wide"
                                                                         : item.kind == Kind::computed ? " computed"
                                                                                                       : "",
                            escaped(item.label), item.is_required ? " <span class=\"muted\">(required)</span>" : "",
                            item.is_private ? " <span class=\"muted\">(process note)</span>" : "");
        if (item.kind == Kind::table)
            add_table(item);
        else if (!item.steps.empty())
            add_steps(item);
        else
            add_answer(item);
        if (item.kind == Kind::scale)
            out_ += fmt::format("<div class=\"ends muted\"><span>{}</span><span>{}</span></div>", escaped(item.low),
                                escaped(item.high));
        paragraph("hint", item.hint);
        paragraph("hint", item.evidence);
        for (const auto& message : item.messages)
            add(message);
        out_ += "</dd></dl>\n";
    }

    void add_answer(const FormPicture::Item& item) {
        if (!item.answer.empty())
            out_ += fmt::format("<span class=\"answer\">{}</span>", escaped(item.answer));
        else
            out_ += fmt::format("<span class=\"none\">{}</span>",
                                item.kind == FormPicture::Item::Kind::computed ? "not computed" : "not answered");
    }

    void add_steps(const FormPicture::Item& item) {
        out_ += "<ul class=\"steps\">";
        bool any = false;
        for (const auto& step : item.steps) {
            any = any || step.is_chosen;
            out_ += fmt::format("<li{}>{}{}</li>", step.is_chosen ? " class=\"chosen\"" : "", escaped(step.words),
                                step.is_chosen ? "<span class=\"unseen\"> (chosen)</span>" : "");
        }
        out_ += "</ul>";
        if (!any && !item.answer.empty())
            out_ += fmt::format("<p class=\"answer\">{}</p>", escaped(item.answer));
    }

    void add_table(const FormPicture::Item& item) {
        out_ += fmt::format("<table><caption class=\"unseen\">{}</caption><thead><tr><th scope=\"col\">No</th>",
                            escaped(item.label));
        for (const auto& head : item.heads)
            out_ += fmt::format("<th scope=\"col\">{}</th>", escaped(head));
        out_ += "</tr></thead><tbody>";
        int number = 0;
        for (const auto& row : item.rows) {
            out_ += fmt::format("<tr><th scope=\"row\">{}</th>", ++number);
            for (const auto& cell : row)
                out_ += fmt::format("<td class=\"answer\">{}</td>", escaped(cell));
            out_ += "</tr>";
            if (const auto& second = item.second_lines[static_cast<std::size_t>(number) - 1]; !second.empty())
                out_ += fmt::format("<tr><td></td><td class=\"second\" colspan=\"{}\">{}</td></tr>", item.heads.size(),
                                    escaped(second));
        }
        out_ += "</tbody></table>";
        if (item.rows.empty())
            out_ += "<p class=\"none\">no rows</p>";
    }

    void add_prompts() {
        if (picture_.prompts.empty())
            return;
        out_ += "<section aria-labelledby=\"prompts\">\n<h2 id=\"prompts\">For next time</h2>\n<ul>\n";
        for (const auto& prompt : picture_.prompts)
            out_ += fmt::format("<li>{}</li>\n", escaped(prompt));
        out_ += "</ul>\n</section>\n";
    }

    void add_prose() {
        if (picture_.prose.empty())
            return;
        out_ += "<section aria-labelledby=\"prose\">\n<h2 id=\"prose\">As prose</h2>\n";
        for (const auto& prose : picture_.prose) {
            out_ += fmt::format("<div class=\"prose\">\n<h3>{}</h3>\n", escaped(prose.format));
            for (const auto& part : prose.parts) {
                if (!part.heading.empty())
                    out_ += fmt::format("<h4>{}</h4>\n", escaped(part.heading));
                out_ += fmt::format("<p>{}</p>\n", escaped(part.text));
            }
            if (prose.parts.empty())
                out_ += "<p class=\"none\">nothing to say yet</p>\n";
            out_ += "</div>\n";
        }
        out_ += "</section>\n";
    }

    const FormPicture& picture_;
    std::string out_;
    int groups_ = 0;
};

} // namespace

std::string form_html(const FormPicture& picture) {
    return Page{picture}.write();
}

} // namespace attune
