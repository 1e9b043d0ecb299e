// The order of a dict's entries, for what works with both ends: OrderedDict and lru_cache.
#pragma once

#include "object/dict.h"

namespace bufferscope {

/// The index of the oldest entry, -1 when empty. Quick even after many of the oldest were taken out.
Size dict_oldest(Dict*);
/// Takes out the entry at an index, which must be live.
Dict::Entry dict_take(Dict*, Size index);
/// The index of a key's entry, -1 when absent; may call `__eq__`.
Result<Size> dict_position(Runtime&, Dict*, const Value& key, Hash hash);
/// Moves the entry at an index to the end or the front of the order.
void dict_move(Runtime&, Dict*, Size index, bool to_end);

}  // namespace bufferscope
