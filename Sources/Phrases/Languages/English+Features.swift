extension Language {
    static let englishFeatures: [Feature] = [
        Feature(
            """
            hair, hairs, curls, curl, waves, ringlets, pony tail, tresses, locks, hairdo, hairstyle, haircut,
            ponytail, braids, pigtails, mane
            """,
            made: "haired",
            [
                .init("Black_Hair", "black, jet black, raven, raven black, ebony, coal black, pitch black, dark"),
                .init(
                    "Blond_Hair",
                    """
                    blond, blonde, blondish, golden, gold, fair, yellow, flaxen, platinum, platinum blond, light,
                    platinum blonde, dirty blond, dirty blonde, sandy, light blond, light blonde, dark blond, dark blonde,
                    ash blond, ash blonde, honey blond, honey blonde, strawberry blond, strawberry blonde
                    """),
                .init(
                    "Brown_Hair",
                    """
                    brown, brunette, brunet, brownish, chestnut, auburn, chocolate, light brown, dark brown,
                    hazel, mousy
                    """
                ),
                .init(
                    "Gray_Hair",
                    """
                    gray, grey, greying, graying, silver, silvery, white, salt and pepper, salt pepper,
                    greyish, grayish
                    """
                ),
                .init("Straight_Hair", "straight, sleek, lank, straightened, smooth, poker straight"),
                .init("Wavy_Hair", "wavy, waved, curly, curled, curling, frizzy, kinky, permed, wave, waving"),
                .init("Receding_Hairline", "receding, thinning"),
            ],
            silent: """
                long, short, medium length, shoulder length, silky, shiny, soft, messy, tousled, glossy, thick, beautiful,
                pretty, lovely, gorgeous, nice, thin
                """, whenDenied: "Bald"),
        Feature(
            "eyes, eye", made: "eyed",
            [
                .init(
                    "Narrow_Eyes",
                    "narrow, narrowed, slit, slitted, squinting, squinty, squinted, small, tiny, slanted",
                    denies: "wide, wide open, big, large, round, huge"),
                .init("Bags_Under_Eyes", "baggy, puffy, bagged"),
            ], silent: "blond, blonde, pale, pretty, beautiful, lovely, gorgeous"),
        Feature(
            "eyebrows, eyebrow, brows, brow", made: "browed, eyebrowed",
            [
                .init(
                    "Arched_Eyebrows", "arched, arching, curved, high arched, raised, rounded",
                    denies: "flat, straight, unarched"),
                .init(
                    "Bushy_Eyebrows", "bushy, thick, heavy, dense, big, full, hairy",
                    denies: "thin, sparse, plucked, fine"),
            ], silent: "blond, blonde, curly, wavy, pale"),
        Feature(
            "nose", made: "nosed",
            [
                .init(
                    "Big_Nose", "big, large, huge, wide, broad, bulbous, giant, great",
                    denies: "small, tiny, little, petite"),
                .init("Pointy_Nose", "pointy, pointed, sharp, pointing, spiky", denies: "blunt, rounded, flat, snub"),
            ], silent: "thin, pretty, straight, pale, cute, old"),
        Feature(
            "lips, lip", made: "lipped",
            [
                .init(
                    "Big_Lips", "big, full, plump, thick, large, luscious, fat, pouty, fleshy, huge, fuller",
                    denies: "thin, small, narrow, tiny"),
                .init(
                    "Wearing_Lipstick",
                    """
                    red, painted, rouged, glossy, colored, coloured, made up, bright red, scarlet, crimson,
                    cherry
                    """),
                .init(
                    "Mouth_Slightly_Open", "parted, open, slightly parted", denies: "closed, pursed, pressed, sealed"),
            ], silent: "pale, pretty, beautiful, lovely"),
        Feature(
            "mouth", made: "mouthed",
            [
                .init(
                    "Mouth_Slightly_Open",
                    """
                    open, slightly open, half open, partly open, partially open, opened, parted, wide open, ajar, agape,
                    gaping, slightly opened, a little open, a bit open
                    """, denies: "closed, shut, close")
            ], silent: "pretty, beautiful"),
        Feature(
            "cheeks, cheek", made: "cheeked",
            [
                .init(
                    "Rosy_Cheeks",
                    """
                    rosy, red, pink, flushed, ruddy, rose, blushing, rouged, reddish, pinkish, blushed
                    """,
                    denies: "pale, white, colorless, colourless"),
                .init("Chubby", "chubby, fat, full, round, plump", denies: "hollow, sunken, gaunt"),
            ]),
        Feature(
            "cheekbones, cheekbone, cheek bones, cheek bone", made: "cheekboned",
            [
                .init(
                    "High_Cheekbones",
                    "high, prominent, strong, pronounced, raised, defined, sharp, chiseled, chiselled",
                    denies: "low, flat")
            ]),
        Feature(
            "face, visage, face shape", made: "faced",
            [
                .init(
                    "Oval_Face", "oval, oval shaped, egg shaped, ovoid, elliptical, egglike, oval formed",
                    denies: "round, square, angular, heart shaped, rectangular"),
                .init("Chubby", "chubby, fat, plump, puffy", denies: "thin, slim, lean, gaunt"),
                .init("Pale_Skin", "pale, white, pallid, pasty"),
            ]),
        Feature(
            "skin, complexion, skin tone", made: "skinned, complexioned",
            [
                .init(
                    "Pale_Skin", "pale, fair, white, light, porcelain, ivory, milky, pasty, ashen, pallid",
                    denies: "dark, tan, tanned, brown, black, olive, bronzed, bronze")
            ], silent: "beautiful, pretty, lovely, young, old"),
        Feature("chin", made: "chinned", [.init("Double_Chin", "double")]),
        Feature(
            "makeup, make up, cosmetics, maquillage",
            [
                .init(
                    "Heavy_Makeup",
                    """
                    heavy, thick, strong, full, bold, much, lots of, a lot of, plenty of, dramatic, excessive, loads of,
                    too much, tons of
                    """, denies: "light, little, natural, subtle, minimal, slight, discreet, a bit of")
            ], silent: "pretty, beautiful, pale"),
        Feature(
            "hairline, hair line",
            [.init("Receding_Hairline", "receding, receded, high, thinning, retreating", denies: "low")]),
        Feature(
            "photo, photograph, picture, image, shot, snapshot, portrait, pic, selfie, headshot, focus",
            [
                .init(
                    "Blurry", "blurry, blurred, fuzzy, unsharp, hazy, unfocused, soft, out of focus",
                    denies: "sharp, clear, crisp, focused, in focus")
            ],
            silent: """
                old, older, pretty, beautiful, lovely, gorgeous, nice, pale, cute, stunning, ancient, aged
                """),
        Feature(
            """
            hat, cap, beanie, beret, glasses, eyeglasses, sunglasses, spectacles, earrings, earring, necklace, tie, necktie,
            lipstick, mustache, moustache, beard, goatee, sideburns, stubble, smile, grin, bangs, fringe, forehead, jaw,
            ear, neck, tooth, teeth, shoulder, dress, shirt, suit, coat, jacket, background, jewelry
            """, [],
            silent: """
                pretty, beautiful, lovely, gorgeous, cute, charming, stunning, old, older, ancient, mature, thin, slim, pale,
                fuzzy, curly, wavy, straight, blond, blonde, happy, fat
                """),
    ]
}
