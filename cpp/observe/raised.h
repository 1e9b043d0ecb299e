// RaisedRecords: what became of every exception that a program raised, counted and, for the first and the
// last of them, kept whole.
#pragma once

#include <array>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "observe/json.h"
#include "observe/timeline.h"

namespace bufferscope {

enum class RaiseOutcome : std::uint8_t {
    underway,
    handled,
    unhandled,
    unraisable,
    replaced  // a clause that had it raised another one instead
};

/// What an exception comes to on its way out.
enum class ClauseKind : std::uint8_t {
    except,
    except_star,
    with,
    finally,
    native  // code of the engine's own that deals with it: next(), getattr() with a default
};

/// A range of a program's source.
struct RaisePlace {
    std::string file;
    std::string function;
    Position position;
    auto key() const { return std::tie(file, position.line, position.column, function); }
    bool operator<(const RaisePlace& other) const { return key() < other.key(); }
};

struct RaiseClause {
    ClauseKind kind = ClauseKind::finally;
    RaisePlace place;
};

struct RaisedRecord {
    std::uint64_t number = 0;  // from 1, in the order of raising; 0: nothing is kept here
    std::uint64_t step = 0;    // of the timeline, if there is one
    RaisePlace place;
    RaiseOutcome outcome = RaiseOutcome::underway;
    RaiseClause handler;              // of a handled one
    std::vector<RaiseClause> passed;  // the clauses that saw it and let it go on, the innermost first
    std::string report;               // brief_exception_json, as it was when the last clause got it
};

/// An exception is followed from where a line raises it until a clause keeps it or nobody does; one that is
/// raised again while it is being handled goes on with its record. Holds no reference to any exception and
/// runs no Python: what there is to tell is written down when a clause gets it.
class RaisedRecords final : public RaiseListener {
  public:
    RaisedRecords(Vm& vm, const Timeline& timeline) : vm_(vm), timeline_(timeline) {}

    void begin() { vm_.raise_listener = this; }
    bool is_on() const { return vm_.raise_listener == this; }
    /// An ExceptionRecords (web/src/engine/contract.ts).
    std::string json();

    void raised(const Value& exception, Frame* frame, bool again) override;
    void caught(const Value& exception, Frame* frame, const Handler& handler) override;
    void left(const Value& exception, Frame* caller) override;
    void matched(Frame* frame, bool star) override;
    void let_go(Frame* frame, const Value* raised_next) override;
    void unraisable(const Value& exception) override;

    static constexpr std::size_t kept_at_each_end = 50;

  private:
    struct Count {
        std::uint64_t raised = 0, handled = 0, unhandled = 0, unraisable = 0, replaced = 0;
        void add(RaiseOutcome outcome, int by);
        void write(JsonWriter& json) const;
    };
    /// With how many were raised in each stretch of time_width_ steps.
    static constexpr std::size_t most_times = 64;
    struct PlaceCount : Count {
        std::array<std::uint32_t, most_times> times{};
    };
    using Counts = std::map<std::pair<std::string, RaisePlace>, PlaceCount>;

    /// An exception that is on its way: flying through frames, in a clause, or in native code. One that flies
    /// out of a clause that still handles it stands here twice.
    struct Going {
        enum class State : std::uint8_t { flying, in_clause, in_native };
        const Object* exception;  // only compared
        std::uint64_t number;
        Count* count;
        State state = State::flying;
        const Frame* frame = nullptr;  // whose clause or native call has it; only compared
        int depth = 0;                 // of that frame
        bool is_handled = false;
        RaiseClause clause;
    };

    void begin_record(const Value& exception, RaisePlace place);
    /// Null if it is not one of those that are kept.
    RaisedRecord* record_of(std::uint64_t number);
    PlaceCount& count_of(const Value& exception, const RaisePlace& place);
    void count_time(PlaceCount& count, std::uint64_t step);
    void take_up(std::size_t at, Frame* frame);
    std::size_t find(const Object* exception) const;
    std::size_t clause_of(const Frame* frame) const;
    void erase(std::size_t at) { going_.erase(going_.begin() + static_cast<std::ptrdiff_t>(at)); }
    void settle(const Going& going, RaiseOutcome outcome);
    void reopen(const Going& going);
    void settle_natives(int depth, const Object* except_for);
    void write_down(const Going& going, const Value& exception);
    void write_place(JsonWriter& json, const RaisePlace& place);
    void write_clause(JsonWriter& json, const RaiseClause& clause);
    void write_record(JsonWriter& json, const RaisedRecord& record);
    void write_times(JsonWriter& json, const PlaceCount& count);

    static constexpr std::size_t nowhere = SIZE_MAX;
    Vm& vm_;
    const Timeline& timeline_;
    Count total_;
    std::vector<RaisedRecord> first_;
    std::vector<RaisedRecord> last_;  // number n stands at n % kept_at_each_end
    std::vector<Going> going_;
    Counts counts_;
    PlaceCount elsewhere_;          // where there was no room for one more place
    std::uint64_t time_width_ = 1;  // a power of two that lets all steps so far fit in
};

}  // namespace bufferscope
