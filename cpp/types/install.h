// How the runtime gets its built-in types: each function defines the types of one part. They only define
// types and values that exist once a session; a base must be defined before its subclasses (object and type
// come first).
#pragma once

#include "object/runtime.h"

namespace bufferscope {

/// str and its iterators; fills Runtime::empty_str and Runtime::characters.
void install_text(Runtime&);
/// tuple, list, dict and its views, mappingproxy, set, frozenset, range, slice, with their iterators.
void install_collections(Runtime&);
/// int, bool, float, complex.
void install_numbers(Runtime&);
/// list[int] and int | None.
void install_generic_aliases(Runtime&);
/// enumerate, zip, map, filter, reversed, and the iterators that iter() makes.
void install_iterators(Runtime&);
/// weakref.ref and the proxies.
void install_weak_references(Runtime&);

}  // namespace bufferscope
