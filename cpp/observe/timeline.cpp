// Timeline: steps, marks, and where what is watched changes.
#include "observe/timeline.h"

#include "buffer/inspect.h"
#include "observe/exception.h"
#include "observe/json.h"
#include "observe/summary.h"

namespace bufferscope {

// ---- marks

void StepMarks::add(std::uint64_t step, StepMark mark) {
    while (step / width_ >= most_stretches) {
        for (std::size_t i = 0; i < most_stretches / 2; ++i)
            marks_[i] = static_cast<std::uint8_t>(marks_[2 * i] | marks_[2 * i + 1]);
        std::fill(marks_.begin() + most_stretches / 2, marks_.end(), std::uint8_t{0});
        width_ *= 2;
    }
    marks_[static_cast<std::size_t>(step / width_)] |= static_cast<std::uint8_t>(mark);
}

void Timeline::mark(StepMark mark) {
    if (!is_on() || steps_ == 0) return;
    marks_.add(steps_, mark);
    marks_of_step_ |= static_cast<std::uint8_t>(mark);
}

// ---- steps

void Timeline::line_reached(Frame* frame) {
    ++steps_;
    if (watched_.kind != Watched::Kind::nothing) {
        is_watched_line_ = frame_number(frame) == watched_.frame && frame->line() == watched_.line;
        compare();
    }
    marks_of_step_ = 0;
    if (steps_ == wanted_ && vm_.host()) vm_.host()->step_reached();
}

void Timeline::exception_raised(const Value&) {
    mark(StepMark::raised);
}

// ---- what is watched

void Timeline::watch(Watched watched, std::uint64_t after) {
    watched_ = std::move(watched);
    after_ = after;
    changes_ = {};
}

void Timeline::compare_end() {
    ++steps_;
    is_watched_line_ = false;
    if (watched_.kind != Watched::Kind::nothing) compare();
    --steps_;
}

void Timeline::compare() {
    std::string state = watched_state();
    // Marks and lines are no state: each one counts.
    bool is_event = watched_.kind == Watched::Kind::marks || watched_.kind == Watched::Kind::line;
    bool is_change = is_event ? !state.empty() : changes_.compared && state != changes_.final_state;
    if (is_change && steps_ > after_) {
        if (changes_.first == 0) changes_.first = steps_;
        changes_.last = steps_;
    }
    if (!changes_.compared) changes_.initial_state = state;
    changes_.compared = true;
    changes_.final_state = std::move(state);
}

std::string Timeline::watched_state() {
    switch (watched_.kind) {
        case Watched::Kind::byte: {
            const Object* object = records_.object_of(watched_.buffer);
            ExporterFacts facts;
            if (!object || !inspect_exporter(object, facts) || watched_.offset >= facts.bytes.size())
                return {};
            return format_text("{}", {facts.bytes[static_cast<std::size_t>(watched_.offset)]});
        }
        case Watched::Kind::variable: {
            Value value = find_variable(vm_, watched_.scope, watched_.name);
            if (value.is_empty()) return {};
            const ObjectRecord* record = value.is_object() ? records_.find(value.object()) : nullptr;
            return format_text("{} {}", {record ? record->number : 0, summarize(vm_.runtime(), value)});
        }
        case Watched::Kind::marks:
            return (marks_of_step_ & watched_.marks) ? "marked" : "";
        case Watched::Kind::line:
            return is_watched_line_ ? "reached" : "";
        default:
            return {};
    }
}

// ---- what is told

std::string Timeline::json() const {
    JsonWriter json;
    json.begin_object();
    json.member("steps", static_cast<std::int64_t>(steps_));
    json.member("width", static_cast<std::int64_t>(marks_.width()));
    json.key("marks").begin_array();
    for (std::size_t i = 0; i <= steps_ / marks_.width(); ++i) json.number(marks_.stretch(i));
    return json.end_array().end_object().take();
}

std::string Timeline::changes_json() const {
    JsonWriter json;
    json.begin_object();
    json.member("first", static_cast<std::int64_t>(changes_.first));
    json.member("last", static_cast<std::int64_t>(changes_.last));
    auto write_state = [&](const char* name, const std::string& state) {
        json.key(name);
        if (changes_.compared)
            json.text(state);
        else
            json.null();
    };
    write_state("initial", changes_.initial_state);
    write_state("final", changes_.final_state);
    return json.end_object().take();
}

}  // namespace bufferscope
