// Records of live buffers and views.
#include "observe/records.h"

#include <algorithm>

#include "buffer/inspect.h"

namespace bufferscope {

std::uint16_t Records::file_index(const Value& name) {
    if (last_file_ < files_.size() && files_[last_file_].is(name)) return last_file_;
    for (std::size_t i = 0; i < files_.size(); ++i) {
        bool same = files_[i].is(name) ||
                    (!name.is_empty() && !files_[i].is_empty() && equal(files_[i].as<Str>(), name.as<Str>()));
        if (same) return last_file_ = static_cast<std::uint16_t>(i);
    }
    if (files_.size() > UINT16_MAX) return 0;
    files_.push_back(name);
    return last_file_ = static_cast<std::uint16_t>(files_.size() - 1);
}

/// Where an object stands, or the free place where it would.
std::size_t Records::place_of(const Object* object) const {
    std::size_t mask = slots_.size() - 1;
    auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(object));
    std::size_t at = static_cast<std::size_t>((address * 0x9E37'79B9'7F4A'7C15ull) >> 32) & mask;
    while (slots_[at].object && slots_[at].object != object) at = (at + 1) & mask;
    return at;
}

/// The object's record, with this number.
ObjectRecord& Records::add(const Object* object, std::uint32_t number) {
    if ((used_ + 1) * 2 > slots_.size()) {
        std::vector<Slot> old(std::max<std::size_t>(64, slots_.size() * 2));
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.object) slots_[place_of(slot.object)] = slot;
        }
    }
    Slot& slot = slots_[place_of(object)];
    if (!slot.object) ++used_;
    slot.object = object;
    slot.record = {};
    slot.record.number = number;
    return slot.record;
}

void Records::object_created(Object* object) {
    if (object->type->has_flag(type_flags::bytes_subclass)) return;
    ObjectRecord& record = add(object, ++last_number_);
    SourcePlace place = teller_ ? teller_->current_place() : SourcePlace();
    record.file = file_index(place.file);
    record.line = place.line;
    ViewFacts view;
    if (inspect_view(object, view) && view.origin) {
        if (const ObjectRecord* origin = find(view.origin)) record.owner = origin->number;
    }
}

void Records::object_destroyed(Object* object) {
    if (refused_ == object) refused_ = nullptr;
    if (used_ == 0) return;
    std::size_t at = place_of(object);
    if (!slots_[at].object) return;
    slots_[at].object = nullptr;
    --used_;
    // What stood behind it may now be unreachable: put it where it is looked for.
    for (at = (at + 1) & (slots_.size() - 1); slots_[at].object; at = (at + 1) & (slots_.size() - 1)) {
        Slot moved = slots_[at];
        slots_[at].object = nullptr;
        slots_[place_of(moved.object)] = moved;
    }
}

void Records::clear() {
    slots_.clear();
    used_ = 0;
    files_.clear();
    refused_ = nullptr;
}

void Records::export_refused(const Object* exporter) {
    refused_ = exporter;
}

const ObjectRecord* Records::find(const Object* object) const {
    if (used_ == 0) return nullptr;
    const Slot& slot = slots_[place_of(object)];
    return slot.object ? &slot.record : nullptr;
}

const ObjectRecord& Records::require(const Object* object) {
    if (const ObjectRecord* known = find(object)) return *known;
    ObjectRecord& record = add(object, ++last_asked_number_);
    record.file = file_index(Value());
    return record;
}

Object* Records::object_of(std::uint32_t number) const {
    for (const Slot& slot : slots_) {
        if (slot.object && slot.record.number == number) return const_cast<Object*>(slot.object);
    }
    return nullptr;
}

std::vector<Object*> Records::live() const {
    std::vector<std::pair<std::uint32_t, Object*>> numbered;
    numbered.reserve(used_);
    for (const Slot& slot : slots_) {
        if (slot.object) numbered.emplace_back(slot.record.number, const_cast<Object*>(slot.object));
    }
    std::sort(numbered.begin(), numbered.end());
    std::vector<Object*> objects;
    objects.reserve(numbered.size());
    for (const auto& each : numbered) objects.push_back(each.second);
    return objects;
}

}  // namespace bufferscope
