// Writes the stack of frames that run.
#include "observe/stack.h"

#include <algorithm>
#include <vector>

namespace bufferscope {

namespace {

constexpr std::size_t most_frames = 100;

std::vector<const Frame*> frames_of_program(const Vm& vm) {
    std::vector<const Frame*> frames;
    for (const Frame* frame = vm.current_frame(); frame;
         frame = frame->back.is_object() ? frame->back.as<Frame>() : nullptr) {
        if (!utf8_of(frame->code.as<Code>()->file_name).starts_with(library_file_prefix))
            frames.push_back(frame);
    }
    std::reverse(frames.begin(), frames.end());
    return frames;
}

}  // namespace

void write_range(JsonWriter& json, Vm& vm, const std::string& file, const Position& position) {
    std::string first;
    std::string last;
    bool known = position.line > 0 && position.column >= 0 && vm.source_line(file, position.line, first) &&
                 vm.source_line(file, position.end_line, last);
    auto write = [&](const char* name, std::int64_t number) {
        json.key(name);
        if (known)
            json.number(number);
        else
            json.null();
    };
    write("column", known ? utf16_column(first, position.column) : 0);
    write("endLine", position.end_line);
    write("endColumn", known ? utf16_column(last, position.end_column) : 0);
}

std::string stack_json(Vm& vm, bool between_lines) {
    std::vector<const Frame*> frames = frames_of_program(vm);
    JsonWriter json;
    json.begin_array();
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (i >= most_frames / 2 && i + most_frames / 2 < frames.size()) continue;
        const Code* code = frames[i]->code.as<Code>();
        std::string file = utf8_of(code->file_name);
        json.begin_object();
        json.member("file", file).member("function", utf8_of(code->qualified_name));
        json.member("line", frames[i]->line());
        bool begun = !between_lines || i + 1 < frames.size();
        write_range(json, vm, file, begun ? frames[i]->position() : Position());
        json.end_object();
    }
    return json.end_array().take();
}

}  // namespace bufferscope
