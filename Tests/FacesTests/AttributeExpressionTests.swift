import Networks
import Testing

@testable import Faces

@Suite struct AttributeExpressionTests {
    private func attributes(_ names: String...) -> FaceAttributes { FaceAttributes(names: names) }

    @Test func operatorsBindAsWritten() throws {
        let smile = try AttributeExpression("Smiling & Eyeglasses & !Male")
        #expect(smile.matches(attributes("Smiling", "Eyeglasses")))
        #expect(!smile.matches(attributes("Smiling", "Eyeglasses", "Male")))
        #expect(!smile.matches(attributes("Smiling")))
        #expect(smile.attributes == attributes("Smiling", "Eyeglasses", "Male"))
        let mixed = try AttributeExpression("young|BALD&male")
        #expect(mixed.matches(attributes("Young")))
        #expect(!mixed.matches(attributes("Bald")))
        #expect(try AttributeExpression("(young || bald) && male").matches(attributes("Bald", "Male")))
        #expect(!(try AttributeExpression("!!(!5_o_Clock_Shadow)").matches(attributes("5_o_Clock_Shadow"))))
    }

    @Test(
        arguments: [
            ("", 1, .expectedName(found: nil)), ("  ", 3, .expectedName(found: nil)),
            ("Smiling &", 10, .expectedName(found: nil)), ("& Male", 1, .expectedName(found: "&")),
            ("Smiling &&& Male", 11, .expectedName(found: "&")), ("Smiling Male", 9, .expectedOperator(found: "M")),
            ("Smiling !Male", 9, .expectedOperator(found: "!")), ("Male)", 5, .expectedOperator(found: ")")),
            ("Male | (Smiling & Bald", 8, .unclosedParenthesis), ("(Male Bald)", 7, .expectedOperator(found: "B")),
            ("()", 2, .expectedName(found: ")")), ("Male & \u{1B}[2J", 8, .expectedName(found: "\u{1B}")),
            ("Male & Smilng", 8, .unknownName("Smilng", suggestions: ["Smiling"])),
            ("Glasses", 1, .unknownName("Glasses", suggestions: ["Eyeglasses"])),
            ("Mael", 1, .unknownName("Mael", suggestions: ["Male"])),
            ("Grey_Hair", 1, .unknownName("Grey_Hair", suggestions: ["Gray_Hair", "Wavy_Hair"])),
            ("Zebra_Stripes", 1, .unknownName("Zebra_Stripes", suggestions: [])),
            (String(repeating: "(", count: 101) + "Male", 101, .tooDeep(limit: 100)),
            (String(repeating: "!", count: 3000) + "Male", 101, .tooDeep(limit: 100)),
            (String(repeating: " ", count: 5000), 4097, .tooLong(limit: 4096)),
        ] as [(String, Int, AttributeExpressionError.Problem)])
    func mistakesAreNamed(text: String, column: Int, problem: AttributeExpressionError.Problem) {
        let error = #expect(throws: AttributeExpressionError.self) { try AttributeExpression(text) }
        #expect(error == AttributeExpressionError(text: text, column: column, problem: problem))
        #expect(error?.description.contains { $0.isNewline || $0 == "\u{1B}" } == false)
    }

    @Test func deepAndLongAsFarAsStated() throws {
        let deep = String(repeating: "(", count: 100) + "Male" + String(repeating: ")", count: 100)
        #expect(try AttributeExpression(deep).matches(attributes("Male")))
        let long = Array(repeating: "Male", count: 585).joined(separator: " | ")
        #expect(long.count == 4092)
        #expect(try AttributeExpression(long).matches(attributes("Male")))
    }

    @Test func errorsSayWhatToDo() {
        let error = #expect(throws: AttributeExpressionError.self) { try AttributeExpression("Smilng & Male") }
        #expect(
            error?.description
                == "--only 'Smilng & Male', column 1: there is no attribute 'Smilng'; did you mean Smiling?")
    }

    /// Random conditions against an evaluator that walks the tree that they were written from.
    @Test func randomConditionsMeanWhatTheirTreesMean() throws {
        var random = SeededRandom(seed: 2015, stream: 0)
        for _ in 0..<300 {
            let tree = Condition.random(depth: Int(random.next() % 6), &random)
            let expression = try AttributeExpression(tree.text(&random))
            for _ in 0..<20 {
                let face = FaceAttributes(rawValue: random.next())
                #expect(expression.matches(face) == tree.holds(for: face), "\(expression.text)")
            }
        }
    }
}

/// A condition as a tree.
private indirect enum Condition {
    case name(Int)
    case not(Condition)
    case both(Condition, Condition)
    case either(Condition, Condition)

    static func random(depth: Int, _ random: inout SeededRandom) -> Condition {
        let kind = depth == 0 ? 0 : random.next() % 4
        switch kind {
        case 0: return .name(Int(random.next() % 40))
        case 1: return .not(Self.random(depth: depth - 1, &random))
        case 2: return .both(Self.random(depth: depth - 1, &random), Self.random(depth: depth - 1, &random))
        default: return .either(Self.random(depth: depth - 1, &random), Self.random(depth: depth - 1, &random))
        }
    }

    func holds(for face: FaceAttributes) -> Bool {
        switch self {
        case .name(let index): face.rawValue & (1 << UInt64(index)) != 0
        case .not(let operand): !operand.holds(for: face)
        case .both(let left, let right): left.holds(for: face) && right.holds(for: face)
        case .either(let left, let right): left.holds(for: face) || right.holds(for: face)
        }
    }

    /// The tree in writing: parentheses only where they are needed, or, at times, where they are not.
    func text(_ random: inout SeededRandom) -> String {
        let space = random.next() % 2 == 0 ? " " : ""
        let text: String
        switch self {
        case .name(let index): text = FaceAttributes.names[index]
        case .not(let operand): text = "!" + space + operand.text(within: 2, &random)
        case .both(let left, let right):
            text = left.text(within: 1, &random) + space + "&" + space + right.text(within: 1, &random)
        case .either(let left, let right):
            text = left.text(within: 0, &random) + space + "|" + space + right.text(within: 0, &random)
        }
        return random.next() % 8 == 0 ? "(\(text))" : text
    }

    private func text(within level: Int, _ random: inout SeededRandom) -> String {
        let own =
            switch self {
            case .either: 0
            case .both: 1
            case .not, .name: 2
            }
        return own < level ? "(\(text(&random)))" : text(&random)
    }
}
