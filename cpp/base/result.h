// Result<T>: a value or the Python exception that was raised instead; TRY passes the exception on.
#pragma once

#include <cstring>
#include <new>
#include <utility>

#include "base/value.h"

namespace bufferscope {

/// An exception on its way up: owns the exception object (an instance of BaseException).
class BUFFERSCOPE_ONE_WORD [[nodiscard]] Error {
  public:
    explicit Error(Value exception) : exception_(std::move(exception)) {}
    const Value& exception() const { return exception_; }
    BUFFERSCOPE_IN_PLACE Value take() { return std::move(exception_); }

  private:
    Value exception_;
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : value_(std::move(value)) {}
    Result(Error error) : error_(error.take()) {}
    Result(Result&& other) noexcept : error_(other.error_) {
        if (!is_error()) new (&value_) T(std::move(other.value_));
    }
    Result(const Result&) = delete;
    Result& operator=(const Result&) = delete;
    BUFFERSCOPE_IN_PLACE ~Result() {
        if (!is_error()) value_.~T();
    }
    BUFFERSCOPE_IN_PLACE bool is_error() const { return !error_.is_empty(); }
    BUFFERSCOPE_IN_PLACE Error take_error() { return Error(Value(error_)); }
    BUFFERSCOPE_IN_PLACE T take() { return std::move(value_); }
    const T& value() const { return value_; }

  private:
    Value error_;  // empty: there is a value
    union {
        T value_;
    };
};

/// One word: a Value, or a pointer to the exception with the low bits 110.
template <>
class BUFFERSCOPE_ONE_WORD [[nodiscard]] Result<Value> {
  public:
    Result(Value value) : bits_(value.release_bits()) {}
    template <class T>
    Result(Ref<T> value) : bits_(reinterpret_cast<std::uintptr_t>(static_cast<Object*>(value.release()))) {}
    Result(Error error) : bits_(error.take().release_bits() | 6) {}
    template <class T>
    Result(Result<Ref<T>>&& other)
        : Result(other.is_error() ? Result(other.take_error()) : Result(other.take())) {}
    Result(Result&& other) noexcept : bits_(other.release_bits()) {}
    Result& operator=(Result&& other) noexcept {
        std::uintptr_t bits = bits_;
        bits_ = other.bits_;
        other.bits_ = bits;
        return *this;
    }
    Result(const Result&) = delete;
    BUFFERSCOPE_IN_PLACE ~Result() { counting::drop_result(bits_); }

    BUFFERSCOPE_IN_PLACE bool is_error() const { return (bits_ & 7) == 6; }
    BUFFERSCOPE_IN_PLACE Error take_error() {
        return Error(Value::from_bits(release_bits() & ~std::uintptr_t{7}));
    }
    BUFFERSCOPE_IN_PLACE Value take() { return Value::from_bits(release_bits()); }

  private:
    std::uintptr_t release_bits() {
        std::uintptr_t bits = bits_;
        bits_ = 0;
        return bits;
    }
    std::uintptr_t bits_;
};

/// One word as well: the pointer, or the exception's with the low bits 110.
template <class T>
class BUFFERSCOPE_ONE_WORD [[nodiscard]] Result<Ref<T>> {
  public:
    Result(Ref<T> value) : bits_(reinterpret_cast<std::uintptr_t>(value.release())) {}
    Result(Error error) : bits_(error.take().release_bits() | 6) {}
    Result(Result&& other) noexcept : bits_(other.release_bits()) {}
    Result(const Result&) = delete;
    Result& operator=(const Result&) = delete;
    BUFFERSCOPE_IN_PLACE ~Result() { counting::drop_result(bits_); }

    BUFFERSCOPE_IN_PLACE bool is_error() const { return (bits_ & 7) == 6; }
    BUFFERSCOPE_IN_PLACE Error take_error() {
        return Error(Value::from_bits(release_bits() & ~std::uintptr_t{7}));
    }
    BUFFERSCOPE_IN_PLACE Ref<T> take() { return Ref<T>::adopt(reinterpret_cast<T*>(release_bits())); }

  private:
    std::uintptr_t release_bits() {
        std::uintptr_t bits = bits_;
        bits_ = 0;
        return bits;
    }
    std::uintptr_t bits_;
};

/// A small plain value where pointers have 32 bits: both in one 64-bit word, which wasm returns in a
/// register.
template <class T>
requires(std::is_trivially_copyable_v<T> && sizeof(T) <= 4 && sizeof(void*) == 4) class BUFFERSCOPE_ONE_WORD
    [[nodiscard]] Result<T> {
  public:
    Result(T value) : bits_(0) { std::memcpy(&bits_, &value, sizeof(T)); }
    Result(Error error) : bits_(std::uint64_t{error.take().release_bits()} << 32) {}
    Result(Result&& other) noexcept : bits_(other.bits_) { other.bits_ = 0; }
    Result(const Result&) = delete;
    Result& operator=(const Result&) = delete;
    BUFFERSCOPE_IN_PLACE ~Result() { counting::drop(static_cast<std::uintptr_t>(bits_ >> 16 >> 16)); }

    BUFFERSCOPE_IN_PLACE bool is_error() const { return (bits_ >> 32) != 0; }
    BUFFERSCOPE_IN_PLACE Error take_error() {
        auto error = static_cast<std::uintptr_t>(bits_ >> 32);
        bits_ = 0;
        return Error(Value::from_bits(error));
    }
    BUFFERSCOPE_IN_PLACE T take() { return value(); }
    T value() const {
        T value;
        std::memcpy(&value, &bits_, sizeof(T));
        return value;
    }

  private:
    std::uint64_t bits_;
};

template <>
class BUFFERSCOPE_ONE_WORD [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_(error.take()) {}
    BUFFERSCOPE_IN_PLACE bool is_error() const { return !error_.is_empty(); }
    BUFFERSCOPE_IN_PLACE Error take_error() { return Error(std::move(error_)); }
    void take() {}

  private:
    Value error_;
};

}  // namespace bufferscope

/// Evaluates to the value of a Result, or returns its error from the enclosing function. Stands only as a
/// whole statement, after
/// `=` of a declaration or assignment, or after `return` (the lint says why).
#define TRY(expression)                                                                   \
    ({                                                                                    \
        auto try_result_ = (expression);                                                  \
        if (__builtin_expect(try_result_.is_error(), 0)) return try_result_.take_error(); \
        try_result_.take();                                                               \
    })

/// For what cannot fail: the value of a Result that is known to hold one; traps otherwise.
#define MUST(expression)                               \
    ({                                                 \
        auto must_result_ = (expression);              \
        if (must_result_.is_error()) __builtin_trap(); \
        must_result_.take();                           \
    })
