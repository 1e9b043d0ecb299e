// A host with nothing but the engine's own texts.
#pragma once

#include "base/host.h"
#include "host/asset_texts.h"

namespace bufferscope {

struct AssetHost : Host {
    PathKind path_kind(std::string_view) override { return PathKind::missing; }
    bool read_file(std::string_view, std::string&) override { return false; }
    bool read_asset(std::string_view name, std::string& contents) override {
        return read_asset_text(name, contents);
    }
    Input read_input(std::string&) override { return Input::later; }
};

inline AssetHost asset_host;  // it has no state

}  // namespace bufferscope
