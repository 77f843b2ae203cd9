import CCurses
import TerminalUI

/// Makes keys of what ncurses reads. Escape sequences that the terminal database does not know arrive as single
/// characters; they are swallowed whole instead of being taken for keys.
struct KeyDecoder {
    private enum State {
        case ground
        case escape
        case controlSequence
        case singleShift
        /// What has come of an answer to a question.
        case reply(String)
        /// Such an answer, and an escape that may begin its end.
        case replyEnd(String)
    }

    /// Whether the terminal has been asked something; only then can what looks like an answer be one.
    var expectsReplies = false
    /// The answers that have come; for the caller to take.
    var replies: [TerminalReply] = []
    private var state = State.ground

    /// What a character stands for.
    mutating func decode(character code: UInt32) -> [InputEvent] {
        switch state {
        case .ground: return decodeAtGround(code)
        case .escape:
            state = .ground
            if code == 0x5B {
                state = .controlSequence
                return []
            }
            if code == 0x5D, expectsReplies {
                state = .reply("")
                return []
            }
            if code == 0x4F {
                state = .singleShift
                return []
            }
            return [.key(.escape)] + decodeAtGround(code)
        case .singleShift: state = .ground
        case .reply(let text): return decodeInReply(text, code)
        case .replyEnd(let text):
            // The end is "ESC \"; anything else begins something new after an answer that was cut off.
            state = code == 0x5C ? .ground : .escape
            guard code == 0x5C else { return decode(character: code) }
            endReply(text)
        case .controlSequence: if (0x40...0x7E).contains(code) { state = .ground }
        }
        return []
    }

    /// What a key of the terminal database stands for.
    mutating func decode(key code: UInt32) -> [InputEvent] {
        let before = finish()
        state = .ground
        return before + (Self.key(code).map { [.key($0)] } ?? [])
    }

    /// At the end of what could be read: an escape that nothing followed was the key. The rest of an answer may follow.
    mutating func finish() -> [InputEvent] {
        switch state {
        case .reply, .replyEnd: return []
        case .escape:
            state = .ground
            return [.key(.escape)]
        default:
            state = .ground
            return []
        }
    }

    private mutating func decodeInReply(_ text: String, _ code: UInt32) -> [InputEvent] {
        if code == 0x07 {
            state = .ground
            endReply(text)
        } else if code == 0x1B {
            state = .replyEnd(text)
        } else if let scalar = Unicode.Scalar(code), TerminalReply.mayBegin(text + String(scalar)) {
            state = .reply(text + String(scalar))
        } else {
            // Not an answer after all, but a key pressed with alt and what was typed after it.
            state = .ground
            return decodeAtGround(code)
        }
        return []
    }

    private mutating func endReply(_ text: String) {
        if let reply = TerminalReply(text) { replies.append(reply) }
    }

    private mutating func decodeAtGround(_ code: UInt32) -> [InputEvent] {
        switch code {
        case 0x1B:
            state = .escape
            return []
        case 0x09: return [.key(.tab)]
        case 0x0A, 0x0D: return [.key(.enter)]
        case 0x08, 0x7F: return [.key(.backspace)]
        case 0x00: return [.key(.control(" "))]
        case 0x01...0x1A: return [.key(.control(Character(UnicodeScalar(UInt8(code) + 0x60))))]
        case 0x1C...0x1F: return [.key(.control(Character(UnicodeScalar(UInt8(code) + 0x40))))]
        default:
            guard let scalar = Unicode.Scalar(code), scalar.properties.generalCategory != .control else { return [] }
            return [.key(.character(Character(scalar)))]
        }
    }

    private static func key(_ code: UInt32) -> Key? {
        switch Int(code) {
        case terminal_key_up: .up
        case terminal_key_down: .down
        case terminal_key_left: .left
        case terminal_key_right: .right
        case terminal_key_home: .home
        case terminal_key_end: .end
        case terminal_key_page_up: .pageUp
        case terminal_key_page_down: .pageDown
        case terminal_key_insert: .insert
        case terminal_key_delete: .delete
        case terminal_key_backspace: .backspace
        case terminal_key_back_tab: .backTab
        case terminal_key_enter: .enter
        case let number where number > terminal_key_f0:
            .function(number - terminal_key_f0)
        default: nil
        }
    }
}
