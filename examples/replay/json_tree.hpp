// SPDX-License-Identifier: BSL-1.0
//
// A JSON text as a tree whose every value knows its line. Flat: 40 bytes a value, whatever the
// nesting.

#ifndef CORDON_EXAMPLES_REPLAY_JSON_TREE_HPP
#define CORDON_EXAMPLES_REPLAY_JSON_TREE_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace replay {

enum class json_kind : std::uint8_t { null, boolean, number, text, array, object };

class json_tree {
  public:
    static constexpr std::uint32_t none = UINT32_MAX;
    static constexpr std::size_t deepest = 64;  // arrays and objects inside each other

    struct value {
        json_kind kind = json_kind::null;
        std::uint32_t line = 0;
        std::uint32_t key = none;                 // of a member of an object: an index of a text
        std::uint32_t text = none;                // of a text: its index
        std::uint32_t first = none, next = none;  // the first value inside; the next beside
        std::uint32_t size = 0;                   // values inside
        double number = 0;
    };

    [[nodiscard]] const value& root() const { return values_.front(); }
    [[nodiscard]] const std::string& text(const value& of) const { return texts_[of.text]; }

    // The member of an object with this name; null if there is none, or `of` is no object.
    [[nodiscard]] const value* member(const value& of, std::string_view name) const;

    // Calls visit(value) for each value inside an array or object, in the order of the text.
    template <class Visit>
    void each(const value& of, Visit visit) const {
        for (std::uint32_t i = of.first; i != none; i = values_[i].next) visit(values_[i]);
    }

  private:
    friend class json_tree_builder;

    std::vector<value> values_;
    std::vector<std::string> texts_;
};

// Throws read_error, and nothing else, for any bytes: text that is not JSON or not UTF-8, that nests
// deeper than json_tree::deepest, has a number beyond the range of double, or an object with the
// same key twice. `file` is used in messages only.
[[nodiscard]] json_tree read_json(std::string_view text, const std::string& file);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_JSON_TREE_HPP
