// Raising and unwinding: from an exception to the handler that takes it, building the traceback on the way.
#include "object/protocol.h"
#include "types/exceptions.h"
#include "types/list.h"
#include "types/struct_sequence.h"
#include "vm/exception_text.h"
#include "vm/operations.h"
#include "vm/vm.h"

namespace bufferscope {

void Vm::add_traceback(const Value& exception, Frame* frame) {
    auto* raised = exception.as<ExceptionObject>();
    auto* entry = runtime_.allocate<Traceback>(runtime_.type(BuiltinType::traceback));
    entry->next = std::move(raised->traceback);
    entry->frame = Value::share(frame);
    entry->offset = static_cast<std::int32_t>(frame->instruction() * 2);
    entry->line = frame->line() > 0 ? frame->line() : Traceback::no_line;
    raised->traceback = Value::adopt(entry);
}

bool Vm::unwind(Value exception, bool add_entry, const Instruction* raising, Frame* bottom,
                Value& unhandled) {
    if (line_listener && add_entry) line_listener->exception_raised(exception);
    RaiseListener* listener = abandoned_ ? nullptr : raise_listener;
    bool is_first = true;
    while (true) {
        Frame* frame = current_;
        if (add_entry) add_traceback(exception, frame);
        if (listener && is_first) listener->raised(exception, frame, !add_entry);
        is_first = false;
        add_entry = true;
        auto* code = frame->code.as<Code>();
        // A re-raise blames an earlier instruction, but looks for handlers where it stands itself.
        auto at = static_cast<std::uint32_t>((raising ? raising : frame->at) - code->instructions.data());
        raising = nullptr;
        Value* stack = frame->stack();
        if (const Handler* handler = abandoned_ ? nullptr : code->handler_for(at)) {
            if (listener) listener->caught(exception, frame, *handler);
            while (frame->stack_used > handler->depth) stack[--frame->stack_used] = Value();
            if (handler->push_last) {
                new (stack + frame->stack_used)
                    Value(Value::small(static_cast<std::int32_t>(frame->instruction())));
                ++frame->stack_used;
            }
            new (stack + frame->stack_used) Value(std::move(exception));
            ++frame->stack_used;
            frame->next = code->instructions.data() + handler->target;
            return true;
        }
        while (frame->stack_used > 0) stack[--frame->stack_used] = Value();
        frame->finished = true;
        bool ends = frame == bottom;
        // What its handlers had taken on is handled no more: those of the caller come back.
        if (frame->generator) {
            if (frame->handled_depth > 0) runtime_.handled_exception = std::move(frame->entry_handled);
            finish_generator(frame);
        }
        pop_frame();
        if (ends || !current_) {
            if (listener) listener->left(exception, current_);
            unhandled = std::move(exception);
            return false;
        }
    }
}

Result<Value> Vm::make_exception(const Value& given) {
    Runtime& rt = runtime_;
    if (is_exception(given)) return given;
    if (is_type(given) && given.as<Type>()->has_flag(type_flags::exception_subclass)) {
        Value made = call_plain_exception(rt, given, CallArguments{});
        if (!made.is_empty()) return made;
        made = TRY(bufferscope::call(rt, given));
        if (!is_exception(made)) {
            std::string cls = TRY(repr_utf8(rt, given));
            std::string type = TRY(repr_utf8(rt, Value::share(rt.type_of(made))));
            return rt.type_error("calling {} should have returned an instance of BaseException, not {}", cls,
                                 type);
        }
        return made;
    }
    return rt.type_error("exceptions must derive from BaseException");
}

Error Vm::do_raise(const Value& given, const Value& given_cause) {
    Runtime& rt = runtime_;
    Result<Value> made = make_exception(given);
    if (made.is_error()) return made.take_error();
    Value exception = made.take();
    if (!given_cause.is_empty()) {
        Value cause;
        if (!given_cause.is_none()) {
            bool acceptable =
                is_exception(given_cause) ||
                (is_type(given_cause) && given_cause.as<Type>()->has_flag(type_flags::exception_subclass));
            if (!acceptable) return rt.type_error("exception causes must derive from BaseException");
            Result<Value> made_cause = make_exception(given_cause);
            if (made_cause.is_error()) return made_cause.take_error();
            cause = made_cause.take();
        }
        exception.as<ExceptionObject>()->cause = cause;
        exception.as<ExceptionObject>()->suppress_context = true;
    }
    return rt.raise_exception(std::move(exception));
}

namespace {

constexpr NativeProperty unraisable_fields[] = {{"exc_type", struct_field<0>},
                                                {"exc_value", struct_field<1>},
                                                {"exc_traceback", struct_field<2>},
                                                {"err_msg", struct_field<3>},
                                                {"object", struct_field<4>}};
constexpr TypeSpec unraisable_spec =
    struct_sequence_spec(BuiltinType::unraisable_hook_args, "UnraisableHookArgs", unraisable_fields, 0,
                         "What sys.unraisablehook is given: the exception, and where it was raised.");

/// What sys.unraisablehook is given. The message names the object, which is therefore None
/// (PyErr_FormatUnraisable).
Result<Value> unraisable_arguments(Runtime& rt, const Value& exception, const std::string& message) {
    constexpr BuiltinType id = BuiltinType::unraisable_hook_args;
    if (!rt.type(id)) define_struct_sequence(rt, unraisable_spec, std::size(unraisable_fields));
    const Value& traceback = exception.as<ExceptionObject>()->traceback;
    const Value items[] = {Value::share(rt.type_of(exception)), exception,
                           traceback.is_empty() ? Value::none() : traceback, Value(rt.text(message)),
                           Value::none()};
    return new_struct_sequence(rt, rt.type(id), items);
}

/// sys.unraisablehook raised: what it was called for is lost (_PyErr_WriteUnraisable).
void report_failing_hook(Vm& vm, const Value& hook, Error error) {
    Result<std::string> shown = repr_utf8(vm.runtime(), hook);
    std::string text = "Exception ignored in sys.unraisablehook: " +
                       (shown.is_error() ? std::string("<object repr() failed>") : shown.take()) + "\n";
    Result<void> written = vm.write_text(Stream::error, text + vm.format_unraisable(error.take()));
    (void)written.is_error();
}

}  // namespace

void Vm::report_unraisable(Error error, std::string_view where, const Value& object) {
    Runtime& rt = runtime_;
    if (abandoned_) return;
    Value exception = error.take();
    Value handled = rt.handled_exception;
    std::string message(where);
    if (current_ && exception.as<ExceptionObject>()->traceback.is_empty()) add_traceback(exception, current_);
    if (raise_listener) raise_listener->unraisable(exception);
    if (where == "finalizer" && rt.is_exactly(object, BuiltinType::generator)) {
        Result<std::string> shown = repr_utf8(rt, object);
        message = "Exception ignored while closing generator " + (shown.is_error() ? "?" : shown.take());
    } else if (where.ends_with(" callback")) {
        Result<std::string> shown = repr_utf8(rt, object);
        const char* pattern =
            where == "atexit callback" ? "Exception ignored in {} " : "Exception ignored while calling {} ";
        message = format_text(pattern, {where}) + (shown.is_error() ? "?" : shown.take());
    } else if (where == "finalizer") {
        Result<Value> method = get_attribute(rt, Value::share(rt.type_of(object)), rt.name_value(Name::del));
        Result<std::string> shown = repr_utf8(rt, method.is_error() ? object : method.take());
        message = "Exception ignored while calling deallocator " +
                  (shown.is_error() ? std::string("?") : shown.take());
    }
    Value hook = sys_attribute("unraisablehook");
    if (!hook.is_empty() && !hook.is_none() && !hook.is(sys_attribute("__unraisablehook__"))) {
        Result<Value> arguments = unraisable_arguments(rt, exception, message);
        if (!arguments.is_error()) {
            Result<Value> done = call(rt, hook, arguments.take());
            if (done.is_error()) report_failing_hook(*this, hook, done.take_error());
        }
    } else {
        Result<void> written = write_text(Stream::error, message + ":\n" + format_unraisable(exception));
        (void)written.is_error();
    }
    rt.handled_exception = handled;
}

bool Vm::writes_uncaught_itself() {
    Value hook = sys_attribute("excepthook");
    return hook.is_empty() || runtime_.is_exactly(hook, BuiltinType::native_function);
}

void Vm::report_uncaught(const Value& exception, const ExceptionReports* reports) {
    Runtime& rt = runtime_;
    std::string text;
    if (writes_uncaught_itself()) {
        if (sys_attribute("excepthook").is_empty()) text = "sys.excepthook is missing\n";
        text += reports ? uncaught_text(*this, *reports) : plain_text(*this, exception);
    } else {
        const Value& traceback = exception.as<ExceptionObject>()->traceback;
        Result<Value> done = call(rt, sys_attribute("excepthook"), Value::share(rt.type_of(exception)),
                                  exception, traceback.is_empty() ? Value::none() : traceback);
        if (!done.is_error()) return;
        Error error = done.take_error();
        text = "Error in sys.excepthook:\n" + format_exception(error.exception()) +
               "\nOriginal exception was:\n" + format_exception(exception);
    }
    Result<void> written = write_text(Stream::error, text);
    if (written.is_error() && console_) console_->write(Stream::error, text);
}

// ---- except*
// ----------------------------------------------------------------------------------------------------------------

Result<void> match_group(Runtime& rt, const Value& exception, const Value& type, Value& rest, Value& match) {
    auto check = [&](const Value& each) -> Result<void> {
        if (!is_type(each) || !each.as<Type>()->has_flag(type_flags::exception_subclass)) {
            return rt.type_error("catching classes that do not inherit from BaseException is not allowed");
        }
        if (each.as<Type>()->is_subtype_of(rt.type(BuiltinType::BaseExceptionGroup))) {
            return rt.type_error("catching ExceptionGroup with except* is not allowed. Use except instead.");
        }
        return {};
    };
    if (is_tuple(type)) {
        for (const Value& each : type.as<Tuple>()->span()) TRY(check(each));
    } else {
        TRY(check(type));
    }
    rest = Value::none();
    match = Value::none();
    if (exception.is_none()) return {};
    if (!rt.is_instance(exception, BuiltinType::BaseExceptionGroup)) {
        bool matches = TRY(exception_matches(rt, exception, type));
        if (!matches) {
            rest = exception;
            return {};
        }
        // A plain exception is wrapped in a group for the handler.
        Ref<Tuple> alone = TRY(new_tuple(rt, {&exception, 1}));
        Value message = Value(rt.text(""));
        match = TRY(call(rt, Value::share(rt.type(BuiltinType::BaseExceptionGroup)), message, Value(alone)));
        return {};
    }
    Value matched, left;
    TRY(split_exception(rt, exception, type, matched, left));
    if (!matched.is_empty()) match = matched;
    if (!left.is_empty()) rest = left;
    return {};
}

namespace {

/// Leaves of `group` that also stand in `wanted`, by identity of what raised them (metadata comparison of
/// _PyExc_PrepReraiseStar).
bool same_metadata(const Value& left, const Value& right) {
    auto* a = left.as<ExceptionObject>();
    auto* b = right.as<ExceptionObject>();
    return a->traceback.is(b->traceback) && a->cause.is(b->cause) && a->context.is(b->context);
}

void collect_leaves(Runtime& rt, const Value& exception, std::vector<Object*>& leaves) {
    if (!rt.is_instance(exception, BuiltinType::BaseExceptionGroup)) {
        leaves.push_back(exception.object());
        return;
    }
    for (const Value& each :
         exception.as<ExceptionObject>()->field(exception_field::group::exceptions).as<Tuple>()->span()) {
        collect_leaves(rt, each, leaves);
    }
}

/// The part of a group whose leaves are in `leaves`, with its structure, made anew even when it is all of it;
/// empty if nothing is left.
Result<Value> keep_leaves(Runtime& rt, const Value& exception, const std::vector<Object*>& leaves) {
    if (!rt.is_instance(exception, BuiltinType::BaseExceptionGroup)) {
        for (Object* leaf : leaves) {
            if (leaf == exception.object()) return exception;
        }
        return Value();
    }
    std::vector<Value> kept;
    const Tuple* members =
        exception.as<ExceptionObject>()->field(exception_field::group::exceptions).as<Tuple>();
    for (const Value& each : members->span()) {
        Value part = TRY(keep_leaves(rt, each, leaves));
        if (!part.is_empty()) kept.push_back(std::move(part));
    }
    if (kept.empty()) return Value();
    Ref<List> parts = TRY(new_list(rt, kept));
    return derive_group(rt, exception, Value(parts));
}

}  // namespace

Result<Value> prepare_reraise_star(Runtime& rt, const Value& original, const Value& list) {
    std::vector<Value> raised, reraised;
    if (!rt.is_instance(original, BuiltinType::BaseExceptionGroup)) {
        // A naked exception was caught and wrapped: only one except* can have run.
        for (const Value& each : list.as<List>()->span()) {
            if (!each.is_none()) return each;
        }
        return Value::none();
    }
    for (const Value& each : list.as<List>()->span()) {
        if (each.is_none()) continue;
        bool from_original = same_metadata(each, original);
        (from_original ? reraised : raised).push_back(each);
    }
    Value projected;
    if (!reraised.empty()) {
        std::vector<Object*> leaves;
        for (const Value& each : reraised) collect_leaves(rt, each, leaves);
        projected = TRY(keep_leaves(rt, original, leaves));
    }
    if (raised.empty()) return projected.is_empty() ? Value::none() : projected;
    if (!projected.is_empty()) raised.push_back(projected);
    if (raised.size() == 1) return raised[0];
    Ref<List> all = TRY(new_list(rt, raised));
    return call(rt, Value::share(rt.type(BuiltinType::BaseExceptionGroup)), Value(rt.text("")), Value(all));
}

}  // namespace bufferscope
