// Memoryviews: acquisitions shared and given back, requests served and refused, layouts copied.
#include "buffer/memoryview.h"

#include "buffer/bytearray.h"
#include "buffer/bytes.h"
#include "buffer/bytes_io.h"
#include "buffer/inspect.h"
#include "buffer/layout.h"
#include "buffer/world.h"

namespace bufferscope {
namespace {

using MemoryViewTest = BufferTest;

TEST_F(MemoryViewTest, ViewsOfViewsShareOneAcquisition) {
    Ref<ByteArray> array = MUST(new_bytearray(rt, byte_span("abcdef")));
    Value object = array;
    {
        Value first = MUST(new_memoryview(rt, object));
        Value second = MUST(new_memoryview(rt, first));
        EXPECT_EQ(array->exports(), 1);
        MUST(release_view(rt, first.as<MemoryView>()));
        EXPECT_EQ(array->exports(), 1);
        EXPECT_EQ(failure(check_released(rt, first.as<MemoryView>())),
                  "ValueError: operation forbidden on released memoryview object");
        first = Value();
        second = Value();
        EXPECT_EQ(array->exports(), 0);
    }
}

TEST_F(MemoryViewTest, AConsumerKeepsAViewFromBeingReleased) {
    Ref<ByteArray> array = MUST(new_bytearray(rt, byte_span("abcdef")));
    Value object = array;
    Value view = MUST(new_memoryview(rt, object));
    Export consumer = MUST(bytes_like(rt, view));
    EXPECT_EQ(failure(release_view(rt, view.as<MemoryView>())),
              "BufferError: memoryview has 1 exported buffer");
    Export another = MUST(bytes_like(rt, view));
    EXPECT_EQ(failure(release_view(rt, view.as<MemoryView>())),
              "BufferError: memoryview has 2 exported buffers");
    another.release();
    consumer.release();
    EXPECT_EQ(failure(release_view(rt, view.as<MemoryView>())), "");
    EXPECT_EQ(array->exports(), 0);
}

TEST_F(MemoryViewTest, RefusesRequestsItCannotServe) {
    Value bytes = MUST(new_bytes(rt, "abcdef"));
    Value view = MUST(new_memoryview(rt, bytes));
    Value step = new_slice(rt, Value::none(), Value::none(), Value::small(2));
    Value sparse = MUST(get_item(rt, view, step));
    EXPECT_EQ(failure(get_buffer(rt, view, buffer_flags::writable)),
              "BufferError: memoryview: underlying buffer is not writable");
    EXPECT_EQ(failure(bytes_like(rt, sparse)),
              "BufferError: memoryview: underlying buffer is not C-contiguous");
    EXPECT_EQ(failure(get_buffer(rt, sparse, buffer_flags::f_contiguous)),
              "BufferError: memoryview: underlying buffer is not Fortran contiguous");
    EXPECT_EQ(failure(get_buffer(rt, sparse, buffer_flags::any_contiguous)),
              "BufferError: memoryview: underlying buffer is not contiguous");
    EXPECT_EQ(failure(get_buffer(rt, view, buffer_flags::format)),
              "BufferError: memoryview: cannot cast to unsigned bytes if the format flag is present");
    EXPECT_EQ(failure(get_buffer(rt, bytes, buffer_flags::writable)), "BufferError: Object is not writable.");
    Export strided = MUST(get_buffer(rt, sparse, buffer_flags::full_ro));
    EXPECT_EQ(strided.view().strides[0], 2);
    EXPECT_EQ(strided.length(), 3);
}

TEST_F(MemoryViewTest, TellsObserversWhatItShows) {
    Value stream = MUST(new_bytes_io(rt, byte_span("hello world")));
    Value view = MUST(call_method(rt, stream, "getbuffer"));
    Value range = new_slice(rt, Value::small(6), Value::none(), Value::none());
    Value part = MUST(get_item(rt, view, range));
    ViewFacts facts;
    ASSERT_TRUE(inspect_view(part.object(), facts));
    EXPECT_EQ(facts.exporter, stream.object());
    EXPECT_EQ(facts.offset, 6);
    EXPECT_EQ(facts.length, 5);
    EXPECT_FALSE(facts.readonly);
    ExporterFacts source;
    ASSERT_TRUE(inspect_exporter(stream.object(), source));
    EXPECT_EQ(source.exports, 1);
    EXPECT_EQ(text_of(source.bytes), "hello world");
    EXPECT_FALSE(inspect_exporter(part.object(), source));
    MUST(call_method(rt, part, "release"));
    MUST(call_method(rt, view, "release"));
    ASSERT_TRUE(inspect_view(part.object(), facts));
    EXPECT_TRUE(facts.released);
    EXPECT_EQ(facts.exporter, nullptr);
}

TEST_F(MemoryViewTest, CopiesBetweenAnyTwoLayouts) {
    std::uint8_t source[] = {0, 1, 2, 3, 4, 5};
    const Size shape[] = {2, 3};
    const Size rows[] = {3, 1};
    const Size backwards[] = {-3, -1};
    std::uint8_t target[6] = {};
    copy_layout({target, 2, 1, shape, rows, nullptr}, {source + 5, 2, 1, shape, backwards, nullptr});
    EXPECT_EQ(text_of({target, 6}), std::string_view("\5\4\3\2\1\0", 6));
    BufferView view;
    view.data = source;
    view.length = 6;
    view.ndim = 2;
    view.shape = shape;
    view.strides = rows;
    copy_to_contiguous(view, 'F', target);
    EXPECT_EQ(text_of({target, 6}), std::string_view("\0\3\1\4\2\5", 6));
    EXPECT_TRUE(is_contiguous(view, 'C'));
    EXPECT_FALSE(is_contiguous(view, 'F'));
}

}  // namespace
}  // namespace bufferscope
