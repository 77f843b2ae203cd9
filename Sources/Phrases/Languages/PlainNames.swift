/// CelebA's attributes as a screen names them, said and denied. The parser reads each back as it is meant.
enum PlainNames {
    static let english: [String: (said: String, denied: String)] = [
        "5_o_Clock_Shadow": ("5 o'clock shadow", "no 5 o'clock shadow"),
        "Arched_Eyebrows": ("arched eyebrows", "straight eyebrows"), "Attractive": ("attractive", "not attractive"),
        "Bags_Under_Eyes": ("bags under the eyes", "no bags under the eyes"), "Bald": ("bald", "not bald"),
        "Bangs": ("bangs", "no bangs"), "Big_Lips": ("big lips", "thin lips"), "Big_Nose": ("big nose", "small nose"),
        "Black_Hair": ("black hair", "no black hair"), "Blond_Hair": ("blond hair", "no blond hair"),
        "Blurry": ("blurry photo", "sharp photo"), "Brown_Hair": ("brown hair", "no brown hair"),
        "Bushy_Eyebrows": ("bushy eyebrows", "thin eyebrows"), "Chubby": ("chubby", "slim"),
        "Double_Chin": ("double chin", "no double chin"), "Eyeglasses": ("glasses", "no glasses"),
        "Goatee": ("goatee", "no goatee"), "Gray_Hair": ("gray hair", "no gray hair"),
        "Heavy_Makeup": ("heavy makeup", "no heavy makeup"), "High_Cheekbones": ("high cheekbones", "low cheekbones"),
        "Male": ("man", "woman"), "Mouth_Slightly_Open": ("mouth slightly open", "mouth closed"),
        "Mustache": ("mustache", "no mustache"), "Narrow_Eyes": ("narrow eyes", "wide eyes"),
        "No_Beard": ("no beard", "beard"), "Oval_Face": ("oval face", "no oval face"),
        "Pale_Skin": ("pale skin", "no pale skin"), "Pointy_Nose": ("pointy nose", "no pointy nose"),
        "Receding_Hairline": ("receding hairline", "no receding hairline"),
        "Rosy_Cheeks": ("rosy cheeks", "no rosy cheeks"),
        "Sideburns": ("sideburns", "no sideburns"), "Smiling": ("smiling", "not smiling"),
        "Straight_Hair": ("straight hair", "no straight hair"), "Wavy_Hair": ("wavy hair", "no wavy hair"),
        "Wearing_Earrings": ("earrings", "no earrings"), "Wearing_Hat": ("hat", "no hat"),
        "Wearing_Lipstick": ("lipstick", "no lipstick"), "Wearing_Necklace": ("necklace", "no necklace"),
        "Wearing_Necktie": ("necktie", "no necktie"), "Young": ("young", "old"),
    ]
}
