// Snapshot: the live buffers, views and variables at one moment, as the JSON that web/src/engine/contract.ts
// describes.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "observe/json.h"
#include "observe/records.h"

namespace bufferscope {

/// A variable of a scope that is looked at: '' is __main__'s own level, else the function's name.
struct ScopedVariable {
    std::string scope;
    std::string name;
    Value value;
};

/// Which variables, attributes and elements lead to which objects.
class ObjectNames {
  public:
    ObjectNames(Runtime&, std::span<const ScopedVariable> variables);
    /// 'view', 'row in fill()', 'self.buf in send()', 'views[0]'; the plainest first.
    std::vector<std::string> of(const Object* object) const;
    /// The first of them, or ''.
    std::string first_of(const Object* object) const;
    /// The named objects in the order in which they were found.
    std::vector<Object*> objects() const;

  private:
    struct Entry {
        Object* object;
        std::string name;
    };
    void add(const Value& value, std::string name, const std::string& scope);
    void add_parts(Runtime&, const Value& value, const std::string& name, const std::string& scope);
    std::vector<Entry> entries_;
};

/// Writes a Snapshot. `stack` is JSON already (observe/stack.h).
std::string snapshot_json(Runtime&, Records&, std::int64_t step, std::span<const ScopedVariable> variables,
                          std::string_view stack);

/// True for buffers and views: what records and snapshots speak of.
bool is_observed(const Value& value);

/// The object whose memory a view shows, null when it is released or `view` is no view.
const Object* viewed_object(const Object* view);

/// Views of an exporter's memory that keep it locked, oldest first.
std::vector<const Object*> holders_of(const Records&, const Object* exporter);

/// {"file": …, "line": …}, or null when the place is not known.
void write_place(JsonWriter&, const Records&, const ObjectRecord&);

/// The class's name as tracebacks show it: 'bytearray', 'io.BytesIO' as BytesIO.
std::string short_type_name(const Type* type);

}  // namespace bufferscope
