// What the collection types share.
#include "types/collections.h"

#include "object/protocol.h"
#include "types/install.h"

namespace bufferscope {

Result<Value> repr_sequence(Runtime& rt, Object* object, std::string_view open, std::string_view close,
                            std::string_view nested, Value (*item)(Object*, Size)) {
    ReprGuard guard(rt, object);
    if (guard.nested()) return new_str(rt, nested);
    StrBuilder out(rt);
    out.append_utf8(open);
    for (Size i = 0;; ++i) {
        Value each = item(object, i);
        if (each.is_empty()) break;
        if (i > 0) out.append_utf8(", ");
        Ref<Str> text = TRY(repr(rt, each));
        out.append(text.get());
        TRY(count_steps(rt, i));
    }
    out.append_utf8(close);
    return out.finish();
}

Result<Value> compare_sequences(Runtime& rt, Object* left, Object* right, Comparison comparison,
                                Size (*length)(Object*), const Value& (*item)(Object*, Size)) {
    bool equality = comparison == Comparison::equal || comparison == Comparison::not_equal;
    if (equality && length(left) != length(right)) return Value::boolean(comparison == Comparison::not_equal);
    NativeCall guard(rt);
    TRY(guard.check(" in comparison"));
    for (Size i = 0; i < length(left) && i < length(right); ++i) {
        Value a = item(left, i);
        Value b = item(right, i);
        bool same = TRY(equals(rt, a, b));
        if (same) continue;
        if (i >= length(left) || i >= length(right)) break;  // the comparison has shortened one
        if (equality) return Value::boolean(comparison == Comparison::not_equal);
        return compare(rt, a, b, comparison);
    }
    Size a = length(left);
    Size b = length(right);
    return Value::boolean(result_of(comparison, a < b ? -1 : a > b));
}

Result<void> search_bounds(Runtime& rt, const Value& start, const Value& stop, Size& from, Size& to) {
    for (auto [argument, place] : {std::pair<const Value*, Size*>{&start, &from}, {&stop, &to}}) {
        if (argument->is_empty()) continue;
        if (!has_index(rt, *argument)) {
            return rt.type_error("slice indices must be integers or have an __index__ method");
        }
        *place = TRY(index_clipped(rt, *argument));
    }
    return {};
}

Result<void> search_range(Runtime& rt, const Value& start, const Value& stop, Size length, Size& from,
                          Size& to) {
    TRY(search_bounds(rt, start, stop, from, to));
    for (Size* place : {&from, &to}) {
        if (*place >= 0) continue;
        *place += length;
        if (*place < 0) *place = 0;
    }
    return {};
}

void install_collections(Runtime& rt) {
    install_tuple(rt);
    install_list(rt);
    install_dict(rt);
    install_dict_views(rt);
    install_mapping_proxy(rt);
    install_namespace(rt);
    install_set(rt);
    install_range(rt);
    install_slice(rt);
}

Result<Value> get_item_method(Runtime& rt, const Value* arguments) {
    bool is_list = rt.is_instance(arguments[0], BuiltinType::list);
    return rt.type(is_list ? BuiltinType::list : BuiltinType::dict)
        ->slots.get_item(rt, arguments[0], arguments[1]);
}

Result<Value> contains_method(Runtime& rt, const Value* arguments) {
    BuiltinType owner = is_dict(arguments[0])                                  ? BuiltinType::dict
                        : rt.is_instance(arguments[0], BuiltinType::frozenset) ? BuiltinType::frozenset
                                                                               : BuiltinType::set;
    bool answer = TRY(rt.type(owner)->slots.contains(rt, arguments[0], arguments[1]));
    return Value::boolean(answer);
}

}  // namespace bufferscope
