/// Which attributes hold for one face: a bit each, in the order of the `attributeNames` of the face's source.
///
/// Most sources have CelebA's 40. Their names and order are those of `list_attr_celeba.txt` (Liu et al., "Deep learning face attributes in the wild", ICCV
/// 2015, doi:10.1109/ICCV.2015.425).
public struct FaceAttributes: OptionSet, Sendable, Hashable {
    /// Attributes of a face at most.
    public static let mostAttributes = 63

    /// Bit i tells whether attribute number i holds; the highest bit is 0.
    public let rawValue: UInt64

    /// Takes the lowest 63 bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue & (1 << UInt64(Self.mostAttributes) - 1)
    }

    /// Those of CelebA's attributes that have these names, in CelebA's spelling; others are left out.
    public init(names: some Sequence<String>) {
        self.init(rawValue: names.reduce(0) { bits, name in Self.indices[name].map { bits | 1 << UInt64($0) } ?? bits })
    }

    /// All that there can be.
    public static let all = FaceAttributes(rawValue: .max)

    /// Whether attribute number `index` holds.
    ///
    /// - Precondition: `index` is in `0..<mostAttributes`.
    public func holds(_ index: Int) -> Bool {
        precondition((0..<Self.mostAttributes).contains(index), "attribute \(index) of \(Self.mostAttributes)")
        return rawValue >> UInt64(index) & 1 == 1
    }

    /// The numbers of the attributes that hold, in order.
    public var indices: [Int] { (0..<Self.mostAttributes).filter(holds) }

    /// The attributes with these numbers alone, numbered anew in that order.
    func keeping(_ kept: [Int]) -> FaceAttributes {
        FaceAttributes(
            rawValue: kept.enumerated().reduce(0) { bits, place in
                bits | (rawValue >> UInt64(place.element) & 1) << UInt64(place.offset)
            })
    }

    /// The position of one of CelebA's attributes among `names`, upper and lower case alike; nil when there is no such name.
    public static func index(of name: String) -> Int? {
        indices[name] ?? lowercaseIndices[name.lowercased()]
    }

    /// CelebA's 40 names.
    public static let names = [
        "5_o_Clock_Shadow", "Arched_Eyebrows", "Attractive", "Bags_Under_Eyes", "Bald", "Bangs", "Big_Lips", "Big_Nose",
        "Black_Hair", "Blond_Hair", "Blurry", "Brown_Hair", "Bushy_Eyebrows", "Chubby", "Double_Chin", "Eyeglasses",
        "Goatee", "Gray_Hair", "Heavy_Makeup", "High_Cheekbones", "Male", "Mouth_Slightly_Open", "Mustache",
        "Narrow_Eyes", "No_Beard", "Oval_Face", "Pale_Skin", "Pointy_Nose", "Receding_Hairline", "Rosy_Cheeks",
        "Sideburns", "Smiling", "Straight_Hair", "Wavy_Hair", "Wearing_Earrings", "Wearing_Hat", "Wearing_Lipstick",
        "Wearing_Necklace", "Wearing_Necktie", "Young",
    ]

    private static let indices = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    private static let lowercaseIndices = Dictionary(
        uniqueKeysWithValues: zip(names.map { $0.lowercased() }, names.indices))
}
