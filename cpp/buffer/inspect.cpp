// Facts about exporters and views for observers.
#include "buffer/inspect.h"

#include "buffer/array.h"
#include "buffer/bytearray.h"
#include "buffer/bytes.h"
#include "buffer/bytes_io.h"
#include "buffer/memoryview.h"
#include "buffer/mmap.h"
#include "buffer/ndarray.h"

namespace bufferscope {

namespace {

/// The native type that an object's layout is of.
BuiltinType native_id(const Object* object) {
    const Type* type = object->type;
    while (type->id == BuiltinType::count && type->base != nullptr) type = type->base;
    return type->id;
}

const Object* object_of(const Value& value) {
    return value.is_object() ? value.object() : nullptr;
}

/// What an exporter has its memory from: itself, if that is its own; null if it was given back.
const Object* source_of(const Object* exporter) {
    switch (native_id(exporter)) {
        case BuiltinType::bytes_io_buffer:
            return static_cast<const BytesIOBuffer*>(exporter)->source.get();
        case BuiltinType::ndarray: {  // one that re-exports has no memory of its own
            const auto& layouts = static_cast<const NdArray*>(exporter)->layouts;
            return layouts.back()->owned() ? exporter : object_of(layouts.back()->exporter());
        }
        case BuiltinType::memoryview:
            return object_of(static_cast<const MemoryView*>(exporter)->exporter());
        default:
            return exporter;
    }
}

/// The object whose bytes a reader thinks of: the BytesIO behind its hidden exporter. Null for ndarrays that
/// re-export one another in a circle (Brent's algorithm finds it).
const Object* visible_exporter(const Value& exporter) {
    const Object* object = object_of(exporter);
    const Object* met = object;
    for (std::size_t hops = 0, limit = 1; object; ++hops) {
        const Object* source = source_of(object);
        if (source == object) return object;
        if (source == met) return nullptr;
        if (hops == limit) {
            met = source;
            limit *= 2;
            hops = 0;
        }
        object = source;
    }
    return nullptr;
}

}  // namespace

bool inspect_exporter(const Object* object, ExporterFacts& facts) {
    facts = {{}, "B", 1, 0, false, false, -1};
    switch (native_id(object)) {
        case BuiltinType::bytes:
            facts.bytes = static_cast<const Bytes*>(object)->span();
            facts.readonly = true;
            return true;
        case BuiltinType::bytearray: {
            auto* array = static_cast<const ByteArray*>(object);
            facts.bytes = array->span();
            facts.exports = array->exports();
            return true;
        }
        case BuiltinType::array: {
            auto* array = static_cast<const Array*>(object);
            facts.bytes = array->bytes();
            facts.format =
                array->code == 'u' || array->code == 'w' ? "w" : native_format_text(array->code, false);
            facts.itemsize = array->itemsize;
            facts.exports = array->exports;
            return true;
        }
        case BuiltinType::bytes_io: {
            auto* stream = static_cast<const BytesIO*>(object);
            facts.closed = stream->closed();
            if (!facts.closed)
                facts.bytes = ByteSpan(stream->buffer->data(), static_cast<std::size_t>(stream->length));
            facts.exports = stream->exports;
            facts.position = stream->position;
            return true;
        }
        case BuiltinType::ndarray: {
            const auto& layouts = static_cast<const NdArray*>(object)->layouts;
            if (layouts.empty() || !layouts.back()->owned()) return false;
            const NdLayout& layout = *layouts.back();
            facts.bytes = layout.memory->span();
            facts.format = layout.view.format;
            facts.itemsize = layout.view.itemsize;
            facts.exports = layout.exports;
            facts.readonly = layout.view.readonly;
            return true;
        }
        case BuiltinType::memory_map: {
            auto* map = static_cast<const MemoryMap*>(object);
            facts.bytes = map->bytes();
            facts.exports = map->exports;
            facts.readonly = map->access == MemoryMap::Access::read;
            facts.closed = map->closed;
            facts.position = map->position;
            return true;
        }
        default:
            return false;
    }
}

bool inspect_view(const Object* object, ViewFacts& facts) {
    if (native_id(object) != BuiltinType::memoryview) return false;
    auto* view = static_cast<const MemoryView*>(object);
    facts = {};
    facts.released = view->inaccessible();
    facts.length = view->view.length;
    if (!facts.released) facts.format = view->view.format;  // else the text may be gone with the exporter
    facts.itemsize = view->view.itemsize;
    facts.ndim = view->view.ndim;
    facts.shape = view->view.shape;
    facts.strides = view->view.strides;
    facts.suboffsets = view->view.suboffsets;
    facts.readonly = view->view.readonly;
    facts.exports = view->exports;
    facts.origin = view->origin;
    facts.c_contiguous = view->contiguous('C');
    facts.f_contiguous = view->contiguous('F');
    if (facts.released) return true;
    facts.exporter = visible_exporter(view->managed->master.exporter);
    const std::uint8_t* start = view->managed->master.data;
    if (facts.exporter != nullptr && native_id(facts.exporter) == BuiltinType::ndarray) {
        // Without memory of its own where ndarrays lend to one another in a circle.
        const NdLayout& first = *static_cast<const NdArray*>(facts.exporter)->layouts.back();
        if (first.owned()) start = first.memory->data();
    }
    facts.offset = view->view.data - start;
    return true;
}

}  // namespace bufferscope
