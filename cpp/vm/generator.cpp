// Generators: resumed by loops in place and by native code through a nested run.
#include "object/protocol.h"
#include "types/collections.h"
#include "vm/operations.h"
#include "vm/vm.h"

namespace bufferscope {

Value Vm::new_generator(Runtime& rt, Frame* frame) {
    auto* code = frame->code.as<Code>();
    auto* generator = rt.allocate<Generator>(rt.type(BuiltinType::generator));
    Value made = Value::adopt(generator);
    generator->frame = Value::share(frame);
    generator->code = frame->code;
    generator->name = frame->function.is_empty() ? code->name : frame->function.as<Function>()->name;
    generator->qualified_name =
        frame->function.is_empty() ? code->qualified_name : frame->function.as<Function>()->qualified_name;
    generator->state = GeneratorState::created;
    frame->generator = generator;
    frame->tracked = true;
    rt.track(frame);
    Runtime::links_of(frame)->state |= CollectorLinks::hidden;  // no object of its own until somebody asks
    return made;
}

bool Vm::can_resume_inline(const Generator* generator) const {
    return generator->state == GeneratorState::created || generator->state == GeneratorState::suspended;
}

void Vm::enter_generator(Generator* generator, Value sent, ReturnTo return_to, std::uint32_t target) {
    auto* frame = generator->frame.as<Frame>();
    generator->state = GeneratorState::running;
    frame->target = target;
    frame->entry_handled = runtime_.handled_exception;
    if (frame->handled_depth > 0) runtime_.handled_exception = std::move(generator->handled);
    new (frame->stack() + frame->stack_used) Value(std::move(sent));
    ++frame->stack_used;
    push_frame(Ref<Frame>::share(frame), return_to);
}

void Vm::suspend_generator(Frame* frame) {
    Generator* generator = frame->generator;
    generator->state = GeneratorState::suspended;
    if (frame->handled_depth > 0) {
        generator->handled = std::move(runtime_.handled_exception);
        runtime_.handled_exception = std::move(frame->entry_handled);
    }
    frame->entry_handled = Value();
}

void Vm::finish_generator(Frame* frame) {
    Generator* generator = frame->generator;
    frame->generator = nullptr;
    generator->state = GeneratorState::finished;
    frame->entry_handled = Value();
    generator->frame = Value();  // the running chain still holds the frame
}

void Vm::leave_generator_frame() {
    Frame* frame = current_;
    Value back = std::move(frame->back);
    current_ = back.is_empty() ? nullptr : static_cast<Frame*>(back.object());
    back.release_bits();
    --frame_depth_;
    Ref<Frame>::adopt(frame);
}

Result<Value> Vm::run_generator(Generator* generator, Value& returned) {
    Value kept = Value::share(generator);
    LoopEnd end = run_loop(true);
    if (end == LoopEnd::raised) return Error(std::move(raised_));
    if (yielded_) {
        yielded_ = false;
        return std::move(result_);
    }
    returned = std::move(result_);
    return Value();
}

Result<Value> Vm::resume_generator(const Value& value, const Value& sent, Value& returned) {
    Runtime& rt = runtime_;
    auto* generator = value.as<Generator>();
    switch (generator->state) {
        case GeneratorState::running:
            return rt.value_error("generator already executing");
        case GeneratorState::finished:
            returned = Value::none();
            return Value();
        case GeneratorState::created:
            if (!sent.is_none())
                return rt.type_error("can't send non-None value to a just-started generator");
            break;
        case GeneratorState::suspended:
            break;
    }
    TRY(check_recursion());
    NativeCall guard(rt, run_loop_weight);
    TRY(guard.check());
    enter_generator(generator, sent, ReturnTo::native, 0);
    return run_generator(generator, returned);
}

namespace {

/// What a suspended generator delegates to (`yield from`), empty if it does not.
Value delegate_of(const Generator* generator) {
    if (generator->state != GeneratorState::suspended) return Value();
    auto* frame = generator->frame.as<Frame>();
    if (opcode_of(*frame->at) != Opcode::YIELD_VALUE || argument_of(*frame->at) != 1) return Value();
    return frame->stack()[frame->stack_used - 1];
}

Result<void> close_delegate(Runtime& rt, const Value& delegate) {
    if (rt.is_exactly(delegate, BuiltinType::generator)) {
        TRY(call_method(rt, delegate, "close"));
        return {};
    }
    Value close = TRY(find_attribute(rt, delegate, rt.name_value(Name::close)));
    if (!close.is_empty()) TRY(call(rt, close));
    return {};
}

}  // namespace

Result<Value> Vm::throw_into_delegate(const Value& delegate, const Value& exception, bool& can_throw) {
    Runtime& rt = runtime_;
    can_throw = true;
    if (rt.is_exactly(delegate, BuiltinType::generator)) {
        Value ended;
        Value yielded = TRY(throw_into_generator(delegate, exception, ended));
        if (yielded.is_empty()) return rt.raise_value(BuiltinType::StopIteration, ended);
        return yielded;
    }
    Value method = TRY(find_attribute(rt, delegate, rt.name_value(Name::throw_)));
    can_throw = !method.is_empty();
    if (!can_throw) return Value();
    return bufferscope::call(rt, method, exception);
}

Result<Value> Vm::throw_into_generator(const Value& value, const Value& exception, Value& returned) {
    Runtime& rt = runtime_;
    auto* generator = value.as<Generator>();
    Value thrown = exception;
    Value delegate = delegate_of(generator);
    if (!delegate.is_empty()) {
        if (rt.is_instance(exception, BuiltinType::GeneratorExit)) {
            generator->state = GeneratorState::running;
            Result<void> closed = close_delegate(rt, delegate);
            generator->state = GeneratorState::suspended;
            if (closed.is_error()) thrown = closed.take_error().take();
        } else {
            generator->state = GeneratorState::running;
            // What it delegates to sees its frame as the calling one.
            push_frame(Ref<Frame>::share(generator->frame.as<Frame>()), ReturnTo::native);
            bool can_throw;
            Result<Value> answer = throw_into_delegate(delegate, exception, can_throw);
            leave_generator_frame();
            generator->state = GeneratorState::suspended;
            if (can_throw) {
                if (!answer.is_error()) return answer;
                thrown = answer.take_error().take();
            }
        }
    }
    if (!is_exception(thrown)) {
        return rt.type_error("exceptions must be classes or instances deriving from BaseException, not {}",
                             type_name(rt, thrown));
    }
    if (generator->state == GeneratorState::running) return rt.value_error("generator already executing");
    if (generator->state == GeneratorState::finished) return Error(thrown);
    TRY(check_recursion());
    NativeCall guard(rt, run_loop_weight);
    TRY(guard.check());
    Value kept = value;
    auto* frame = generator->frame.as<Frame>();
    bool fresh = generator->state == GeneratorState::created;
    enter_generator(generator, Value::none(), ReturnTo::native, 0);
    // The sent value is not wanted: the instruction that yielded raises instead.
    frame->stack()[--frame->stack_used] = Value();
    if (fresh) frame->at = frame->next;
    if (!delegate.is_empty()) {
        new (frame->stack() + frame->stack_used) Value(Value::none());
        ++frame->stack_used;
        delegate = Value();  // it dies when the generator's stack is cut
    }
    // Only what the generator itself is handling becomes the context (_PyErr_ChainStackItem), not what its
    // caller is.
    Value raised = frame->handled_depth > 0 ? rt.raise_exception(thrown).take() : thrown;
    Value unhandled;
    if (!unwind(std::move(raised), true, nullptr, frame, unhandled)) return Error(std::move(unhandled));
    return run_generator(generator, returned);
}

// ---- the type
// ---------------------------------------------------------------------------------------------------------------

namespace {

Result<Value> finished_value(Runtime& rt, Result<Value> answer, const Value& returned) {
    Value value = TRY(std::move(answer));
    if (!value.is_empty()) return value;
    if (returned.is_none() || returned.is_empty()) return rt.raise_stop_iteration();
    return rt.raise_value(BuiltinType::StopIteration, returned);
}

Result<Value> generator_next(Runtime& rt, const Value& self) {
    Value returned;
    Value item = TRY(rt.interpreter->resume_generator(self, Value::none(), returned));
    if (!item.is_empty()) return item;
    if (returned.is_none()) return Value();
    return rt.raise_value(BuiltinType::StopIteration, returned);
}
Result<Value> generator_iter(Runtime&, const Value& self) {
    return self;
}
Result<Value> generator_repr(Runtime& rt, const Value& self) {
    char address[16];
    return new_str(
        rt, format_text("<generator object {} at {}>",
                        {utf8_of(self.as<Generator>()->qualified_name), address_text(rt, self, address)}));
}
Result<Value> generator_send(Runtime& rt, const Value* arguments) {
    Value returned;
    return finished_value(rt, rt.interpreter->resume_generator(arguments[0], arguments[1], returned),
                          returned);
}
/// The exception that a class and a value stand for (PyErr_NormalizeException): what making it raises, if
/// that fails.
Value normalized_exception(Runtime& rt, const Value& type, const Value& given) {
    if (!given.is_empty() && rt.type_of(given)->is_subtype_of(type.as<Type>())) return given;
    Result<Value> made = given.is_empty()  ? call(rt, type)
                         : is_tuple(given) ? call_unpacked(rt, type, given.as<Tuple>(), nullptr)
                                           : call(rt, type, given);
    if (made.is_error()) return made.take_error().take();
    Value exception = made.take();
    if (is_exception(exception)) return exception;
    Result<std::string> cls = repr_utf8(rt, type);
    if (cls.is_error()) return cls.take_error().take();
    return rt
        .type_error("calling {} should have returned an instance of BaseException, not {}", cls.take(),
                    type_name(rt, exception))
        .take();
}

Result<Value> generator_throw(Runtime& rt, const Value* arguments) {
    Value exception = arguments[1];
    Value given = arguments[2].is_none() ? Value() : arguments[2];
    Value traceback = arguments[3].is_none() ? Value() : arguments[3];
    if (!arguments[2].is_empty()) {
        TRY(rt.interpreter->warn(BuiltinType::DeprecationWarning,
                                 "the (type, exc, tb) signature of throw() is deprecated, use the single-arg "
                                 "signature instead."));
    }
    if (!traceback.is_empty() && !rt.is_exactly(traceback, BuiltinType::traceback)) {
        return rt.type_error("throw() third argument must be a traceback object");
    }
    if (is_type(exception) && exception.as<Type>()->has_flag(type_flags::exception_subclass)) {
        exception = normalized_exception(rt, exception, given);
    } else if (is_exception(exception)) {
        if (!given.is_empty()) return rt.type_error("instance exception may not have a separate value");
    }  // what is no exception is refused where it would be raised: by the innermost that is delegated to
    if (!traceback.is_empty() && is_exception(exception))
        exception.as<ExceptionObject>()->traceback = traceback;
    Value returned;
    return finished_value(rt, rt.interpreter->throw_into_generator(arguments[0], exception, returned),
                          returned);
}
Result<Value> generator_close(Runtime& rt, const Value* arguments) {
    auto* generator = arguments[0].as<Generator>();
    if (generator->state == GeneratorState::created) {
        generator->state = GeneratorState::finished;  // gen_close leaves the arguments where they are
        return Value::none();
    }
    if (generator->state == GeneratorState::finished) return Value::none();
    Value exit =
        rt.raise_empty(BuiltinType::GeneratorExit).take();  // in the context of what is being handled
    Value returned;
    Result<Value> answer = rt.interpreter->throw_into_generator(arguments[0], exit, returned);
    if (!answer.is_error()) {
        Value yielded = answer.take();
        if (!yielded.is_empty())
            return rt.raise(BuiltinType::RuntimeError, "generator ignored GeneratorExit");
        return returned.is_empty() ? Value::none() : returned;
    }
    Error error = answer.take_error();
    if (rt.is_instance(error.exception(), BuiltinType::StopIteration))
        return stop_iteration_value(error.exception());
    if (rt.is_instance(error.exception(), BuiltinType::GeneratorExit)) return Value::none();
    return error;
}
/// A generator that is dropped while suspended is closed, so that its finally blocks run.
Result<Value> generator_finalize(Runtime& rt, const Value& self) {
    if (self.as<Generator>()->state != GeneratorState::suspended) return Value::none();
    Value arguments[] = {self};
    return generator_close(rt, arguments);
}
Result<Value> generator_frame(Runtime&, const Value& self) {
    auto* generator = self.as<Generator>();
    const Value& frame = generator->frame;
    if (frame.is_empty() || generator->state == GeneratorState::finished) return Value::none();
    Runtime::links_of(frame.object())->state &= ~CollectorLinks::hidden;
    return frame;
}
Result<Value> generator_running(Runtime&, const Value& self) {
    return Value::boolean(self.as<Generator>()->state == GeneratorState::running);
}
Result<Value> generator_suspended(Runtime&, const Value& self) {
    return Value::boolean(self.as<Generator>()->state == GeneratorState::suspended);
}
Result<Value> generator_code(Runtime&, const Value& self) {
    return self.as<Generator>()->code;
}
Result<Value> generator_delegate(Runtime&, const Value& self) {
    Value delegate = delegate_of(self.as<Generator>());
    return delegate.is_empty() ? Value::none() : delegate;
}
template <Value Generator::*field>
Result<Value> get_name(Runtime&, const Value& self) {
    return self.as<Generator>()->*field;
}
template <Value Generator::*field>
Result<void> set_name(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty() || !is_str(value)) {
        return rt.type_error("{} must be set to a string object",
                             field == &Generator::name ? "__name__" : "__qualname__");
    }
    self.as<Generator>()->*field = value;
    return {};
}

void traverse_generator(Object* object, Visitor& visit) {
    auto* generator = static_cast<Generator*>(object);
    for (const Value* each : {&generator->frame, &generator->code, &generator->handled}) visit(*each);
}
void clear_generator(Runtime&, Object* object) {
    auto* generator = static_cast<Generator*>(object);
    if (!generator->frame.is_empty()) generator->frame.as<Frame>()->generator = nullptr;
    generator->state = GeneratorState::finished;
    generator->frame = Value();
    generator->handled = Value();
}
void destroy_generator(Runtime& rt, Object* object) {
    clear_generator(rt, object);
    static_cast<Generator*>(object)->~Generator();
}

constexpr NativeMethod generator_methods[] = {
    {"send(self, value, /)", generator_send, doc<"Resumes the generator, sending a value into it.">},
    {"throw(self, type, value=None, traceback=None, /)", generator_throw,
     doc<"Raises an exception in the generator.">},
    {"close(self, /)", generator_close, doc<"Raises GeneratorExit inside the generator.">},
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};
constexpr NativeProperty generator_properties[] = {
    {"gi_frame", generator_frame},
    {"gi_running", generator_running},
    {"gi_suspended", generator_suspended},
    {"gi_code", generator_code},
    {"gi_yieldfrom", generator_delegate},
    {"__name__", get_name<&Generator::name>, set_name<&Generator::name>},
    {"__qualname__", get_name<&Generator::qualified_name>, set_name<&Generator::qualified_name>},
};
constexpr TypeSpec generator_spec = {.id = BuiltinType::generator,
                                     .name = "generator",
                                     .flags = type_flags::no_instantiation | type_flags::weakly_referable,
                                     .layout = {.size = sizeof(Generator),
                                                .destroy = destroy_generator,
                                                .traverse = traverse_generator,
                                                .clear = clear_generator},
                                     .methods = generator_methods,
                                     .properties = generator_properties,
                                     .slots = {.repr = generator_repr,
                                               .iter = generator_iter,
                                               .next = generator_next,
                                               .finalize = generator_finalize}};

}  // namespace

void install_generators(Runtime& rt) {
    rt.define_type(generator_spec);
}

}  // namespace bufferscope
