// HeldObjects: arguments in, results out as JSON, handles for what JSON cannot say.
#include "observe/held.h"

#include "buffer/bytes.h"
#include "object/protocol.h"
#include "observe/snapshot.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

constexpr int deepest_value = 50;  // lists in lists beyond this become handles
constexpr std::int64_t largest_exact = (std::int64_t{1} << 53) - 1;  // of a JavaScript number

std::string hexadecimal(ByteSpan bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (std::uint8_t byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

}  // namespace

void HeldObjects::push_int(std::string_view decimal) {
    bool negative = decimal.starts_with('-');
    if (negative) decimal.remove_prefix(1);
    Result<Value> made = int_from_digits(runtime_, decimal, 10);
    Value number = made.is_error() ? Value::small(0) : made.take();
    if (negative) number = MUST(int_negative(runtime_, number));
    push(std::move(number));
}

void HeldObjects::push_text(std::string_view utf8) {
    Result<Ref<Str>> made = new_str(runtime_, utf8);
    push(made.is_error() ? Value::none() : Value(made.take()));
}

void HeldObjects::push_bytes(std::string_view bytes) {
    Result<Ref<Bytes>> made = new_bytes(runtime_, bytes);
    push(made.is_error() ? Value::none() : Value(made.take()));
}

bool HeldObjects::push_handle(std::uint32_t handle) {
    Value object = object_of(handle);
    if (object.is_empty()) return false;
    push(std::move(object));
    return true;
}

void HeldObjects::push_list(std::uint32_t count) {
    if (count > stack_.size()) return;
    std::span<const Value> items(stack_.data() + (stack_.size() - count), count);
    Result<Ref<List>> made = new_list(runtime_, items);
    stack_.resize(stack_.size() - count);
    push(made.is_error() ? Value::none() : Value(made.take()));
}

void HeldObjects::push_slice() {
    Value step = pop();
    Value stop = pop();
    Value start = pop();
    push(new_slice(runtime_, start, stop, step));
}

Value HeldObjects::pop() {
    if (stack_.empty()) return Value::none();
    Value value = std::move(stack_.back());
    stack_.pop_back();
    return value;
}

void HeldObjects::drop(std::uint32_t count) {
    while (count-- > 0) pop();
}

Result<Value> HeldObjects::call_with_pushed(const Value& callee, std::uint32_t count) {
    std::vector<Value> arguments(count);
    for (std::uint32_t i = count; i-- > 0;) arguments[i] = pop();
    CallArguments given = {.values = arguments.data(), .positional = static_cast<Size>(count)};
    return call(runtime_, callee, given);
}

// ---- results
// ------------------------------------------------------------------------------------------------------

void HeldObjects::write_value(JsonWriter& json, const Value& value, int depth) {
    Runtime& rt = runtime_;
    if (value.is_empty() || value.is_none()) {
        json.null();
    } else if (value.is_bool()) {
        json.boolean(value.is_true());
    } else if (rt.is_exactly(value, BuiltinType::int_)) {
        std::int64_t number;
        if (int_to_int64(value, number) && number >= -largest_exact && number <= largest_exact) {
            json.number(number);
            return;
        }
        // In hexadecimal, which has no limit on the number of digits; JavaScript's BigInt reads both.
        Value magnitude = MUST(int_absolute(rt, value));
        Result<std::string> digits = int_to_text(rt, magnitude, 16);
        json.begin_object().key("int").begin_array();
        json.boolean(int_sign(value) < 0).text(digits.is_error() ? "0x0" : "0x" + digits.value());
        json.end_array().end_object();
    } else if (rt.is_exactly(value, BuiltinType::float_)) {
        json.begin_object().member("float", float_repr(float_of(value))).end_object();
    } else if (rt.is_exactly(value, BuiltinType::str)) {
        json.text(utf8_of(value));
    } else if (rt.is_exactly(value, BuiltinType::bytes)) {
        json.begin_object().key("bytes");
        if (depth == 0)
            json.null();
        else
            json.text(hexadecimal(value.as<Bytes>()->span()));
        json.end_object();
    } else if (depth < deepest_value &&
               (rt.is_exactly(value, BuiltinType::list) || rt.is_exactly(value, BuiltinType::tuple))) {
        auto items =
            rt.is_exactly(value, BuiltinType::list) ? value.as<List>()->span() : value.as<Tuple>()->span();
        json.begin_array();
        for (const Value& item : items) write_value(json, item, depth + 1);
        json.end_array();
    } else {
        write_handle(json, value);
    }
}

void HeldObjects::write_handle(JsonWriter& json, const Value& value) {
    json.begin_object();
    json.member("handle", static_cast<std::int64_t>(hold(value)));
    json.member("id",
                static_cast<std::int64_t>(is_observed(value) ? records_.require(value.object()).number : 0));
    json.member("type", short_type_name(runtime_.type_of(value)));
    json.end_object();
}

std::string HeldObjects::result_json() {
    JsonWriter json;
    write_value(json, result_, 0);
    if (!result_.is_object() || !is_bytes(result_)) result_ = Value();
    return json.take();
}

std::string HeldObjects::result_handle_json() {
    JsonWriter json;
    write_handle(json, result_);
    result_ = Value();
    return json.take();
}

std::span<const std::uint8_t> HeldObjects::result_bytes() const {
    if (!is_bytes(result_)) return {};
    return result_.as<Bytes>()->span();
}

// ---- handles
// ------------------------------------------------------------------------------------------------------

std::uint32_t HeldObjects::hold(const Value& value) {
    if (free_.empty()) {
        handles_.push_back(value);
        return static_cast<std::uint32_t>(handles_.size() - 1);
    }
    std::uint32_t handle = free_.back();
    free_.pop_back();
    handles_[handle] = value;
    return handle;
}

Value HeldObjects::object_of(std::uint32_t handle) const {
    return handle < handles_.size() ? handles_[handle] : Value();
}

void HeldObjects::release(std::uint32_t handle) {
    if (handle >= handles_.size() || handles_[handle].is_empty()) return;
    Value gone = std::move(handles_[handle]);  // its finalizer may use the table
    free_.push_back(handle);
}

bool HeldObjects::holds(const Object* object) const {
    for (const Value& held : handles_) {
        if (held.is_object() && held.object() == object) return true;
    }
    return false;
}

void HeldObjects::clear() {
    std::vector<Value> gone = std::move(stack_);
    std::vector<Value> held = std::move(handles_);
    stack_.clear();
    handles_.clear();
    free_.clear();
    result_ = Value();
}

}  // namespace bufferscope
