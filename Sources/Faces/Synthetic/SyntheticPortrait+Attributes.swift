extension SyntheticPortrait {
    /// The names of all attributes that a portrait can have, in CelebA's order and spelling. CelebA's other names
    /// (such as `Attractive` or `Wearing_Earrings`) say nothing about a portrait.
    public static let attributeNames = [
        "5_o_Clock_Shadow", "Arched_Eyebrows", "Bags_Under_Eyes", "Bald", "Bangs", "Big_Lips", "Big_Nose", "Black_Hair",
        "Blond_Hair", "Blurry", "Brown_Hair", "Bushy_Eyebrows", "Chubby", "Eyeglasses", "Goatee", "Gray_Hair",
        "Heavy_Makeup", "High_Cheekbones", "Male", "Mouth_Slightly_Open", "Mustache", "Narrow_Eyes", "No_Beard",
        "Pale_Skin", "Receding_Hairline", "Rosy_Cheeks", "Smiling", "Straight_Hair", "Wavy_Hair", "Wearing_Hat",
        "Wearing_Lipstick", "Young",
    ]

    /// The attributes that hold for this portrait, by CelebA's names (Liu et al., "Deep learning face attributes in
    /// the wild", ICCV 2015, doi:10.1109/ICCV.2015.425). They follow from the numbers that it is drawn with, so the
    /// picture shows what they say.
    public var attributes: Set<String> {
        var names = hairAttributes
        names.formUnion(faceAttributes)
        let conditions: [(String, Bool)] = [
            ("Male", person.isMale), ("Young", person.age < 0.5), ("Chubby", person.weight > 0.8),
            ("Pale_Skin", person.melanin < 0.06), ("Rosy_Cheeks", skin.blush > 0.75),
            ("Eyeglasses", glasses != nil), ("Wearing_Hat", hat != nil), ("Blurry", camera.blur > 0.25),
            ("Heavy_Makeup", eyes.shadowAmount > 0.32), ("Wearing_Lipstick", mouth.lipstick > 0.35),
        ]
        for (name, holds) in conditions where holds { names.insert(name) }
        return names
    }

    private var hairAttributes: Set<String> {
        let isBald = hair.style == .bald
        let hangs = hair.style == .long || hair.style == .medium
        let conditions: [(String, Bool)] = [
            ("Bald", isBald), ("Bangs", hair.bangs && hat == nil),
            ("Black_Hair", !isBald && hair.shade == .black), ("Blond_Hair", !isBald && hair.shade == .blond),
            ("Brown_Hair", !isBald && hair.shade == .brown), ("Gray_Hair", !isBald && hair.shade == .gray),
            ("Receding_Hairline", !isBald && (hair.recession > 1.8 || hair.hairline < -11.9)),
            ("Wavy_Hair", hair.waviness > 0.3), ("Straight_Hair", hangs && hair.waviness <= 0.3),
        ]
        return Set(conditions.filter(\.1).map(\.0))
    }

    private var faceAttributes: Set<String> {
        let hasBeard = beard.jaw > 0 || beard.goatee > 0 || beard.moustache > 0
        let conditions: [(String, Bool)] = [
            ("Smiling", mouth.smile > 0.4), ("Mouth_Slightly_Open", mouth.open > 0),
            ("Big_Lips", mouth.upperLip + mouth.lowerLip > 2.75), ("Big_Nose", nose.width > 2.15),
            ("Bushy_Eyebrows", brows.thickness > 0.8), ("Arched_Eyebrows", brows.arch > 0.75),
            ("Narrow_Eyes", eyes.open < 1.4), ("Bags_Under_Eyes", skin.shadows > 0.6),
            ("High_Cheekbones", head.cheekbones > 0.9), ("Goatee", beard.goatee > 0),
            ("Mustache", beard.moustache > 0), ("5_o_Clock_Shadow", !hasBeard && beard.stubble > 0.3),
            ("No_Beard", !hasBeard && beard.stubble <= 0.3),
        ]
        return Set(conditions.filter(\.1).map(\.0))
    }
}
