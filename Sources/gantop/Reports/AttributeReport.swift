import Faces
import Foundation

/// The balance of attributes as lines of text, two attributes a line, 76 columns wide.
enum AttributeReport {
    static func lines(_ balance: AttributeBalance) -> [String] {
        let half = (balance.names.count + 1) / 2
        return ["attributes of \(balance.faces) faces:"]
            + (0..<half).map { row in
                let line =
                    cell(row, balance) + (row + half < balance.names.count ? "  " + cell(row + half, balance) : "")
                return String(line.reversed().drop { $0 == " " }.reversed())
            }
    }

    /// Name, share and bar: 37 columns.
    private static func cell(_ index: Int, _ balance: AttributeBalance) -> String {
        let share = balance.share(index)
        let name = balance.names[index].padding(toLength: 19, withPad: " ", startingAt: 0)
        let bar = bar(share, width: 10).padding(toLength: 10, withPad: " ", startingAt: 0)
        return name + String(format: "%6.1f%% ", share * 100) + bar
    }

    /// A bar in eighths of a column, at least one where the share is not 0.
    static func bar(_ share: Double, width: Int) -> String {
        guard share > 0 else { return "" }
        let eighths = max(1, Int((min(share, 1) * Double(width) * 8).rounded()))
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}
