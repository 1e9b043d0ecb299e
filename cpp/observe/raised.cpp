// Follows exceptions from clause to clause.
#include "observe/raised.h"

#include <algorithm>

#include "observe/exception.h"
#include "observe/stack.h"

namespace bufferscope {

namespace {

constexpr std::size_t most_places = 1000;   // that are counted one by one
constexpr std::size_t most_going = 10'000;  // generators left in their clauses for good leave theirs behind
constexpr std::size_t most_passed = 50;     // clauses of one record

RaisePlace place_at(const Frame* frame, const Position& position) {
    const Code* code = frame->code.as<Code>();
    return {utf8_of(code->file_name), utf8_of(code->qualified_name), position};
}

/// Whether a word of the source begins there.
bool starts_with(Vm& vm, const RaisePlace& place, std::string_view word) {
    std::string line;
    const Position& at = place.position;
    if (at.column < 0 || !vm.source_line(place.file, at.line, line)) return false;
    auto column = static_cast<std::size_t>(at.column);  // of what may have been another source by that name
    return column <= line.size() && line.compare(column, word.size(), word) == 0;
}

/// What kind of clause begins with PUSH_EXC_INFO, as far as its next instructions tell: those of `except T`
/// are found out when they match (matched).
RaiseClause clause_at(Vm& vm, const Frame* frame, std::uint32_t target) {
    const Code* code = frame->code.as<Code>();
    std::size_t at = target + 1;
    Opcode first = opcode_of(code->instructions[at]);
    while (at + 1 < code->positions.size() && code->positions[at].line <= 0) ++at;
    RaiseClause clause;
    clause.place = place_at(frame, code->positions[at]);
    if (first == Opcode::WITH_EXCEPT_START) clause.kind = ClauseKind::with;
    // A bare one; `finally: return` begins with the same instruction.
    if (first == Opcode::POP_TOP && starts_with(vm, clause.place, "except")) clause.kind = ClauseKind::except;
    return clause;
}

std::string_view name_of(ClauseKind kind) {
    switch (kind) {
        case ClauseKind::except:
            return "except";
        case ClauseKind::except_star:
            return "except*";
        case ClauseKind::with:
            return "with";
        case ClauseKind::finally:
            return "finally";
        default:
            return "native";
    }
}

std::string_view name_of(RaiseOutcome outcome) {
    switch (outcome) {
        case RaiseOutcome::handled:
            return "handled";
        case RaiseOutcome::unhandled:
            return "unhandled";
        case RaiseOutcome::unraisable:
            return "unraisable";
        case RaiseOutcome::replaced:
            return "replaced";
        default:
            return "underway";
    }
}

}  // namespace

// ---- what is kept

void RaisedRecords::Count::add(RaiseOutcome outcome, int by) {
    std::uint64_t& count = outcome == RaiseOutcome::handled      ? handled
                           : outcome == RaiseOutcome::unhandled  ? unhandled
                           : outcome == RaiseOutcome::unraisable ? unraisable
                                                                 : replaced;
    count += static_cast<std::uint64_t>(by);
}

RaisedRecord* RaisedRecords::record_of(std::uint64_t number) {
    if (number <= first_.size()) return &first_[number - 1];
    if (last_.empty()) return nullptr;
    RaisedRecord& record = last_[number % kept_at_each_end];
    return record.number == number ? &record : nullptr;
}

RaisedRecords::PlaceCount& RaisedRecords::count_of(const Value& exception, const RaisePlace& place) {
    Counts::key_type key(observed_class_name(vm_.runtime(), exception.object()->type), place);
    auto found = counts_.find(key);
    if (found != counts_.end()) return found->second;
    return counts_.size() < most_places ? counts_[std::move(key)] : elsewhere_;
}

void RaisedRecords::count_time(PlaceCount& count, std::uint64_t step) {
    // Those of elsewhere_ are told nowhere.
    for (; step / time_width_ >= most_times; time_width_ *= 2) {
        for (auto& [place, each] : counts_) {
            for (std::size_t i = 0; i < most_times; ++i)
                each.times[i] = 2 * i < most_times ? each.times[2 * i] + each.times[2 * i + 1] : 0;
        }
    }
    ++count.times[static_cast<std::size_t>(step / time_width_)];
}

void RaisedRecords::begin_record(const Value& exception, RaisePlace place) {
    Going going;
    going.exception = exception.object();
    going.number = ++total_.raised;
    PlaceCount& count = count_of(exception, place);
    going.count = &count;
    ++count.raised;
    count_time(count, timeline_.steps());
    if (going_.size() >= most_going) going_.erase(going_.begin(), going_.begin() + most_going / 2);
    going_.push_back(std::move(going));
    RaisedRecord record;
    record.number = total_.raised;
    record.step = timeline_.steps();
    record.place = std::move(place);
    if (first_.size() < kept_at_each_end) {
        first_.push_back(std::move(record));
        return;
    }
    last_.resize(kept_at_each_end);
    last_[record.number % kept_at_each_end] = std::move(record);
}

void RaisedRecords::write_down(const Going& going, const Value& exception) {
    if (RaisedRecord* record = record_of(going.number)) record->report = brief_exception_json(vm_, exception);
}

void RaisedRecords::settle(const Going& going, RaiseOutcome outcome) {
    going.count->add(outcome, 1);
    total_.add(outcome, 1);
    if (RaisedRecord* record = record_of(going.number)) {
        record->outcome = outcome;
        record->handler = going.clause;
    }
    std::uint64_t number = going.number;
    for (Going& each : going_) each.is_handled = each.is_handled || each.number == number;
}

/// It was raised again by the clause that had it.
void RaisedRecords::reopen(const Going& going) {
    if (going.is_handled) {
        going.count->add(RaiseOutcome::handled, -1);
        total_.add(RaiseOutcome::handled, -1);
    }
    std::uint64_t number = going.number;
    if (RaisedRecord* record = record_of(number)) {
        record->outcome = RaiseOutcome::underway;
        if (record->passed.size() < most_passed) record->passed.push_back(going.clause);
    }
    for (Going& each : going_) each.is_handled = each.is_handled && each.number != number;
}

// ---- what happens

std::size_t RaisedRecords::find(const Object* exception) const {
    for (std::size_t i = going_.size(); i-- > 0;) {
        if (going_[i].exception == exception) return i;
    }
    return nowhere;
}

std::size_t RaisedRecords::clause_of(const Frame* frame) const {
    for (std::size_t i = going_.size(); i-- > 0;) {
        if (going_[i].state == Going::State::in_clause && going_[i].frame == frame) return i;
    }
    return nowhere;
}

/// What native code at that depth had has been dealt with there, as something else happens now.
void RaisedRecords::settle_natives(int depth, const Object* except_for) {
    for (std::size_t i = going_.size(); i-- > 0;) {
        const Going& going = going_[i];
        bool is_over = going.state == Going::State::in_native && going.depth >= depth;
        if (!is_over || going.exception == except_for) continue;
        settle(going, RaiseOutcome::handled);
        erase(i);
    }
}

/// Known already: it flies on, or out of a clause.
void RaisedRecords::take_up(std::size_t at, Frame* frame) {
    Going going = going_[at];
    if (going.state == Going::State::in_clause) {
        reopen(going);
        going.state = Going::State::flying;
        going.is_handled = false;
        going.frame = frame;
        going_.push_back(std::move(going));
    } else {
        going_[at].state = Going::State::flying;
        going_[at].frame = frame;
    }
}

void RaisedRecords::raised(const Value& exception, Frame* frame, bool again) {
    const Value& traceback = exception.as<ExceptionObject>()->traceback;
    bool is_fresh = !again && (traceback.is_empty() || traceback.as<Traceback>()->next.is_empty());
    settle_natives(vm_.frame_depth(), is_fresh ? nullptr : exception.object());
    std::size_t known = find(exception.object());
    if (is_fresh && known != nowhere) {  // another one at the same address
        erase(known);
        known = nowhere;
    }
    if (known != nowhere) return take_up(known, frame);
    // Made of another one in the middle of its flight: StopIteration becomes RuntimeError.
    if (again && !going_.empty() && going_.back().state == Going::State::flying &&
        going_.back().frame == frame) {
        going_.back().clause = {ClauseKind::native, place_at(frame, frame->position())};
        settle(going_.back(), RaiseOutcome::handled);
        going_.pop_back();
    }
    begin_record(exception, place_at(frame, frame->position()));
    going_.back().frame = frame;
}

void RaisedRecords::caught(const Value& exception, Frame* frame, const Handler& handler) {
    std::size_t at = find(exception.object());
    if (at == nowhere) return;
    Going& going = going_[at];
    going.frame = frame;
    bool is_clause = opcode_of(frame->code.as<Code>()->instructions[handler.target]) == Opcode::PUSH_EXC_INFO;
    if (!is_clause) return;  // a clause is being left by an exception
    going.state = Going::State::in_clause;
    going.clause = clause_at(vm_, frame, handler.target);
    write_down(going, exception);
    if (going.clause.kind == ClauseKind::except) settle(going, RaiseOutcome::handled);
}

void RaisedRecords::matched(Frame* frame, bool star) {
    std::size_t at = clause_of(frame);
    if (at == nowhere || going_[at].is_handled) return;
    Going& going = going_[at];
    going.clause = {star ? ClauseKind::except_star : ClauseKind::except, place_at(frame, frame->position())};
    settle(going, RaiseOutcome::handled);
}

void RaisedRecords::let_go(Frame* frame, const Value* raised_next) {
    std::size_t at = clause_of(frame);
    if (at == nowhere) return;
    Going going = going_[at];
    std::size_t next = raised_next ? find(raised_next->object()) : nowhere;
    bool is_replaced = next != nowhere && going_[next].number != going.number;
    if (!going.is_handled && (!raised_next || is_replaced))
        settle(going, is_replaced ? RaiseOutcome::replaced : RaiseOutcome::handled);
    erase(at);
    if (!raised_next || going.is_handled || next != nowhere) return;
    // What no except* took flies on, as a group made anew.
    reopen(going);
    going.exception = raised_next->object();
    going.state = Going::State::flying;
    going_.push_back(std::move(going));
}

void RaisedRecords::left(const Value& exception, Frame* caller) {
    std::size_t at = find(exception.object());
    if (at == nowhere) return;
    write_down(going_[at], exception);
    if (!caller) {
        settle(going_[at], RaiseOutcome::unhandled);
        erase(at);
        return;
    }
    Going& going = going_[at];
    going.state = Going::State::in_native;
    going.frame = caller;
    going.depth = vm_.frame_depth();
    going.clause = {ClauseKind::native, place_at(caller, caller->position())};
    settle_natives(going.depth, exception.object());
}

void RaisedRecords::unraisable(const Value& exception) {
    std::size_t at = find(exception.object());
    if (at == nowhere) {
        const Frame* frame = vm_.current_frame();
        begin_record(exception, frame ? place_at(frame, frame->position()) : RaisePlace());
        at = going_.size() - 1;
    }
    write_down(going_[at], exception);
    settle(going_[at], RaiseOutcome::unraisable);
    erase(at);
}

// ---- what is told

void RaisedRecords::write_place(JsonWriter& json, const RaisePlace& place) {
    json.member("file", place.file).member("function", place.function).member("line", place.position.line);
    write_range(json, vm_, place.file, place.position);
}

void RaisedRecords::write_clause(JsonWriter& json, const RaiseClause& clause) {
    json.begin_object().key("kind").text(name_of(clause.kind));
    write_place(json, clause.place);
    json.end_object();
}

void RaisedRecords::write_record(JsonWriter& json, const RaisedRecord& record) {
    json.begin_object();
    json.member("number", static_cast<std::int64_t>(record.number));
    json.member("step", static_cast<std::int64_t>(record.step));
    write_place(json, record.place);
    json.key("outcome").text(name_of(record.outcome)).key("handler");
    if (record.outcome == RaiseOutcome::handled || record.outcome == RaiseOutcome::replaced)
        write_clause(json, record.handler);
    else
        json.null();
    json.key("passed").begin_array();
    for (const RaiseClause& clause : record.passed) write_clause(json, clause);
    json.end_array().key("exception").raw(record.report.empty() ? "null" : record.report);
    json.end_object();
}

void RaisedRecords::Count::write(JsonWriter& json) const {
    json.member("raised", static_cast<std::int64_t>(raised));
    json.member("handled", static_cast<std::int64_t>(handled));
    json.member("unhandled", static_cast<std::int64_t>(unhandled));
    json.member("unraisable", static_cast<std::int64_t>(unraisable));
    json.member("replaced", static_cast<std::int64_t>(replaced));
}

void RaisedRecords::write_times(JsonWriter& json, const PlaceCount& count) {
    std::uint64_t last = std::min<std::uint64_t>(timeline_.steps() / time_width_, most_times - 1);
    json.key("times").begin_array();
    for (std::size_t i = 0; i <= last; ++i) json.number(count.times[i]);
    json.end_array();
}

std::string RaisedRecords::json() {
    if (!vm_.current_frame()) settle_natives(0, nullptr);
    JsonWriter json;
    json.begin_object();
    total_.write(json);
    json.member("timeWidth", static_cast<std::int64_t>(time_width_));
    json.key("places").begin_array();
    for (const auto& [key, count] : counts_) {
        json.begin_object().member("type", key.first);
        write_place(json, key.second);
        count.write(json);
        write_times(json, count);
        json.end_object();
    }
    json.end_array().key("elsewhere").begin_object();
    elsewhere_.write(json);
    json.end_object().key("records").begin_array();
    for (const RaisedRecord& record : first_) write_record(json, record);
    for (std::size_t i = 0; i < last_.size(); ++i) {
        // The number after the newest stands where the oldest one does.
        const RaisedRecord& record = last_[(total_.raised + 1 + i) % kept_at_each_end];
        if (record.number > 0) write_record(json, record);
    }
    return json.end_array().end_object().take();
}

}  // namespace bufferscope
