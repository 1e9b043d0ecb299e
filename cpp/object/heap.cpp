// The allocator behind every object.
#include "object/heap.h"

#include <cstdlib>

#include "base/value.h"

namespace bufferscope {

std::uintptr_t counting::keep_bits(std::uintptr_t bits) {
    if ((bits & 3) == 0 && bits != 0) increase(reinterpret_cast<Object*>(bits));
    return bits;
}

void counting::drop_bits(std::uintptr_t bits) {
    if ((bits & 3) == 0 && bits != 0) decrease(reinterpret_cast<Object*>(bits));
}

void counting::drop_result_bits(std::uintptr_t bits) {
    drop_bits((bits & 7) == 6 ? bits & ~std::uintptr_t{7} : bits);
}

Heap::~Heap() {
    while (chunks_) {
        Chunk* next = chunks_->next;
        std::free(chunks_);
        chunks_ = next;
    }
}

void* Heap::refill(std::size_t size_class) {
    std::size_t block = size_class * granule;
    auto* chunk = static_cast<Chunk*>(std::malloc(chunk_size));
    if (!chunk)
        __builtin_trap();  // the limit leaves room above it; reaching this means the host has none left
    chunk->next = chunks_;
    chunks_ = chunk;
    char* at = reinterpret_cast<char*>(chunk) + granule;
    char* end = reinterpret_cast<char*>(chunk) + chunk_size;
    FreeBlock* list = nullptr;
    for (char* last = at + ((static_cast<std::size_t>(end - at) / block) - 1) * block; last >= at;
         last -= block) {
        auto* free_block = reinterpret_cast<FreeBlock*>(last);
        free_block->next = list;
        list = free_block;
    }
    free_[size_class] = list->next;
    return list;
}

void* Heap::allocate_large(std::size_t size) {
    in_use_ += size;
    void* block = std::malloc(size);
    if (!block) __builtin_trap();
    return block;
}

void* Heap::try_allocate_large(std::size_t size) {
    if (size > limit_ || in_use_ > limit_ - size) return nullptr;
    void* block = std::malloc(size);
    if (block) in_use_ += size;
    return block;
}

void Heap::release_large(void* block, std::size_t size) {
    in_use_ -= size;
    std::free(block);
}

}  // namespace bufferscope
