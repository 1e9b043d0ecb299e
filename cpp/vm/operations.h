// What single instructions do when it takes more than a few lines. None of these pushes frames.
#pragma once

#include "object/protocol.h"
#include "types/float.h"
#include "types/list.h"
#include "vm/frame.h"

namespace bufferscope {

// ---- names
Error unbound_local(Runtime&, const Code* code, std::uint32_t slot);
/// UnboundLocalError for a cell of its own, NameError for a free variable.
Error unbound_cell(Runtime&, const Code* code, std::uint32_t slot);
Error name_error(Runtime&, const Value& name);
/// mapping[name], empty when absent (KeyError swallowed).
Result<Value> mapping_get(Runtime&, const Value& mapping, const Value& name);
Result<Value> load_name(Runtime&, Frame* frame, const Value& name);
Result<void> store_name(Runtime&, Frame* frame, const Value& name, const Value& value);
Result<void> delete_name(Runtime&, Frame* frame, const Value& name);
/// Fills the cache: kind 1 found in globals, 2 in builtins.
Result<Value> load_global(Runtime&, Frame* frame, const Value& name, InlineCache& cache);
Result<void> setup_annotations(Runtime&, Frame* frame);

// ---- attributes
/// Fills the cache: kind 1 an entry of the instance's __dict__.
Result<Value> load_attribute(Runtime&, const Value& owner, const Value& name, InlineCache& cache);
Result<void> store_attribute(Runtime&, const Value& owner, const Value& name, const Value& value,
                             InlineCache& cache);
/// `callable` holds the owner; leaves (function, self) or (callable, empty). Cache kind 3: a function of the
/// type.
Result<void> load_method(Runtime&, Value& callable, Value& self, const Value& name, InlineCache& cache);
Result<Value> load_super_attribute(Runtime&, const Value& super, const Value& cls, const Value& self,
                                   const Value& name, bool with_arguments);
/// The same for a method to be called: `super` and `cls` hold (function, self) or (callable, empty) after.
Result<void> load_super_method(Runtime&, Value& super, Value& cls, Value& self, const Value& name,
                               bool with_arguments);
/// Splits a bound method into function and self.
void unbind_method(Runtime&, Value& callable, Value& self);
/// 0 __enter__, 1 __exit__.
Result<void> load_special(Runtime&, Value& callable, Value& self, std::uint32_t which);

// ---- operators
/// The result of two small ints when it is one itself (or fits); empty: take the slow way.
Value quick_small_binary(BinaryOperator op, std::int32_t left, std::int32_t right);
/// Floats are added, subtracted, multiplied and divided in place: `left` becomes the answer, in the object it
/// holds if nothing else does. False if this is not a case for it.
inline bool quick_float_binary(Runtime& rt, BinaryOperator op, Value& left, const Value& right) {
    Type* float_type = rt.type(BuiltinType::float_);
    if (!left.is_object() || left.object()->type != float_type || !right.is_object() ||
        right.object()->type != float_type)
        return false;
    double a = float_of(left), b = float_of(right);
    switch (op) {
        case BinaryOperator::add:
            a += b;
            break;
        case BinaryOperator::subtract:
            a -= b;
            break;
        case BinaryOperator::multiply:
            a *= b;
            break;
        case BinaryOperator::true_divide:
            if (b == 0) return false;
            a /= b;
            break;
        default:
            return false;
    }
    if (left.object()->references == 1) {
        left.as<FloatObject>()->number = a;
    } else {
        left = new_float(rt, a);
    }
    return true;
}
/// binary() with a short cut for floats and ints.
Result<Value> binary_fast(Runtime&, BinaryOperator op, const Value& left, const Value& right);
/// The truth of a comparison; the operands die between the two (on success both are empty).
Result<bool> compare_truth(Runtime&, Value& left, Value& right, Comparison);
inline Result<bool> truth_checked(Runtime& rt, const Value& value) {
    return truth(rt, value);
}

// ---- building
Result<Value> build_set(Runtime&, const Value* items, Size count);
Result<Value> build_map(Runtime&, const Value* pairs, Size count);
Result<Value> build_string(Runtime&, const Value* texts, Size count);
Result<void> set_add_item(Runtime&, const Value& set, const Value& item);
Result<void> extend_starred(Runtime&, List* list, const Value& iterable);
Result<void> update_dict(Runtime&, const Value& dict, const Value& mapping);
/// f(**mapping) into the keywords gathered so far.
Result<void> merge_keywords(Runtime&, const Value& callee, const Value& target, const Value& mapping);
/// Writes the items into the empty places from `stack` up, the first on top. after < 0: exactly `before`
/// items; else a list of the rest stands between.
Result<void> unpack_sequence(Runtime&, const Value& sequence, Size before, Size after, Value* stack);

/// `which` as CONVERT_VALUE: 0 none, 1 str, 2 repr, 3 ascii.
Value make_interpolation(Runtime&, const Value& value, const Value& text, std::uint32_t which,
                         const Value& spec);
/// True for the kinds that take a function giving bound, constraints or default.
bool takes_function(TypeParameter kind);
Value make_type_parameter(Runtime&, TypeParameter kind, const Value& name_or_parameter,
                          const Value& function);

// ---- calls and functions
/// Turns the iterable of f(*iterable) into a tuple.
Result<void> prepare_unpacked(Runtime&, const Value& callee, Value& positional, const Value& keywords);
Value make_function(Runtime&, Frame* frame, const Value& code);
void set_function_attribute(Runtime&, const Value& function, FunctionAttribute which, const Value& value);
/// "f()" as messages about calls name a callable (_PyObject_FunctionStr).
Result<std::string> function_text(Runtime&, const Value& callable);

/// Makes the class from what begin_class laid aside (metaclass, name, bases, namespace, keyword names and
/// values) and what the body answered (its __class__ cell or None).
Result<Value> finish_class(Runtime&, const Tuple* plan, const Value& cell);

// ---- generators and exceptions
/// Sends to any iterator: empty when it returned.
Result<Value> send_to(Runtime&, const Value& receiver, const Value& value, Value& returned);
Value stop_iteration_value(const Value& exception);
/// The RuntimeError a generator raises instead of a StopIteration that leaves it.
Value stop_iteration_error(Runtime&, const Value& exception, const Code* code);
Result<bool> exception_matches(Runtime&, const Value& exception, const Value& type);
Result<void> match_group(Runtime&, const Value& exception, const Value& type, Value& rest, Value& match);
Result<Value> prepare_reraise_star(Runtime&, const Value& original, const Value& list);
/// exit(type, exception, traceback).
Result<Value> call_exit(Runtime&, const Value& function, const Value& self, const Value& exception);

// ---- imports and match
Result<Value> import_statement(Runtime&, Frame* frame, const Value& name, const Value& from_list,
                               const Value& level);
/// A tuple of the values, or None.
Result<Value> match_keys(Runtime&, const Value& subject, const Tuple* keys);
Result<Value> match_class(Runtime&, const Value& subject, const Value& cls, Size positional,
                          const Tuple* names);

}  // namespace bufferscope
