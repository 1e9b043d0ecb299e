// The protocols of Python objects as functions: attributes, calls, comparison, text, numbers, iteration,
// indexing.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

// ---- attributes
/// getattr(object, name); AttributeError when absent.
Result<Value> get_attribute(Runtime&, const Value& object, const Value& name);
Result<Value> get_attribute(Runtime&, const Value& object, std::string_view name);
/// Empty when absent (an AttributeError raised on the way is swallowed, as _PyObject_LookupAttr does).
Result<Value> find_attribute(Runtime&, const Value& object, const Value& name);
Result<void> set_attribute(Runtime&, const Value& object, const Value& name, const Value& value);
Result<void> delete_attribute(Runtime&, const Value& object, const Value& name);
/// Looks `name` up along the MRO (_PyType_Lookup): borrowed pointer, null when absent. `name` is interned.
Value* type_lookup(Type* type, const Str* name);
/// The same among what follows `of_class` in the order, as super() looks.
Value* type_lookup_after(Type* type, const Object* of_class, const Str* name);
/// The special method `name` of an object's type, bound; empty when absent.
Result<Value> find_special(Runtime&, const Value& object, Name name);
/// object.__getattribute__, __setattr__ as `object` defines them.
Result<Value> generic_get_attribute(Runtime&, const Value& object, const Value& name);
Result<void> generic_assign_attribute(Runtime&, const Value& object, const Value& name, const Value& value);
/// The setter of a NativeProperty that CPython has as a read-only member.
Result<void> readonly_attribute(Runtime&, const Value& self, const Value& value);
/// The instance's __dict__, made on demand; null for objects without one.
Dict* instance_dict(Runtime&, Object* object, bool make);
/// `__dict__` of a type whose instances have one (PyObject_GenericGetDict, PyObject_GenericSetDict).
Result<Value> get_instance_dict(Runtime&, const Value& self);
Result<void> set_instance_dict(Runtime&, const Value& self, const Value& value);
/// Runs a descriptor found in a type for an instance (empty: through the class).
Result<Value> bind_descriptor(Runtime&, const Value& descriptor, const Value& instance, Type* owner);

// ---- calls
Result<Value> call(Runtime&, const Value& callee, const CallArguments&);
Result<Value> call(Runtime&, const Value& callee);
Result<Value> call(Runtime&, const Value& callee, const Value& argument);
Result<Value> call(Runtime&, const Value& callee, const Value& first, const Value& second);
Result<Value> call(Runtime&, const Value& callee, const Value& first, const Value& second,
                   const Value& third);
/// callee(*positional, **keywords); `keywords` may be null.
Result<Value> call_unpacked(Runtime&, const Value& callee, const Tuple* positional, Dict* keywords);
Result<Value> call_method(Runtime&, const Value& object, std::string_view name,
                          std::initializer_list<Value> arguments = {});
bool is_callable(Runtime&, const Value& value);

// ---- comparison, truth, hash
/// A rich comparison with reflected fall-back (PyObject_RichCompare).
Result<Value> compare(Runtime&, const Value& left, const Value& right, Comparison);
/// Its truth; identity implies equality, as in containers (PyObject_RichCompareBool).
Result<bool> compare_truth(Runtime&, const Value& left, const Value& right, Comparison);
Result<bool> equals(Runtime&, const Value& left, const Value& right);
Result<bool> truth(Runtime&, const Value& value);
Result<Hash> hash_of(Runtime&, const Value& value);
/// The `hash` slot of unhashable types: "unhashable type: 'list'".
Result<Hash> hash_not_implemented(Runtime&, const Value& value);
/// Hash by identity (object.__hash__).
Result<Hash> hash_by_identity(Runtime&, const Value& value);
bool result_of(Comparison, int three_way);

// ---- text
/// "0x7f3a10": what stands for an object's address in default reprs; written into `buffer`.
std::string_view address_text(Runtime&, const Value& value, char (&buffer)[16]);
Result<Ref<Str>> repr(Runtime&, const Value& value);
Result<Ref<Str>> str(Runtime&, const Value& value);
Result<Ref<Str>> ascii(Runtime&, const Value& value);
/// format(value, spec); `spec` a str, or empty for none.
Result<Ref<Str>> format(Runtime&, const Value& value, const Value& spec);
/// UTF-8 of repr/str, for messages.
Result<std::string> repr_utf8(Runtime&, const Value& value);
/// Guards repr against containers that hold themselves: true when `object` is being printed already
/// (Py_ReprEnter).
class ReprGuard {
  public:
    ReprGuard(Runtime&, Object* object);
    ReprGuard(const ReprGuard&) = delete;
    ~ReprGuard();
    bool nested() const { return nested_; }

  private:
    Runtime& runtime_;
    bool nested_;
};

// ---- operators
enum class BinaryOperator : std::uint8_t {
    add,
    subtract,
    multiply,
    matrix_multiply,
    true_divide,
    floor_divide,
    remainder,
    power,
    left_shift,
    right_shift,
    bit_and,
    bit_xor,
    bit_or,
    divmod
};
/// left <op> right with CPython's order of attempts and its "unsupported operand type(s) for …".
Result<Value> binary(Runtime&, BinaryOperator, const Value& left, const Value& right);
/// left <op>= right.
Result<Value> inplace(Runtime&, BinaryOperator, const Value& left, const Value& right);
enum class UnaryOperator : std::uint8_t { negative, positive, invert };
Result<Value> unary(Runtime&, UnaryOperator, const Value& operand);
Result<Value> power(Runtime&, const Value& base, const Value& exponent, const Value& modulus);

// ---- numbers
/// An int of any size (types/int.cpp).
Value new_int(Runtime&, std::int64_t number);
/// The value of an int if it fits 64 bits (types/int.cpp).
bool int_to_int64(const Value& value, std::int64_t& out);
/// The exact int of an int of any kind (types/int.cpp).
Value int_plain(Runtime&, const Value& number);
/// operator.index(): an int (maybe a big one); "'str' object cannot be interpreted as an integer".
Result<Value> index(Runtime&, const Value& value);
bool has_index(Runtime&, const Value& value);
/// PyNumber_Check: it can be made an int or a float, or is complex.
bool is_number(Runtime&, const Value& value);
/// index() that must fit a Size; past it raises `too_big` (IndexError: "cannot fit 'int' into an index-sized
/// integer").
Result<Size> index_size(Runtime&, const Value& value, BuiltinType too_big = BuiltinType::IndexError);
/// index() clipped to the range of Size, as slices do.
Result<Size> index_clipped(Runtime&, const Value& value);
/// float(value) as PyFloat_AsDouble: "must be real number, not str".
Result<double> as_double(Runtime&, const Value& value);

// ---- containers and iteration
Result<Size> length(Runtime&, const Value& value);
/// __len__, else __length_hint__, else `otherwise`.
Result<Size> length_hint(Runtime&, const Value& value, Size otherwise);
/// `origin[argument]` as type hints write it (types/generic_alias.cpp).
Result<Value> generic_alias(Runtime&, const Value& origin, const Value& argument);
Result<Value> get_item(Runtime&, const Value& container, const Value& key);
/// An item by its number as iteration sees it (PySequence_GetItem).
Result<Value> sequence_item(Runtime&, const Value& sequence, Size position);
Result<void> set_item(Runtime&, const Value& container, const Value& key, const Value& value);
Result<void> delete_item(Runtime&, const Value& container, const Value& key);
Result<bool> contains(Runtime&, const Value& container, const Value& item);
/// True for types that CPython gives sequence methods (tp_as_sequence), if only one.
bool has_sequence_methods(Runtime&, const Value& value);
/// Has __iter__, or __getitem__ as a sequence has it.
bool is_iterable(Runtime&, const Value& value);
/// iter(value): "'int' object is not iterable".
Result<Value> iterate(Runtime&, const Value& value);
/// An iterator over __getitem__(0), (1), … until IndexError (types/iterators.cpp).
Result<Value> new_sequence_iterator(Runtime&, const Value& sequence);
/// next(): empty when exhausted. A StopIteration raised by Python code counts as exhausted.
Result<Value> next(Runtime&, const Value& iterator);
/// Calls `visit(const Value&) -> Result<bool>` (false: stop) for each item.
template <class Visit>
Result<void> for_each(Runtime& rt, const Value& iterable, Visit visit) {
    Value iterator = TRY(iterate(rt, iterable));
    while (true) {
        Value item = TRY(next(rt, iterator));
        if (item.is_empty()) return {};
        bool go_on = TRY(visit(item));
        if (!go_on) return {};
    }
}
/// next(iterator) as a call: exhaustion is the StopIteration itself, with its value.
Result<Value> next_or_stop(Runtime&, const Value& iterator);
/// All items of an iterable as a tuple (a tuple is shared).
Result<Ref<Tuple>> to_tuple(Runtime&, const Value& iterable);
/// start/stop/step of a slice object applied to a length: `count` items from `start` (PySlice_AdjustIndices).
struct SliceRange {
    Size start, stop, step, count;
};
struct SliceObject : Object {
    Value stop, start, step;  // slice_dealloc drops the last first
};
Ref<SliceObject> new_slice(Runtime&, const Value& start, const Value& stop, const Value& step);
Result<SliceRange> slice_range(Runtime&, const SliceObject* slice, Size length);
/// Splits PySlice_Unpack from PySlice_AdjustIndices: the first may run Python code, the second sees the
/// length afterwards.
Result<SliceRange> unpack_slice(Runtime&, const SliceObject* slice);
void adjust_slice(SliceRange& range, Size length);

// ---- classes
Result<bool> is_instance(Runtime&, const Value& value, const Value& class_or_tuple);
Result<bool> is_subclass(Runtime&, const Value& value, const Value& class_or_tuple);
inline bool is_type(const Value& value) {
    return value.is_object() && value.object()->type->has_flag(type_flags::type_subclass);
}
/// type(name, bases, namespace) for class statements (type_new): layout, MRO, slots, __set_name__,
/// __init_subclass__.
Result<Value> new_class(Runtime&, Type* metaclass, const Value& name, const Tuple* bases, Dict* members,
                        const CallArguments& keywords);
/// compatible_for_assignment: instances of the two look alike.
Result<void> check_same_layout(Runtime&, const Type* from, const Type* to, std::string_view attribute);
/// `cls.__bases__ = value` (type_set_bases): the order of the class and of all below it is made anew, or
/// nothing changes.
Result<void> set_class_bases(Runtime&, Type*, const Value& value);
/// To be called after an attribute of a class changed: refreshes slots of the class and its subclasses.
void class_changed(Runtime&, Type* type, const Str* name);

// ---- bytes, for the types in front of buffer/, which implements these (buffer/bridge.cpp)
/// True when the object's type exports buffers (PyObject_CheckBuffer).
bool has_buffer(Runtime&, const Value& value);
/// Copies the contiguous bytes of an exporter into `out`: false when its type exports none.
Result<bool> copy_bytes_like(Runtime&, const Value& exporter, std::string& out);
/// The same, but of bytes and bytearrays, of subclasses too, their own memory.
Result<bool> copy_own_bytes(Runtime&, const Value& value, std::string& out);
/// str(exporter, encoding, errors): the buffer is held meanwhile (PyUnicode_FromEncodedObject).
Result<Value> decode_exporter(Runtime&, const Value& exporter, std::string_view encoding,
                              std::string_view errors);
/// object.__buffer__(flags) of a native exporter: a memoryview of it.
Result<Value> buffer_method(Runtime&, const Value& self, const Value& flags);
/// object.__release_buffer__(view).
Result<Value> release_buffer_method(Runtime&, const Value& self, const Value& view);
/// A bytes object.
Result<Value> make_bytes(Runtime&, std::string_view bytes);
/// A read-only memoryview of these bytes, whose obj is None.
Result<Value> make_anonymous_view(Runtime&, std::string_view bytes);
/// PyBytes_FromObject: from a buffer or an iterable of ints.
Result<std::string> bytes_from_object(Runtime&, const Value& value);
/// PyObject_Bytes: __bytes__ comes first.
Result<std::string> bytes_by_special(Runtime&, const Value& value);

// ---- native callables
/// A builtin function for a module: `row` stands in a constexpr table; `module` names it in __module__.
Value new_native_function(Runtime&, const NativeMethod& row, const Value& self, const Value& module);

}  // namespace bufferscope
