// Imports: native modules, then files along a path; packages, relative names, from-imports.
#include "base/standard_modules.h"
#include "compile/compiler.h"
#include "object/protocol.h"
#include "types/exceptions.h"
#include "types/list.h"
#include "vm/vm.h"

namespace bufferscope {

namespace {

Error import_error(Runtime& rt, BuiltinType type, std::string_view message, const Value& name,
                   const Value& path = Value()) {
    Error error = rt.raise_text(type, message);
    auto* exception = error.exception().as<ExceptionObject>();
    exception->field(exception_field::import_error::message) = (*exception->args.as<Tuple>())[0];
    exception->field(exception_field::import_error::name) = name;
    exception->field(exception_field::import_error::path) = path;
    return error;
}

std::string joined_path(std::string_view folder, std::string_view name) {
    if (folder.empty()) return std::string(name);
    std::string path(folder);
    if (path.back() != '/') path += '/';
    path += name;
    return path;
}

Value* member(Runtime& rt, const Value& module, Name name) {
    if (!rt.is_instance(module, BuiltinType::module)) return nullptr;
    return dict_find(module_dict(rt, module), rt.name(name));
}

}  // namespace

Result<Value> Vm::run_source_module(const std::string& name, const std::string& file,
                                    const std::string& source, bool is_package, const std::string& folder) {
    Runtime& rt = runtime_;
    Value module = Value(new_module(rt, name));
    Dict* members = module_dict(rt, module);
    Value file_name = Value(rt.text(file));
    dict_set(rt, members, rt.name(Name::file), file_name);
    std::string package = name;
    if (is_package) {
        Ref<List> path = new_list(rt);
        TRY(list_append(rt, path.get(), Value(rt.text(folder))));
        dict_set(rt, members, rt.name(Name::path), Value(path));
    } else {
        std::size_t dot = name.rfind('.');
        package = dot == std::string::npos ? std::string() : name.substr(0, dot);
    }
    dict_set(rt, members, rt.name(Name::package), Value(rt.text(package)));
    dict_set(rt, members, rt.name(Name::builtins), builtins_module_);
    Ref<Str> key = rt.intern(name);
    dict_set(rt, this->modules(), key.get(), module);
    remember_source(file, source);
    Result<Ref<Code>> code = compile_source(rt, source, file_name);
    Result<Value> done = Value();
    if (code.is_error()) {
        done = code.take_error();
    } else {
        Ref<Code> compiled = code.take();
        Value globals = Value::share(members);
        module.as<Module>()->initializing = true;
        done = run_code(Value(compiled), globals, globals);
        module.as<Module>()->initializing = false;
    }
    if (done.is_error()) {
        Error error = done.take_error();
        TRY(dict_delete(rt, this->modules(), Value(key)));
        return error;
    }
    // The module may have replaced itself in sys.modules.
    Value* registered = dict_find(this->modules(), key.get());
    return registered ? *registered : module;
}

Result<Value> Vm::find_on_path(const std::string& name, const Value& path_list, const Value&) {
    Runtime& rt = runtime_;
    std::size_t dot = name.rfind('.');
    std::string last = dot == std::string::npos ? name : name.substr(dot + 1);
    if (!host_ || last.empty() || last.find('/') != std::string::npos) return Value();
    Ref<Tuple> folders = TRY(to_tuple(rt, path_list));
    for (const Value& each : folders->span()) {
        if (!is_str(each)) continue;
        std::string base = joined_path(utf8_of(each), last);
        std::string source;
        if (host_->path_kind(base) == Host::PathKind::folder) {
            std::string file = base + "/__init__.py";
            if (host_->path_kind(file) == Host::PathKind::file && host_->read_file(file, source)) {
                return run_source_module(name, file, source, true, base);
            }
        }
        std::string file = base + ".py";
        if (host_->path_kind(file) == Host::PathKind::file && host_->read_file(file, source)) {
            return run_source_module(name, file, source, false, {});
        }
    }
    // A folder without __init__.py is a namespace package.
    Ref<List> portions = new_list(rt);
    for (const Value& each : folders->span()) {
        if (!is_str(each)) continue;
        std::string base = joined_path(utf8_of(each), last);
        if (host_->path_kind(base) == Host::PathKind::folder)
            TRY(list_append(rt, portions.get(), Value(rt.text(base))));
    }
    if (portions->length == 0) return Value();
    Value module = Value(new_module(rt, name));
    Dict* members = module_dict(rt, module);
    dict_set(rt, members, rt.name(Name::path), Value(portions));
    dict_set(rt, members, rt.name(Name::package), Value(rt.text(name)));
    dict_set(rt, this->modules(), rt.intern(name).get(), module);
    return module;
}

/// Modules that are part of CPython's executable as code; others of the library have files there.
static bool is_frozen(std::string_view name) {
    for (std::string_view each :
         {"_collections_abc", "_sitebuiltins", "abc", "codecs", "io", "os", "posixpath", "stat"}) {
        if (each == name) return true;
    }
    return false;
}

/// A module of the engine's own: what is native in it first, then its Python text; empty if there is none of
/// this name.
Result<Value> Vm::load_own_module(const std::string& name) {
    Runtime& rt = runtime_;
    const NativeModule* native = nullptr;
    for (const NativeModule& each : native_modules_) {
        if (name == each.name) native = &each;
    }
    const LibraryModule* library = nullptr;
    for (const LibraryModule& each : library_modules_) {
        if (name == each.name) library = &each;
    }
    if (!native && !library) return Value();
    Value module = Value(new_module(rt, name));
    module.as<Module>()->origin = is_frozen(name) ? "frozen" : "built-in";
    Dict* members = module_dict(rt, module);
    if (library) {
        std::string package = name;
        if (library->is_package) {
            dict_set(rt, members, rt.name(Name::path), Value(new_list(rt)));
        } else {
            std::size_t dot = name.rfind('.');
            package.resize(dot == std::string::npos ? 0 : dot);
        }
        dict_set(rt, members, rt.name(Name::package), Value(rt.text(package)));
    }
    Ref<Str> key = rt.intern(name);
    dict_set(rt, modules(), key.get(), module);
    Result<void> filled = fill_own_module(native, library, module);
    if (filled.is_error()) {
        Error error = filled.take_error();
        TRY(dict_delete(rt, modules(), Value(key)));
        return error;
    }
    // The module may have replaced itself in sys.modules.
    Value* registered = dict_find(modules(), key.get());
    return registered ? *registered : module;
}

/// ImportError when the host cannot bring the library, or brings that of another build.
Result<std::string_view> Vm::library_source(const LibraryModule& library) {
    const LibraryModule& last = library_modules_.back();
    if (library_text_.empty() && (!host_ || !host_->read_asset("library.txt", library_text_) ||
                                  library_text_.size() != last.offset + last.size)) {
        library_text_.clear();
        return import_error(runtime_, BuiltinType::ImportError,
                            "bufferscope could not load the Python part of its library", Value());
    }
    return std::string_view(library_text_).substr(library.offset, library.size);
}

Result<void> Vm::fill_own_module(const NativeModule* native, const LibraryModule* library,
                                 const Value& module) {
    Dict* members = module_dict(runtime_, module);
    if (native) TRY(native->fill(*this, members));
    if (!library) return {};
    std::string file = format_text("<frozen {}>", {library->name});
    std::string_view source = TRY(library_source(*library));
    Ref<Code> code =
        TRY(compile_source(runtime_, source, Value(runtime_.text(file)), {.source_is_str = true}));
    Value globals = Value::share(members);
    module.as<Module>()->initializing = true;
    Result<Value> done = run_code(Value(code), globals, globals);
    module.as<Module>()->initializing = false;
    TRY(std::move(done));
    return {};
}

/// Modules that CPython has built in or frozen: no file of the program's can stand before them.
bool is_built_in(std::string_view name) {
    constexpr std::string_view names[] = {
        "_abc",       "_bisect",  "_codecs",   "_collections", "_collections_abc",
        "_functools", "_heapq",   "_io",       "_operator",    "_random",
        "_sre",       "_string",  "_struct",   "_types",       "_typing",
        "_warnings",  "_weakref", "abc",       "array",        "atexit",
        "binascii",   "builtins", "codecs",    "encodings",    "errno",
        "gc",         "io",       "itertools", "marshal",      "math",
        "mmap",       "os",       "posix",     "posixpath",    "site",
        "stat",       "sys",      "time",      "unicodedata",  "zlib"};
    for (std::string_view each : names) {
        if (each == name) return true;
    }
    return false;
}

Result<Value> Vm::load_module(const std::string& name) {
    Runtime& rt = runtime_;
    Ref<Str> key = rt.intern(name);
    if (Value* found = dict_find(modules(), key.get())) {
        if (found->is_none()) {
            return import_error(rt, BuiltinType::ModuleNotFoundError,
                                format_text("import of {} halted; None in sys.modules", {name}), Value(key));
        }
        return *found;
    }
    if (finalizing_) {
        return import_error(rt, BuiltinType::ImportError,
                            "sys.meta_path is None, Python is likely shutting down", Value::none());
    }
    if (is_built_in(name)) {
        Value found = TRY(load_own_module(name));
        if (!found.is_empty()) return found;
    }
    std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) {
        Value found = TRY(find_on_path(name, sys_attribute("path"), Value()));
        if (found.is_empty()) found = TRY(load_own_module(name));
        if (!found.is_empty()) return found;
        std::string shown = TRY(repr_utf8(rt, Value(key)));
        return import_error(
            rt, BuiltinType::ModuleNotFoundError,
            format_text(
                is_standard_module(name)
                    ? "No module named {}: bufferscope does not have this part of the standard library yet"
                    : "No module named {}",
                {shown}),
            Value(key));
    }
    std::string parent_name = name.substr(0, dot);
    Value parent = TRY(load_module(parent_name));
    if (Value* loaded = dict_find(modules(), key.get())) return *loaded;  // the parent's code imported it
    Value* path = member(rt, parent, Name::path);
    std::string shown = TRY(repr_utf8(rt, Value(key)));
    if (!path) {
        std::string parent_shown = TRY(repr_utf8(rt, Value(rt.intern(parent_name))));
        // Raised from None in the context of what asking for the path raised (_find_and_load_unlocked).
        std::string missing = format_text("module {} has no attribute '__path__'", {parent_shown});
        Value context = rt.attribute_error(parent, rt.name_value(Name::path), missing).take();
        Error error = import_error(
            rt, BuiltinType::ModuleNotFoundError,
            format_text("No module named {}; {} is not a package", {shown, parent_shown}), Value(key));
        auto* raised = error.exception().as<ExceptionObject>();
        raised->context = std::move(context);
        raised->suppress_context = true;
        return error;
    }
    Value folders = *path;
    Value found = TRY(find_on_path(name, folders, parent));
    if (found.is_empty()) found = TRY(load_own_module(name));
    if (found.is_empty()) {
        return import_error(rt, BuiltinType::ModuleNotFoundError, format_text("No module named {}", {shown}),
                            Value(key));
    }
    Value child_name = Value(rt.intern(name.substr(dot + 1)));
    TRY(set_attribute(rt, parent, child_name, found));
    return found;
}

Result<Value> Vm::import_absolute(std::string_view name) {
    return load_module(std::string(name));
}

namespace {

/// The package a relative import starts from (importlib's _calc___package__).
Result<std::string> package_of(Runtime& rt, const Value& globals) {
    Dict* names = globals.as<Dict>();
    Value* package = dict_find(names, rt.name(Name::package));
    if (package && !package->is_none()) {
        if (!is_str(*package)) return rt.type_error("package must be a string");
        return utf8_of(*package);
    }
    TRY(rt.interpreter->warn(BuiltinType::ImportWarning,
                             "can't resolve package from __spec__ or __package__, falling back on __name__ "
                             "and __path__"));
    Value* own = dict_find(names, rt.name(Name::name));
    if (!own || !is_str(*own)) return rt.raise(BuiltinType::KeyError, "'__name__' not in globals");
    std::string text = utf8_of(*own);
    if (dict_find(names, rt.name(Name::path))) return text;
    std::size_t dot = text.rfind('.');
    return dot == std::string::npos ? std::string() : text.substr(0, dot);
}

}  // namespace

Result<Value> Vm::import_module(const Value& name_value, const Value& globals, const Value& from_list,
                                int level) {
    Runtime& rt = runtime_;
    if (!is_str(name_value)) return rt.type_error("module name must be a string");
    if (level < 0) return rt.value_error("level must be >= 0");
    std::string name = utf8_of(name_value);
    std::string absolute = name;
    if (level > 0) {
        std::string package = TRY(package_of(rt, globals));
        if (package.empty()) {
            return rt.raise(BuiltinType::ImportError,
                            "attempted relative import with no known parent package");
        }
        for (int i = 1; i < level; ++i) {
            std::size_t dot = package.rfind('.');
            if (dot == std::string::npos)
                return rt.raise(BuiltinType::ImportError,
                                "attempted relative import beyond top-level package");
            package.resize(dot);
        }
        absolute = name.empty() ? package : package + "." + name;
    } else if (name.empty()) {
        return rt.value_error("Empty module name");
    }
    Value module = TRY(load_module(absolute));
    bool wants_names = !from_list.is_empty() && !from_list.is_none();
    if (wants_names) wants_names = TRY(truth(rt, from_list));
    if (!wants_names) {
        std::size_t dot = name.find('.');
        if (dot == std::string::npos || level > 0) {
            if (level == 0 || name.empty() || dot == std::string::npos) return module;
        }
        std::string top = absolute.substr(0, absolute.size() - (name.size() - dot));
        return load_module(top);
    }
    // `from package import name` also finds submodules.
    if (!member(rt, module, Name::path)) return module;
    Ref<Tuple> wanted = TRY(to_tuple(rt, from_list));
    std::vector<Value> all(wanted->span().begin(), wanted->span().end());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!is_str(all[i]))
            return rt.type_error("Item in ``from list'' must be str, not {}", argument_type_name(rt, all[i]));
        if (equal(all[i].as<Str>(), "*")) {
            Value* listed = member(rt, module, Name::all);
            if (listed) {
                Ref<Tuple> exported = TRY(to_tuple(rt, Value(*listed)));
                for (const Value& each : exported->span()) {
                    if (is_str(each) && !equal(each.as<Str>(), "*")) all.push_back(each);
                }
            }
            continue;
        }
        Value found = TRY(find_attribute(rt, module, all[i]));
        if (!found.is_empty()) continue;
        std::string child = absolute + "." + utf8_of(all[i]);
        Result<Value> loaded = load_module(child);
        if (!loaded.is_error()) continue;
        Error error = loaded.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::ModuleNotFoundError)) return error;
        const Value& missing =
            error.exception().as<ExceptionObject>()->field(exception_field::import_error::name);
        if (!is_str(missing) || !equal(missing.as<Str>(), child)) return error;
    }
    return module;
}

Result<Value> Vm::import_from(const Value& module, const Value& name) {
    Runtime& rt = runtime_;
    Value found = TRY(find_attribute(rt, module, name));
    if (!found.is_empty()) return found;
    Value module_name = TRY(find_attribute(rt, module, rt.name_value(Name::name)));
    if (is_str(module_name)) {
        Ref<Str> full = rt.intern(utf8_of(module_name) + "." + utf8_of(name));
        if (Value* loaded = dict_find(modules(), full.get())) return *loaded;
    }
    std::string shown = is_str(module_name) ? utf8_of(module_name) : "<unknown module name>";
    Value file = TRY(find_attribute(rt, module, rt.name_value(Name::file)));
    std::string place = is_str(file) ? utf8_of(file) : "unknown location";
    bool initializing = rt.is_instance(module, BuiltinType::module) && module.as<Module>()->initializing;
    Error error = import_error(
        rt, BuiltinType::ImportError,
        format_text(
            initializing
                ? "cannot import name '{}' from partially initialized module '{}' (most likely due to a "
                  "circular import) ({})"
                : "cannot import name '{}' from '{}' ({})",
            {utf8_of(name), shown, place}),
        is_str(module_name) ? module_name : Value(rt.text(shown)), is_str(file) ? file : Value());
    error.exception().as<ExceptionObject>()->field(exception_field::import_error::name_from) = name;
    return error;
}

Result<void> Vm::import_star(Frame* frame, const Value& module) {
    Runtime& rt = runtime_;
    Value listed = TRY(find_attribute(rt, module, rt.name_value(Name::all)));
    bool skip_private = listed.is_empty();
    if (listed.is_empty()) {
        Value members = TRY(find_attribute(rt, module, rt.name_value(Name::dict)));
        if (members.is_empty())
            return rt.raise(BuiltinType::ImportError, "from-import-* object has no __dict__ and no __all__");
        listed = TRY(call_method(rt, members, "keys"));
    }
    Ref<Tuple> names = TRY(to_tuple(rt, listed));
    for (const Value& name : names->span()) {
        if (!is_str(name)) {
            std::string shown = TRY(repr_utf8(rt, module));
            return rt.type_error("Item in {}.__all__ must be str, not {}", shown,
                                 argument_type_name(rt, name));
        }
        if (skip_private && name.as<Str>()->length > 0 && name.as<Str>()->at(0) == '_') continue;
        Value value = TRY(get_attribute(rt, module, name));
        Value locals = frame->locals.is_empty() ? frame->globals : frame->locals;
        Ref<Str> key = rt.intern(Ref<Str>::share(name.as<Str>()));
        TRY(set_item(rt, locals, Value(key), value));
    }
    return {};
}

}  // namespace bufferscope
