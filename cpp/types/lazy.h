// enumerate, zip, map, filter and reversed; the layout of native types whose members are Values.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

/// The layout of a T that holds references in these members alone.
template <class T, auto... members>
constexpr NativeLayout layout_with =
    layout_of<T>([](Object* object, Visitor& visit) { (visit(static_cast<T*>(object)->*members), ...); },
                 [](Runtime&, Object* object) { ((static_cast<T*>(object)->*members = Value()), ...); });

void install_lazy(Runtime&);

}  // namespace bufferscope
