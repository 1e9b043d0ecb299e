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
    struct State {
        bool in_finally = false;
        bool in_function = false;  // one that began inside the finally clause
        bool in_loop = false;
    };

    void inside(State state, StmtList list) {
        State before = state_;
        state_ = state;
        statements(list);
        state_ = before;
    }
    void warn(const StmtNode* node, std::string_view word) {
        diagnostics_.warn(position_of(node), "'{}' in a 'finally' block", {word});
    }
    void loop(StmtList body, StmtList orelse) {
        State state = state_;
        state.in_loop = true;
        inside(state, body);
        statements(orelse);
    }

    void statement(const StmtNode* node) {
        if (depth_ > 800) return;
        ++depth_;
        switch (node->kind) {
            case Kind::FunctionDef:
            case Kind::AsyncFunctionDef:
                inside({false, true, false}, as<FunctionDef>(node)->body);
                break;
            case Kind::ClassDef:
                inside({}, as<ClassDef>(node)->body);
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
                inside({true, false, false}, node_try->finalbody);
                break;
            }
            case Kind::Return:
                if (state_.in_finally) warn(node, "return");
                break;
            case Kind::Break:
                if (state_.in_finally && !state_.in_loop) warn(node, "break");
                break;
            case Kind::Continue:
                if (state_.in_finally && !state_.in_loop) warn(node, "continue");
                break;
            default:
                break;
        }
        --depth_;
    }

    Diagnostics& diagnostics_;
    State state_;
    int depth_ = 0;
};

}  // namespace

void warn_of_leaving_finally(const Node* root, Diagnostics& diagnostics) {
    if (const auto* module = get_if<Module>(root)) FinallyWalk(diagnostics).statements(module->body);
}

}  // namespace bufferscope
