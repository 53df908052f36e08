// SPDX-License-Identifier: BSL-1.0

#include "json_tree.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "input_file.hpp"
#include "number.hpp"

namespace replay {
namespace {

// Where the parser has got to, counted in lines as it goes.
struct cursor {
    const char* counted;
    const char* at;
    std::uint32_t line = 1;

    // Of the last character read but one: a number is known to end by what follows it, and every
    // other value ends with a character that is no line end.
    std::uint32_t line_of_value() {
        const char* const last = at == counted ? at : at - 1;
        line += static_cast<std::uint32_t>(std::count(counted, last, '\n'));
        counted = last;
        return line;
    }
};

// Reads characters for the parser and tells the cursor.
struct character_reader {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* at = nullptr;
    cursor* told = nullptr;

    reference operator*() const { return *at; }
    character_reader& operator++() {
        told->at = ++at;
        return *this;
    }
    character_reader operator++(int) {
        const character_reader before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const character_reader& a, const character_reader& b) {
        return a.at == b.at;
    }
};

// "unexpected '}'; expected ']'" from nlohmann's exception: without its number, place and context.
std::string complaint(std::string_view what) {
    constexpr std::string_view context = "syntax error while parsing ";
    if (const auto at = what.find(context); at != std::string_view::npos) {
        what.remove_prefix(at + context.size());
        if (const auto dash = what.find(" - "); dash != std::string_view::npos) {
            what.remove_prefix(dash + 3);
        }
    } else if (const auto end = what.find("] "); end != std::string_view::npos) {
        what.remove_prefix(end + 2);
    }
    return std::string{what.substr(0, what.find("; last read: "))};
}

}  // namespace

// What nlohmann's parser calls; it returns false to stop it.
class json_tree_builder {
  public:
    json_tree_builder(std::string_view text, const std::string& file, cursor& at)
        : text_{text}, file_{file}, at_{at} {}

    bool null() { return add(json_kind::null); }
    bool boolean(bool value) { return add(json_kind::boolean, value ? 1 : 0); }
    bool number_integer(std::int64_t value) {
        return add(json_kind::number, static_cast<double>(value));
    }
    bool number_unsigned(std::uint64_t value) {
        return add(json_kind::number, static_cast<double>(value));
    }
    bool number_float(double value, const std::string&) { return add(json_kind::number, value); }
    bool string(std::string& value) {
        add(json_kind::text);
        tree_.values_.back().text = keep(value);
        return true;
    }
    template <class Bytes>
    bool binary(const Bytes&) {
        return false;  // JSON as text has none
    }
    bool start_object(std::size_t) { return open(json_kind::object); }
    bool start_array(std::size_t) { return open(json_kind::array); }
    bool end_array() {
        open_.pop_back();
        return true;
    }
    bool key(std::string& name) {
        key_ = keep(name);
        return true;
    }
    bool end_object() {
        refuse_twins(tree_.values_[open_.back().index]);
        open_.pop_back();
        return true;
    }

    template <class Exception>
    bool parse_error(std::size_t position, const std::string& last, const Exception& error) {
        const std::size_t at = std::min(position == 0 ? 0 : position - 1, text_.size());
        const bool ended = trimmed(text_.substr(at)).empty();
        const std::size_t end = text_.find_last_not_of(" \t\r\n");
        const std::size_t line =
            lines{text_}.of(ended ? (end == std::string_view::npos ? 0 : end) : at);
        if (ended) throw read_error{file_, line, "ends here in the middle: the file is cut short"};
        if (std::string_view{error.what()}.find("out_of_range") != std::string_view::npos) {
            throw read_error{file_, line, in_quotes(last) + " is beyond the range of numbers"};
        }
        throw read_error{
            file_, line,
            "is not valid JSON at " + in_quotes(last) + ": " + complaint(error.what())};
    }

    [[nodiscard]] json_tree result() && { return std::move(tree_); }

  private:
    struct opened {
        std::uint32_t index;
        std::uint32_t last;  // value inside so far
    };

    bool add(json_kind kind, double number = 0) {
        const std::uint32_t line = at_.line_of_value();
        if (tree_.values_.size() >= json_tree::none / 2) {
            throw read_error{file_, line, "has more values than this program can count"};
        }
        const auto index = static_cast<std::uint32_t>(tree_.values_.size());
        if (!open_.empty()) {
            opened& parent = open_.back();
            json_tree::value& above = tree_.values_[parent.index];
            (parent.last == json_tree::none ? above.first : tree_.values_[parent.last].next) =
                index;
            parent.last = index;
            ++above.size;
        }
        json_tree::value here;
        here.kind = kind;
        here.line = line;
        here.key = key_;
        here.number = number;
        tree_.values_.push_back(here);
        key_ = json_tree::none;
        return true;
    }

    bool open(json_kind kind) {
        add(kind);
        if (open_.size() == json_tree::deepest) {
            throw read_error{
                file_, tree_.values_.back().line,
                "is nested deeper than " + std::to_string(json_tree::deepest) + " levels"};
        }
        open_.push_back({static_cast<std::uint32_t>(tree_.values_.size() - 1), json_tree::none});
        return true;
    }

    std::uint32_t keep(std::string& text) {
        tree_.texts_.push_back(std::move(text));
        return static_cast<std::uint32_t>(tree_.texts_.size() - 1);
    }

    // Which of two equal keys counts is each reader's own choice, so a zone could be two.
    void refuse_twins(const json_tree::value& object) {
        members_.clear();
        tree_.each(object, [&](const json_tree::value& v) { members_.push_back(&v); });
        const auto name = [&](const json_tree::value* v) -> const std::string& {
            return tree_.texts_[v->key];
        };
        std::stable_sort(members_.begin(), members_.end(),
                         [&](auto a, auto b) { return name(a) < name(b); });
        const auto twin = std::adjacent_find(members_.begin(), members_.end(),
                                             [&](auto a, auto b) { return name(a) == name(b); });
        if (twin == members_.end()) return;
        throw read_error{file_, (*std::next(twin))->line,
                         "the key " + in_quotes(name(*twin)) + " stands twice in one object"};
    }

    std::string_view text_;
    const std::string& file_;
    cursor& at_;
    json_tree tree_;
    std::vector<opened> open_;
    std::vector<const json_tree::value*> members_;
    std::uint32_t key_ = json_tree::none;
};

const json_tree::value* json_tree::member(const value& of, std::string_view name) const {
    if (of.kind != json_kind::object) return nullptr;
    for (std::uint32_t i = of.first; i != none; i = values_[i].next) {
        if (texts_[values_[i].key] == name) return &values_[i];
    }
    return nullptr;
}

json_tree read_json(std::string_view text, const std::string& file) {
    cursor at{text.data(), text.data()};
    json_tree_builder builder{text, file, at};
    nlohmann::json::sax_parse(character_reader{text.data(), &at},
                              character_reader{text.data() + text.size(), &at}, &builder);
    return std::move(builder).result();
}

}  // namespace replay
