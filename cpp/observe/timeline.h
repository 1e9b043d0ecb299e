// Timeline: counts the steps of a session, remembers what happened at which, stops a replay at one of them
// and finds where something that is watched changes.
#pragma once

#include <array>
#include <string>

#include "observe/records.h"
#include "vm/vm.h"

namespace bufferscope {

/// What can happen at a step.
enum class StepMark : std::uint8_t { output = 1, exported = 2, released = 4, written = 8, raised = 16 };

/// A set of StepMarks for each stretch of steps. The stretches become longer as the session goes on, so that
/// a run of any length takes the same room and the marks stay evenly fine.
class StepMarks {
  public:
    void add(std::uint64_t step, StepMark mark);
    /// Steps in a stretch: a power of two. Stretch i holds the steps from i * width() on.
    std::uint64_t width() const { return width_; }
    static constexpr std::size_t most_stretches = 2048;
    std::uint8_t stretch(std::size_t index) const { return marks_[index]; }

  private:
    std::array<std::uint8_t, most_stretches> marks_{};
    std::uint64_t width_ = 1;
};

/// Something whose changes are looked for.
struct Watched {
    enum class Kind : std::uint8_t { nothing, byte, variable, marks, line };
    Kind kind = Kind::nothing;
    std::uint32_t buffer = 0;  // byte: the buffer's number and the offset in its memory
    std::uint64_t offset = 0;
    std::string scope;  // variable: as ScopedVariable has them
    std::string name;
    std::uint8_t marks = 0;    // marks: any of these StepMarks
    std::uintptr_t frame = 0;  // line: of this frame (frame_number)
    std::int32_t line = 0;
};

/// What comparing the steps of a stretch with one another gave.
struct Changes {
    /// The first and the last step whose state differs from that of the step before in the stretch; of marks:
    /// before which one was set; of a line: at which it began. 0: none.
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    /// The state at the first and at the last step of the stretch; a text that differs whenever it does.
    std::string initial_state;
    std::string final_state;
    bool compared = false;  // the stretch had a step at all
};

/// Tells a frame from all others that are alive, and is the same in every replay.
inline std::uintptr_t frame_number(const Frame* frame) {
    return reinterpret_cast<std::uintptr_t>(frame);
}

/// Step n is the moment before the n-th line runs. Steps count from 1 and go on from a run to the statements
/// after it; at the end of all stands the moment after the last line, which has the number steps() + 1.
class Timeline final : public LineListener {
  public:
    Timeline(Vm& vm, Records& records) : vm_(vm), records_(records) {}

    /// From now on the program is watched.
    void begin() { vm_.line_listener = this; }
    bool is_on() const { return vm_.line_listener == this; }
    /// The lines that were reached so far.
    std::uint64_t steps() const { return steps_; }
    /// What Session::timeline_json gives.
    std::string json() const;
    /// Something happens at the line that is running.
    void mark(StepMark);

    /// Host::step_reached will be called at that step; 0: at none.
    void stop_at(std::uint64_t step) { wanted_ = step; }
    /// True between the wanted step and the next call of stop_at.
    bool has_arrived() const { return wanted_ != 0 && steps_ >= wanted_; }

    /// From here on every step is compared with the one before. Changes up to the step `after` do not count.
    void watch(Watched watched, std::uint64_t after);
    /// Compares the moment after the last line, too.
    void compare_end();
    /// What Session::found_changes gives.
    std::string changes_json() const;

    void line_reached(Frame* frame) override;
    void exception_raised(const Value& exception) override;

  private:
    std::string watched_state();
    void compare();

    Vm& vm_;
    Records& records_;
    StepMarks marks_;
    std::uint64_t steps_ = 0;
    std::uint64_t wanted_ = 0;
    Watched watched_;
    std::uint64_t after_ = 0;
    Changes changes_;
    std::uint8_t marks_of_step_ = 0;  // what happened since the last line was reached
    bool is_watched_line_ = false;    // the line that was just reached
};

}  // namespace bufferscope
