/// Where the ink of the printable ASCII characters lies, space first. Sixths of a cell are two columns and three rows,
/// row by row; all numbers are shares, 0...1.
struct InkCoverage: Sendable {
    /// The characters.
    let characters: [Character]
    /// How much of each sixth is inked: six numbers a character.
    let sixths: [Float]
    /// The mean of each character's sixths.
    let means: [Float]
    /// The sum of the squares of each character's sixths.
    let squares: [Float]
    /// Each character's sum of squared differences of its sixths from their mean, and the variance of ink and ground
    /// within the sixths, summed: what an eye sees beside.
    let shapes: [(spread: Float, texture: Float)]

    static let ascii = InkCoverage()

    private init() {
        var sixths = Array(repeating: Float(0), count: 6)
        var tens: Float?
        for digits in inkDigits {
            for byte in digits.utf8 {
                let digit = Float(byte) - 48
                if let first = tens { sixths.append((first * 10 + digit) / 100) }
                tens = tens == nil ? digit : nil
            }
        }
        characters = (32..<127).map { Character(UnicodeScalar($0)) }
        self.sixths = sixths
        var means: [Float] = []
        var squares: [Float] = []
        var shapes: [(spread: Float, texture: Float)] = []
        for first in stride(from: 0, to: sixths.count, by: 6) {
            let sum: Float = sixths[first..<first + 6].reduce(0, +)
            let square: Float = sixths[first..<first + 6].reduce(0) { $0 + $1 * $1 }
            means.append(sum / 6)
            squares.append(square)
            shapes.append((spread: square - sum * sum / 6, texture: sum - square))
        }
        self.means = means
        self.squares = squares
        self.shapes = shapes
    }
}

/// For "!" to "~" the ink of each sixth of a cell in percent, measured on DejaVu Sans Mono in cells as high as its lines.
private let inkDigits = [
    "080812130505", "141406060000", "101451511109", "121725331523", "210233340120", "180939301923",
    "070703030000", "031327040614", "130303281407", "121316170000", "010129300303", "000000001710",
    "000009090000", "000000000808", "001515161900", "191939391616", "151305281322", "172011242216",
    "152007371818", "042237430013", "231220311817", "181442311617", "172507261201", "202037371818",
    "201828421415", "000008080808", "000008081710", "000032310007", "000037380000", "000031330700",
    "132109220704", "121643382629", "131339391313", "242041392118", "171634001416", "251733352214",
    "241741162017", "221839151300", "191634251520", "161643431313", "191916171718", "092100331914",
    "161951251315", "160033002019", "252546461212", "261544471220", "202034341717", "232240271300",
    "202034341727", "252042371313", "201423271718", "242516170607", "161633331717", "161630311010",
    "151550501616", "171730301313", "171723240606", "152816172220", "141025051811", "150019120019",
    "101405251018", "151506060000", "000000001818", "110300000000", "020131421920", "170239362017",
    "000233131415", "011735391720", "010143351615", "081928210804", "020136392838", "170237351212",
    "040619181518", "010811281621", "170040311214", "230226040614", "020247471516", "010237351212",
    "010135351717", "010239353617", "010135391737", "000233171200", "010230281416", "130138110813",
    "000030301719", "000030311010", "000040401616", "000030301313", "000031312713", "010121301912",
    "051826120922", "080814141414", "180512262209", "000018180000",
]
