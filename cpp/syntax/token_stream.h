// Tokens by index, read from the lexer when first asked for.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "syntax/lexer.h"

namespace bufferscope {

class TokenStream {
  public:
    TokenStream(std::string_view source, const ParseOptions& options)
        : lexer_(source, options.unicode),
          interactive_(options.mode == ParseMode::Interactive),
          keep_blocks_open_(options.keep_blocks_open) {}

    const Token& at(std::size_t index) {
        if (index >= tokens_.size()) fetch(index);
        return tokens_[index];
    }

    std::string_view text(const Token& token) const {
        return lexer_.source().substr(static_cast<std::size_t>(token.start),
                                      static_cast<std::size_t>(token.end - token.start));
    }

    /// How many tokens have been read so far (CPython's p->fill).
    std::size_t filled() const { return tokens_.size(); }
    Lexer& lexer() { return lexer_; }
    const Lexer& lexer() const { return lexer_; }

  private:
    /// Reads up to the index. In interactive mode the end of the text also ends the statement
    /// (_PyPegen_fill_token).
    void fetch(std::size_t index);

    Lexer lexer_;
    std::vector<Token> tokens_;
    bool interactive_;
    bool keep_blocks_open_;
    bool started_ = false;
};

}  // namespace bufferscope
