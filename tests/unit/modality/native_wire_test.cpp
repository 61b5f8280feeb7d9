// SPDX-License-Identifier: Apache-2.0
#include "core/modality/native/native_wire.hpp"

#include <gtest/gtest.h>

namespace attune::wire {
namespace {

TEST(FrameBufferTest, GivesFramesThatCameInPieces) {
    const auto bytes = frame(FrameType::log, "one") + frame(FrameType::done, "");
    FrameBuffer buffer;
    std::string seen;

    for (const char byte : bytes) {
        buffer.append({&byte, 1});
        while (const auto taken = buffer.take(100))
            seen += std::to_string(static_cast<int>(taken->type)) + taken->payload + ";";
    }

    EXPECT_EQ(seen, "4one;7;");
}

TEST(FrameBufferTest, IsBrokenByALengthBeyondTheLimit) {
    FrameBuffer buffer;
    buffer.append(header(FrameType::text, 101));

    EXPECT_FALSE(buffer.take(100));
    EXPECT_TRUE(buffer.is_broken());
}

TEST(WireReaderTest, ReadsWhatTheWriterWrote) {
    Writer writer;
    writer.byte(7);
    writer.count(70'000);
    writer.number(-1.5);
    writer.text("Łukasz");
    Reader reader{writer.bytes()};

    EXPECT_EQ(reader.byte(), 7);
    EXPECT_EQ(reader.count(), 70'000U);
    EXPECT_EQ(reader.number(), -1.5);
    EXPECT_EQ(reader.text(), "Łukasz");
    EXPECT_TRUE(reader.at_end());
}

TEST(WireReaderTest, StopsAtEveryTruncation) {
    Writer writer;
    writer.count(3);
    writer.text("word");
    writer.number(1);
    for (std::size_t size = 0; size < writer.bytes().size(); ++size) {
        Reader reader{std::string_view{writer.bytes()}.substr(0, size)};
        (void)reader.count();
        (void)reader.text();
        (void)reader.number();

        EXPECT_TRUE(reader.failed()) << size;
    }
}

TEST(WireReaderTest, CountsNoMoreThanCanFollow) {
    Writer writer;
    writer.count(1'000'000);
    Reader reader{writer.bytes()};

    EXPECT_EQ(reader.count_of(4), 0U);
    EXPECT_TRUE(reader.failed());
}

} // namespace
} // namespace attune::wire
