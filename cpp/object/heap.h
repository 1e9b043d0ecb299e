// Heap: the engine's allocator: free lists by size class for small blocks, malloc for the rest, and a limit.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SANITIZE_ADDRESS__)
#define BUFFERSCOPE_PLAIN_MALLOC true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BUFFERSCOPE_PLAIN_MALLOC true
#endif
#endif
#ifndef BUFFERSCOPE_PLAIN_MALLOC
#define BUFFERSCOPE_PLAIN_MALLOC false
#endif

namespace bufferscope {

/// Blocks are 8-byte aligned. Small blocks come from 64 KiB chunks and return to a free list; under
/// AddressSanitizer every block is malloc's, so that misuse is found. Sizes are given back by the caller on
/// release.
class Heap {
  public:
    Heap() = default;
    Heap(const Heap&) = delete;
    Heap& operator=(const Heap&) = delete;
    ~Heap();

    /// Never fails for small objects: past the limit `over_limit` turns true and the VM raises MemoryError at
    /// its next check.
    void* allocate(std::size_t size) {
        if (!is_small(size)) return allocate_large(size);
        in_use_ += size;
        std::size_t size_class = (size + granule - 1) / granule;
        FreeBlock* block = free_[size_class];
        if (!block) return refill(size_class);
        free_[size_class] = block->next;
        return block;
    }
    /// Null when a block that is not small would pass the limit or the machine has no more.
    void* try_allocate(std::size_t size) {
        return is_small(size) ? allocate(size) : try_allocate_large(size);
    }
    void release(void* block, std::size_t size) {
        if (!is_small(size)) return release_large(block, size);
        in_use_ -= size;
        auto* free_block = static_cast<FreeBlock*>(block);
        std::size_t size_class = (size + granule - 1) / granule;
        free_block->next = free_[size_class];
        free_[size_class] = free_block;
    }

    std::size_t bytes_in_use() const { return in_use_; }
    bool over_limit() const { return in_use_ > limit_; }
    void set_limit(std::size_t bytes) { limit_ = bytes; }
    std::size_t limit() const { return limit_; }
    /// What lies outside (the session's files) is counted here, so that the limit holds for it too.
    std::size_t& account() { return in_use_; }
    const std::size_t& limit_account() const { return limit_; }

  private:
    static constexpr std::size_t granule = 16;
    static constexpr std::size_t largest_small = 512;
    static constexpr std::size_t chunk_size = 64 * 1024;
    struct FreeBlock {
        FreeBlock* next;
    };
    struct Chunk {
        Chunk* next;
    };
    static bool is_small(std::size_t size) { return !BUFFERSCOPE_PLAIN_MALLOC && size <= largest_small; }
    void* allocate_large(std::size_t size);
    void* try_allocate_large(std::size_t size);
    void release_large(void* block, std::size_t size);
    void* refill(std::size_t size_class);

    FreeBlock* free_[largest_small / granule + 1] = {};
    Chunk* chunks_ = nullptr;
    std::size_t in_use_ = 0;
    /// The wasm module may grow to 512 MiB; what is kept free there is for what the count does not see.
    std::size_t limit_ = std::size_t{sizeof(void*) == 4 ? 400 : 480} << 20;
};

}  // namespace bufferscope
