// The walk that finds jumps out of finally clauses.
#include "compile/finally_warnings.h"

namespace bufferscope {

using namespace ast;

namespace {

class FinallyWalk {
  public:
    explicit FinallyWalk(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    void statements(StmtList list) {
        for (const StmtNode* node : list) statement(node);
    }

  private:
    /// A loop, function or class that begins in a finally clause is not in it, even for `return` (as in
    /// CPython).
    void inside(bool in_finally, StmtList list) {
        bool before = in_finally_;
        in_finally_ = in_finally;
        statements(list);
        in_finally_ = before;
    }
    void warn(const StmtNode* node, std::string_view word) {
        diagnostics_.warn(position_of(node), "'{}' in a 'finally' block", {word});
    }
    void loop(StmtList body, StmtList orelse) {
        inside(false, body);
        statements(orelse);
    }

    void statement(const StmtNode* node) {
        if (depth_ > 800) return;
        ++depth_;
        switch (node->kind) {
            case Kind::FunctionDef:
            case Kind::AsyncFunctionDef:
                inside(false, as<FunctionDef>(node)->body);
                break;
            case Kind::ClassDef:
                inside(false, as<ClassDef>(node)->body);
                break;
            case Kind::For:
            case Kind::AsyncFor:
                loop(as<For>(node)->body, as<For>(node)->orelse);
                break;
            case Kind::While:
                loop(as<While>(node)->body, as<While>(node)->orelse);
                break;
            case Kind::If: {
                const If* branch = as<If>(node);
                for (statements(branch->body); branch->orelse.size() == 1 && is<If>(branch->orelse[0]);
                     statements(branch->body))
                    branch = as<If>(branch->orelse[0]);
                statements(branch->orelse);
                break;
            }
            case Kind::With:
            case Kind::AsyncWith:
                statements(as<With>(node)->body);
                break;
            case Kind::Match:
                for (const MatchCase* match_case : as<Match>(node)->cases) statements(match_case->body);
                break;
            case Kind::Try:
            case Kind::TryStar: {
                const auto* node_try = as<Try>(node);
                statements(node_try->body);
                for (const ExceptHandler* handler : node_try->handlers) statements(handler->body);
                statements(node_try->orelse);
                inside(true, node_try->finalbody);
                break;
            }
            case Kind::Return:
                if (in_finally_) warn(node, "return");
                break;
            case Kind::Break:
                if (in_finally_) warn(node, "break");
                break;
            case Kind::Continue:
                if (in_finally_) warn(node, "continue");
                break;
            default:
                break;
        }
        --depth_;
    }

    Diagnostics& diagnostics_;
    bool in_finally_ = false;
    int depth_ = 0;
};

}  // namespace

void warn_of_leaving_finally(const Node* root, Diagnostics& diagnostics) {
    if (const auto* module = get_if<Module>(root)) FinallyWalk(diagnostics).statements(module->body);
}

}  // namespace bufferscope
