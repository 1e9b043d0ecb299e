// A bump allocator for trivially destructible things that live and die together.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace bufferscope {

/// Owns every byte handed out; all of it is freed at once by the destructor. Moving keeps addresses valid.
class Arena {
  public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    Arena(Arena&& other) noexcept
        : chunk_(std::exchange(other.chunk_, nullptr)),
          next_(std::exchange(other.next_, nullptr)),
          end_(std::exchange(other.end_, nullptr)) {}
    Arena& operator=(Arena&& other) noexcept {
        std::swap(chunk_, other.chunk_);
        std::swap(next_, other.next_);
        std::swap(end_, other.end_);
        return *this;
    }
    ~Arena() {
        while (chunk_ != nullptr) std::free(std::exchange(chunk_, chunk_->previous));
    }

    /// Uninitialised bytes, aligned for any scalar (8 bytes).
    void* allocate(std::size_t size) {
        size = (size + 7) & ~std::size_t{7};
        if (static_cast<std::size_t>(end_ - next_) < size) grow(size);
        void* result = next_;
        next_ += size;
        return result;
    }

    /// A value-initialised T.
    template <class T>
    T* make() {
        static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= 8);
        return new (allocate(sizeof(T))) T();
    }

    /// A copy of the text that lives as long as the arena.
    std::string_view copy(std::string_view text) {
        if (text.empty()) return std::string_view("", 0);
        auto* bytes = static_cast<char*>(allocate(text.size()));
        std::memcpy(bytes, text.data(), text.size());
        return {bytes, text.size()};
    }

    /// A copy of the elements that lives as long as the arena.
    template <class T>
    std::span<T> copy(std::span<const T> items) {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
        if (items.empty()) return {};
        auto* first = static_cast<T*>(allocate(items.size_bytes()));
        std::memcpy(static_cast<void*>(first), items.data(), items.size_bytes());
        return {first, items.size()};
    }

  private:
    struct alignas(8) Chunk {
        Chunk* previous;
    };

    void grow(std::size_t size) {
        constexpr std::size_t usual = std::size_t{16} * 1024;
        std::size_t capacity = size > usual / 4 ? size + usual / 4 : usual;
        auto* chunk = static_cast<Chunk*>(std::malloc(sizeof(Chunk) + capacity));
        if (chunk == nullptr) std::abort();
        chunk->previous = chunk_;
        chunk_ = chunk;
        next_ = reinterpret_cast<char*>(chunk + 1);
        end_ = next_ + capacity;
    }

    Chunk* chunk_ = nullptr;
    char* next_ = nullptr;
    char* end_ = nullptr;
};

}  // namespace bufferscope
