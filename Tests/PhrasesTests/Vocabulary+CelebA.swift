import Phrases

extension Vocabulary {
    /// CelebA's 40 attributes in its order.
    static let celebA = Vocabulary(
        names: [
            "5_o_Clock_Shadow", "Arched_Eyebrows", "Attractive", "Bags_Under_Eyes", "Bald", "Bangs", "Big_Lips",
            "Big_Nose", "Black_Hair", "Blond_Hair", "Blurry", "Brown_Hair", "Bushy_Eyebrows", "Chubby", "Double_Chin",
            "Eyeglasses", "Goatee", "Gray_Hair", "Heavy_Makeup", "High_Cheekbones", "Male", "Mouth_Slightly_Open",
            "Mustache", "Narrow_Eyes", "No_Beard", "Oval_Face", "Pale_Skin", "Pointy_Nose", "Receding_Hairline",
            "Rosy_Cheeks", "Sideburns", "Smiling", "Straight_Hair", "Wavy_Hair", "Wearing_Earrings", "Wearing_Hat",
            "Wearing_Lipstick", "Wearing_Necklace", "Wearing_Necktie", "Young",
        ], kind: .attributes)

    /// A condition in words: `Smiling -Male`, in the vocabulary's order.
    func listing(_ condition: [Int8]) -> String {
        zip(names, condition).filter { $0.1 != 0 }.map { ($0.1 < 0 ? "-" : "") + $0.0 }.joined(separator: " ")
    }

    /// The same for a condition that is written in any order.
    func sorted(_ listing: String) -> String {
        var condition = [Int8](repeating: 0, count: names.count)
        for part in listing.split(separator: " ") {
            let isDenied = part.hasPrefix("-")
            guard let index = index(of: String(isDenied ? part.dropFirst() : part)) else { return "no such: \(part)" }
            condition[index] = isDenied ? -1 : 1
        }
        return self.listing(condition)
    }
}
