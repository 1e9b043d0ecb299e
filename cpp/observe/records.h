// Records: what is remembered of each live buffer and view: a number of its own and the place where it was
// made.
#pragma once

#include <vector>

#include "object/runtime.h"

namespace bufferscope {

/// A line of a program.
struct SourcePlace {
    Value file;    // str, or empty
    int line = 0;  // 0: not known
};

/// Tells where the program stands now; the interpreter answers it.
class PlaceTeller {
  public:
    virtual SourcePlace current_place() = 0;

  protected:
    ~PlaceTeller() = default;
};

struct ObjectRecord {
    std::uint32_t number = 0;  // counts recorded objects from 1, never used twice in a session
    std::uint32_t owner = 0;   // of a view: the number of the view it was made from, 0 for none
    std::uint16_t file = 0;    // index into the known files
    int line = 0;
};

/// Holds no reference to what it records and never touches it. bytes objects come and
/// go with every operation and cannot change: they are recorded only when somebody asks for them (require).
class Records {
  public:
    explicit Records(PlaceTeller* teller) : teller_(teller) {}

    /// What the Observer of the runtime is told.
    void object_created(Object* object);
    void object_destroyed(Object* object);
    void export_refused(const Object* exporter);

    /// Null for an object that was made while nothing listened.
    const ObjectRecord* find(const Object* object) const;
    /// The record, made now (without a place) if there is none.
    const ObjectRecord& require(const Object* object);
    /// The live object with this number, or null.
    Object* object_of(std::uint32_t number) const;
    /// The file where it was made, a str; empty if that is not known.
    const Value& file_of(const ObjectRecord& record) const { return files_[record.file]; }
    /// The exporter whose exports led to the latest BufferError of that kind; null if there was none or it is
    /// gone.
    const Object* refused_exporter() const { return refused_; }
    /// Forgets everything; to be called while the runtime still lives.
    void clear();
    /// All recorded objects that live, oldest first.
    std::vector<Object*> live() const;

  private:
    struct Slot {
        const Object* object = nullptr;  // null: free
        ObjectRecord record;
    };
    std::uint16_t file_index(const Value& name);
    std::size_t place_of(const Object* object) const;
    ObjectRecord& add(const Object* object, std::uint32_t number);

    PlaceTeller* teller_;
    std::vector<Slot> slots_;  // open addressing, a power of two
    std::size_t used_ = 0;
    std::vector<Value> files_;
    std::uint16_t last_file_ = 0;
    const Object* refused_ = nullptr;
    std::uint32_t last_number_ = 0;
    /// Numbers given on demand are apart, so that the others do not depend on when somebody looked.
    std::uint32_t last_asked_number_ = 1u << 30;
};

}  // namespace bufferscope
