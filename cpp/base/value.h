// Value, Ref<T>, Object: how the engine holds Python values and owns references.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace bufferscope {

struct Type;

/// What Python calls Py_ssize_t. 32 bits on every host, as in the CPython build that is the reference
/// (wasm32), so that limits and messages do not depend on the machine.
using Size = std::int32_t;
/// Result of hash(); 32 bits for the same reason.
using Hash = std::int32_t;

constexpr Size max_size = INT32_MAX;

/// Header of everything that lives on the engine's heap. The top bit of `references` says that weak
/// references exist. Objects are made by Runtime::allocate and destroyed when the count reaches zero; nobody
/// else touches the count.
struct Object {
    static constexpr std::uint32_t weak_flag = 0x8000'0000u;       // weak references to it exist
    static constexpr std::uint32_t identity_flag = 0x4000'0000u;   // id() was asked for
    static constexpr std::uint32_t finalized_flag = 0x2000'0000u;  // __del__ has run
    static constexpr std::uint32_t flags_mask = weak_flag | identity_flag | finalized_flag;
    std::uint32_t references;
    Type* type;

    std::uint32_t reference_count() const { return references & ~flags_mask; }
};

/// Runs the finalizer, clears weak references and frees; called when a count reaches zero
/// (object/lifetime.cpp).
void destroy_object(Object* object);

// A Value, Ref or Result of one word travels in a register where the compiler can (clang; the whole program
// has to agree, so this does not depend on a build option).
#if defined(__has_cpp_attribute)
#if __has_cpp_attribute(clang::trivial_abi)
#define BUFFERSCOPE_ONE_WORD [[clang::trivial_abi]]
#endif
#endif
#ifndef BUFFERSCOPE_ONE_WORD
#define BUFFERSCOPE_ONE_WORD
#endif

// The few instructions that every use of a Value, Ref or Result takes stand in place even in code built for
// size, where a compiler would rather call them.
#define BUFFERSCOPE_IN_PLACE [[gnu::always_inline]]
// The same for what is a few instructions more: in place in code built for speed alone.
#ifdef BUFFERSCOPE_SMALL_CODE
#define BUFFERSCOPE_IN_PLACE_IF_FAST
#else
#define BUFFERSCOPE_IN_PLACE_IF_FAST [[gnu::always_inline]]
#endif

namespace counting {  // the only place where counts change
inline void increase(Object* object) {
    ++object->references;
}
inline void decrease(Object* object) {
    if (((--object->references) << 3) == 0) destroy_object(object);
}

/// The out-of-line forms, on the bits of a Value (which need not be a counted pointer) or of a Result<Value>.
std::uintptr_t keep_bits(std::uintptr_t bits);
void drop_bits(std::uintptr_t bits);
void drop_result_bits(std::uintptr_t bits);

// Files built for size (CMakeLists.txt defines BUFFERSCOPE_SMALL_CODE) count by a call, the others in place.
#ifdef BUFFERSCOPE_SMALL_CODE
[[gnu::always_inline]] inline std::uintptr_t keep(std::uintptr_t bits) {
    return keep_bits(bits);
}
[[gnu::always_inline]] inline void drop(std::uintptr_t bits) {
    if (!(__builtin_constant_p(bits == 0) && bits == 0)) drop_bits(bits);
}
[[gnu::always_inline]] inline void drop_result(std::uintptr_t bits) {
    if (!(__builtin_constant_p(bits == 0) && bits == 0)) drop_result_bits(bits);
}
#else
inline std::uintptr_t keep(std::uintptr_t bits) {
    if ((bits & 3) == 0 && bits != 0) increase(reinterpret_cast<Object*>(bits));
    return bits;
}
inline void drop(std::uintptr_t bits) {
    if ((bits & 3) == 0 && bits != 0) decrease(reinterpret_cast<Object*>(bits));
}
inline void drop_result(std::uintptr_t bits) {
    drop((bits & 7) == 6 ? bits & ~std::uintptr_t{7} : bits);
}
#endif
}  // namespace counting

/// One Python value, owned. A small int (-2^30 … 2^30-1) and None, False, True, NotImplemented, Ellipsis are
/// held in the word itself; everything else is a counted pointer. An empty Value means "there is none": an
/// unbound local, an omitted argument, an exhausted iterator. Pass as `const Value&` (borrowed) and return by
/// value (owned).
class BUFFERSCOPE_ONE_WORD Value {
  public:
    static constexpr std::int64_t min_small = -(std::int64_t{1} << 30);
    static constexpr std::int64_t max_small = (std::int64_t{1} << 30) - 1;

    Value() = default;
    BUFFERSCOPE_IN_PLACE Value(const Value& other) : bits_(counting::keep(other.bits_)) {}
    BUFFERSCOPE_IN_PLACE Value(Value&& other) noexcept : bits_(other.bits_) { other.bits_ = 0; }
    BUFFERSCOPE_IN_PLACE_IF_FAST Value& operator=(const Value& other) {
        std::uintptr_t old = bits_;
        bits_ = counting::keep(other.bits_);
        counting::drop(old);
        return *this;
    }
    BUFFERSCOPE_IN_PLACE_IF_FAST Value& operator=(Value&& other) noexcept {
        std::uintptr_t taken = other.bits_;
        other.bits_ = 0;
        std::uintptr_t old = bits_;
        bits_ = taken;
        counting::drop(old);
        return *this;
    }
    BUFFERSCOPE_IN_PLACE ~Value() { counting::drop(bits_); }

    /// Takes over a reference that the caller owns.
    static Value adopt(Object* object) { return Value(reinterpret_cast<std::uintptr_t>(object)); }
    /// Adds a reference of its own.
    static Value share(Object* object) {
        counting::increase(object);
        return adopt(object);
    }
    static constexpr bool fits_small(std::int64_t number) {
        return number >= min_small && number <= max_small;
    }
    /// Precondition: fits_small(number). Use `new_int` (types/int.h) where it may not fit.
    static Value small(std::int64_t number) { return Value((static_cast<std::uintptr_t>(number) << 1) | 1); }
    static Value none() { return Value(2); }
    static Value false_value() { return Value(2 | 1 << 3); }
    static Value true_value() { return Value(2 | 2 << 3); }
    static Value not_implemented() { return Value(2 | 3 << 3); }
    static Value ellipsis() { return Value(2 | 4 << 3); }
    static Value boolean(bool truth) { return truth ? true_value() : false_value(); }

    bool is_empty() const { return bits_ == 0; }
    bool is_small_int() const { return bits_ & 1; }
    bool is_none() const { return bits_ == none().bits_; }
    bool is_true() const { return bits_ == true_value().bits_; }
    bool is_false() const { return bits_ == false_value().bits_; }
    bool is_bool() const { return is_true() || is_false(); }
    bool is_not_implemented() const { return bits_ == not_implemented().bits_; }
    bool is_ellipsis() const { return bits_ == ellipsis().bits_; }
    /// One of the five singletons that are held in the word itself.
    bool is_immediate() const { return (bits_ & 7) == 2; }
    unsigned immediate_index() const { return static_cast<unsigned>(bits_ >> 3); }
    /// A counted heap object (never true for an empty Value).
    bool is_object() const { return (bits_ & 3) == 0 && bits_ != 0; }
    /// Python's `is`.
    bool is(const Value& other) const { return bits_ == other.bits_; }

    std::int32_t small_int() const {
        return static_cast<std::int32_t>(static_cast<std::intptr_t>(bits_) >> 1);
    }
    Object* object() const { return reinterpret_cast<Object*>(bits_); }
    /// The object seen as T; the caller has checked the type.
    template <class T>
    T* as() const {
        return static_cast<T*>(object());
    }

    std::uintptr_t bits() const { return bits_; }
    static Value from_bits(std::uintptr_t bits) { return Value(bits); }
    /// Gives the reference up to the caller.
    std::uintptr_t release_bits() {
        std::uintptr_t bits = bits_;
        bits_ = 0;
        return bits;
    }

  private:
    explicit Value(std::uintptr_t bits) : bits_(bits) {}
    std::uintptr_t bits_ = 0;
};

/// An owned, typed pointer to a heap object; null only when default-constructed or moved from.
template <class T>
class BUFFERSCOPE_ONE_WORD Ref {
  public:
    Ref() = default;
    Ref(const Ref& other) : pointer_(other.pointer_) { counting::keep(bits()); }
    BUFFERSCOPE_IN_PLACE Ref(Ref&& other) noexcept : pointer_(other.pointer_) { other.pointer_ = nullptr; }
    template <class U>
    requires(std::is_base_of_v<T, U> && !std::is_same_v<T, U>) Ref(Ref<U>&& other)
    noexcept : pointer_(other.release()) {}
    Ref& operator=(Ref other) noexcept {
        T* old = pointer_;
        pointer_ = other.pointer_;
        other.pointer_ = old;
        return *this;
    }
    BUFFERSCOPE_IN_PLACE ~Ref() { counting::drop(bits()); }

    static Ref adopt(T* pointer) {
        Ref ref;
        ref.pointer_ = pointer;
        return ref;
    }
    static Ref share(T* pointer) {
        counting::increase(pointer);
        return adopt(pointer);
    }
    T* get() const { return pointer_; }
    T* operator->() const { return pointer_; }
    T& operator*() const { return *pointer_; }
    explicit operator bool() const { return pointer_ != nullptr; }
    T* release() {
        T* pointer = pointer_;
        pointer_ = nullptr;
        return pointer;
    }

    /// The same reference as a Value: moved when the Ref is a temporary, shared otherwise.
    operator Value() && { return Value::adopt(release()); }
    operator Value() const& { return Value::share(pointer_); }

  private:
    std::uintptr_t bits() const { return reinterpret_cast<std::uintptr_t>(static_cast<Object*>(pointer_)); }
    T* pointer_ = nullptr;
};

}  // namespace bufferscope
