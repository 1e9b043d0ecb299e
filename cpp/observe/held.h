// HeldObjects: Python objects held from outside the engine, and the values that go in and out of calls on
// them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "observe/json.h"
#include "observe/records.h"

namespace bufferscope {

/// Arguments are pushed; an operation takes them and leaves its result. Handles are small numbers; each is
/// one reference.
class HeldObjects {
  public:
    HeldObjects(Runtime& runtime, Records& records) : runtime_(runtime), records_(records) {}

    void push(Value value) { stack_.push_back(std::move(value)); }
    void push_int(std::string_view decimal);
    void push_text(std::string_view utf8);
    void push_bytes(std::string_view bytes);
    bool push_handle(std::uint32_t handle);
    void push_list(std::uint32_t count);
    void push_slice();
    Value pop();
    /// The value below the topmost `count`.
    Value below(std::uint32_t count) const {
        return count < stack_.size() ? stack_[stack_.size() - 1 - count] : Value::none();
    }
    void drop(std::uint32_t count);

    /// callee(*the topmost `count` values).
    Result<Value> call_with_pushed(const Value& callee, std::uint32_t count);

    void set_result(Value value) { result_ = std::move(value); }
    /// See Session::result_json.
    std::string result_json();
    std::string result_handle_json();
    std::span<const std::uint8_t> result_bytes() const;

    void release(std::uint32_t handle);
    /// The object behind a handle; empty if there is none.
    Value object_of(std::uint32_t handle) const;
    bool holds(const Object* object) const;
    /// Lets everything go.
    void clear();

  private:
    std::uint32_t hold(const Value& value);
    void write_value(JsonWriter& json, const Value& value, int depth);
    void write_handle(JsonWriter& json, const Value& value);

    Runtime& runtime_;
    Records& records_;
    std::vector<Value> stack_;
    std::vector<Value> handles_;  // empty: free
    std::vector<std::uint32_t> free_;
    Value result_;
};

}  // namespace bufferscope
