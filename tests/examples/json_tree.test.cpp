// SPDX-License-Identifier: BSL-1.0

#include "json_tree.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "catch2.hpp"
#include "input_file.hpp"
#include "refusal.hpp"

using namespace replay;

namespace {

json_tree read(std::string_view text) { return read_json(text, "z.json"); }

std::string refused(std::string_view text) {
    return refusal([&] { (void)read(text); });
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("every value knows its line") {
    const auto tree =
        read("\xef\xbb\xbf{\n\"a\": [1,\n2\n,\r\n\"x y\"],\n\n\"b\":\nnull,\"c\":\n{}}\n");
    const auto& root = tree.root();
    CHECK(root.kind == json_kind::object);
    CHECK(root.line == 1);
    CHECK(root.size == 3);
    const auto* a = tree.member(root, "a");
    REQUIRE(a != nullptr);
    CHECK(a->line == 2);
    std::vector<std::uint32_t> lines;
    tree.each(*a, [&](const json_tree::value& v) { lines.push_back(v.line); });
    CHECK(lines == std::vector<std::uint32_t>{2, 3, 5});
    CHECK(tree.member(root, "b")->line == 8);
    CHECK(tree.member(root, "c")->line == 9);
    CHECK(tree.member(root, "d") == nullptr);
    CHECK(tree.member(*a, "a") == nullptr);
}

TEST_CASE("numbers of every kind are doubles") {
    const auto tree = read("[-5,18446744073709551615,0.1,1e-400,123456789012345678901234567890]");
    std::vector<double> numbers;
    tree.each(tree.root(), [&](const json_tree::value& v) { numbers.push_back(v.number); });
    CHECK(numbers ==
          std::vector<double>{-5, 18446744073709551615.0, 0.1, 0, 1.2345678901234568e29});
}

TEST_CASE("hostile text is an error with a line") {
    CHECK(refused("") == "z.json:1: ends here in the middle: the file is cut short");
    CHECK(refused("{\"a\":[1,\n2,\n") ==
          "z.json:2: ends here in the middle: the file is cut short");
    CHECK(refused("{\"a\":\n\"never closed") ==
          "z.json:2: ends here in the middle: the file is cut short");
    CHECK(refused("[1,\n2}") ==
          "z.json:2: is not valid JSON at \"2}\": unexpected '}'; expected ']'");
    CHECK(refused("[1] x").starts_with("z.json:1: is not valid JSON at "));
    CHECK(refused("[1e999]") == "z.json:1: \"1e999\" is beyond the range of numbers");
    CHECK(refused("[NaN]").starts_with("z.json:1: is not valid JSON at \"[N\": "));
    CHECK(refused("[01]").starts_with("z.json:1: is not valid JSON at "));
    CHECK(refused("{\"a\":1,\n\"b\":2,\n\"a\":3}") ==
          "z.json:3: the key \"a\" stands twice in one object");
    CHECK(refused("[\n\"\xff\"]").find("UTF-8") != std::string::npos);
    CHECK(refused("[\"\xed\xa0\x80\"]").find("UTF-8") != std::string::npos);
    CHECK(refused("[\"\\ud800\"]").starts_with("z.json:1: is not valid JSON at "));
    CHECK(refused("[\"a\nb\"]").starts_with("z.json:1: is not valid JSON at "));
}

TEST_CASE("nesting is bounded, however deep the text is") {
    const auto nested = [](int depth) { return repeated("[", depth) + repeated("]", depth); };
    CHECK(read(nested(64)).root().size == 1);
    const std::string deep = "z.json:1: is nested deeper than 64 levels";
    CHECK(refused(nested(65)) == deep);
    CHECK(refused(repeated("[", 1'000'000)) == deep);
    CHECK(refused(repeated("{\"a\":", 1'000'000)) == deep);
}

TEST_CASE("an object of many keys is read in reasonable time, and its twins found") {
    std::string text = "{";
    for (int i = 0; i < 100'000; ++i) text += "\"k" + std::to_string(i) + "\":1,";
    CHECK(read(text + "\"last\":0}").root().size == 100'001);
    CHECK(refused(text + "\"k5\":0}") == "z.json:1: the key \"k5\" stands twice in one object");
}
