extension Language {
    static let english = Language(
        name: "English", attributes: englishAttributes, features: englishFeatures,
        negations: englishNegations, denyingEndings: "less, free", joins: .english,
        fillers: englishFillers, pronouns: "he, him, his, himself, she, her, hers, herself", links: "",
        inflection: .english)

    private static let englishNegations: [(words: WordList, negation: Negation)] =
        Denial.english.negations.sorted { $0.key < $1.key }.map { (WordList($0.key), $0.value) } + [
            ("w o, free of, free from, devoid of, absence of, lack of, missing, minus, zero", .preposition),
            ("not any, hardly any", .noun),
            ("no longer, not yet, hardly, barely, scarcely, rarely, far from, anything but, un", .verb),
            ("rather than, instead of", .preposition), ("with or without, either with or without", .either),
        ]

    private static let englishFillers = WordList(
        FunctionWords.english.sorted().joined(separator: ",") + ","
            + """
            person, people, human, individual, someone, character, celebrity, model, subject, adult, head, body,
            wear, wears, wearing, wore, worn, look, looks, looking, appear, appears, appearing, seem, seems, show, shows,
            showing, shown, visible, kind, style, styled, color, colour, colored, coloured, type, shaped, shape, pair,
            set, sort, trace, sign, hint, shade, year old, years old, not only, not just, please, generate, draw, give,
            paint, full of, sporting, sports, extremely, fairly, moderately, clearly, obviously, truly, totally,
            completely, slightly, a bit, lot, little bit, kinda, particularly, especially, too, at all, anymore, expression,
            features, closeup, close up, of them, ok, okay, hello, hi, expressing, whatsoever, actually, certain,
            facial, image of, being, been, putting, carrying, dressed, ones, good, nice, want, see, find, one with, yes, lots of, a lot of, plenty of, loads of, tons of
            """)

    private static let englishAttributes: [String: AttributeWords] = [
        "5_o_Clock_Shadow": AttributeWords(
            """
            5 o'clock shadow, five o'clock shadow, 5 o clock shadow, five o clock shadow, 5 oclock shadow, 5oclock shadow,
            five oclock shadow, stubble, stubbly, stubbled, stubbly beard, designer stubble, unshaven, unshaved, scruff,
            scruffy, scruffy beard, three day beard, 3 day beard, shadow of a beard, beard shadow
            """, isThing: true),
        "Arched_Eyebrows": AttributeWords("arched eyebrowed"),
        "Attractive": AttributeWords(
            """
            attractive, beautiful, beauty, pretty, handsome, good looking, goodlooking, nice looking, gorgeous, lovely,
            cute, charming, stunning, sexy, hot
            """, denies: "ugly, unattractive, homely, unsightly, plain looking, not good looking, hideous"),
        "Bags_Under_Eyes": AttributeWords(
            """
            bags under eyes, bags below eyes, bags beneath eyes, bags underneath eyes, bag under eyes, eye bags, eyebags,
            under eye bags, undereye bags, baggy eyed, circles under eyes, rings under eyes, dark circles, eye rings,
            bags around eyes, shadows under eyes
            """, isThing: true),
        "Bald": AttributeWords(
            """
            bald, bald headed, baldheaded, lost hair, lost all hair, lost all of hair, bald head, hairless,
            baldness, shaved head, shaven head, shaven headed, baldy
            """,
            denies: "full head of hair"),
        "Bangs": AttributeWords(
            "bangs, fringe, fringed, forelock, hair over forehead, hair on forehead", isThing: true),
        "Blurry": AttributeWords(
            "blurry, blurred, blur, blurriness, out of focus, unfocused, fuzzy, unsharp, hazy",
            denies: "in focus, in sharp focus"),
        "Blond_Hair": AttributeWords("blond, blonde, blondie, fair headed, golden headed"),
        "Brown_Hair": AttributeWords("brunette, brunet"),
        "Gray_Hair": AttributeWords("graying, greying, gray headed, grey headed, white headed, silver headed"),
        "Chubby": AttributeWords(
            "chubby, fat, plump, overweight, obese, chunky, heavyset, heavy set, stout, pudgy, corpulent, tubby",
            denies: "thin, slim, skinny, slender, lean, slightly built"),
        "Double_Chin": AttributeWords("double chin, double chinned, second chin, two chins", isThing: true),
        "Eyeglasses": AttributeWords(
            """
            glasses, eyeglasses, eyeglass, eye glasses, spectacles, spectacled, specs, sunglasses, sun glasses, eyewear,
            goggles, shades, bespectacled, glassed
            """, isThing: true),
        "Goatee": AttributeWords("goatee, goateed, goatee beard, chin beard, van dyke, chin tuft", isThing: true),
        "Heavy_Makeup": AttributeWords(
            """
            makeup, make up, make up wearing, cosmetics, maquillage, mascara, eyeshadow, eye shadow, heavily made up,
            made up, make upped
            """, denies: "lightly made up, slightly made up, bare faced, barefaced, unmade up, natural look",
            isThing: true),
        "High_Cheekbones": AttributeWords("chiseled cheeks, chiselled cheeks"),
        "Male": AttributeWords(
            """
            man, male, boy, guy, gentleman, lad, dude, fellow, fella, bloke, chap, husband, father, dad, daddy, brother,
            son, uncle, nephew, grandfather, grandpa, granddad, grandad, mister, mr, sir, king, prince, actor,
            businessman, masculine, boyfriend, he, him, his, himself, manly, gent
            """,
            denies: """
                woman, female, lady, girl, lass, gal, wife, mother, mom, mum, mommy, sister, daughter, aunt, niece,
                grandmother, grandma, granny, mrs, ms, miss, madam, queen, princess, actress, businesswoman, feminine,
                girlfriend, womanly, she, her, hers, herself, chick
                """),
        "Mouth_Slightly_Open": AttributeWords(
            "open mouthed, agape, gaping, slack jawed, mouth agape",
            denies: "tight lipped, closed mouthed, close mouthed"),
        "Mustache": AttributeWords(
            """
            mustache, moustache, mustachioed, moustachioed, mustached, moustached, handlebar mustache, stache, tash,
            walrus mustache, handlebar moustache, handlebars
            """, isThing: true),
        "Narrow_Eyes": AttributeWords("squinting, squinty, squint, squints, slit eyed"),
        "No_Beard": AttributeWords(
            """
            clean shaven, cleanshaven, smooth shaven, smoothly shaven, freshly shaven, freshly shaved, shaved, shaven,
            close shaven, clean shave, clean shaved, smooth chinned, unbearded, shaves
            """, denies: "beard, bearded, full beard, long beard, thick beard, facial hair, whiskers, beardy",
            isThing: true),
        "Oval_Face": AttributeWords("face shaped like an egg, face like an egg"),
        "Pale_Skin": AttributeWords(
            "pale, pallid, ashen, pasty, paleness, fair complexioned, light complexioned",
            denies: "tanned, tan, suntanned, sunburnt, sunburned, swarthy, dark complexioned"),
        "Receding_Hairline": AttributeWords(
            "balding, going bald, losing his hair, losing hair, thinning on top, receding"),
        "Rosy_Cheeks": AttributeWords("blush, blushing, blushes, flushed, blusher, rouge, apple cheeks, rosy"),
        "Sideburns": AttributeWords(
            """
            sideburns, sideburn, side burns, sideboards, mutton chops, muttonchops, side whiskers, sidelocks,
            mutton chop
            """,
            isThing: true),
        "Smiling": AttributeWords(
            """
            smiling, smile, smiled, smiley, grin, grinning, grinned, beaming, laughing, laugh, laughed, laughter, happy,
            cheerful, joyful, happily, smirk, smirking, big smile, wide smile, broad smile, big grin, wide grin,
            broad grin, toothy smile, toothy grin, bright smile, open smile, slight smile, warm smile, light smile
            """,
            denies: """
                frowning, frown, unsmiling, straight faced, straight face, sad, unhappy, expressionless, poker faced,
                poker face, neutral expression, scowling, scowl, gloomy
                """),
        "Wavy_Hair": AttributeWords("wavy, curly, curls, waves, ringlets, perm, permed, frizzy, curly head, curl"),
        "Wearing_Earrings": AttributeWords(
            """
            earrings, earring, ear rings, ear ring, ear studs, hoops, hoop earrings, hoop earring, ear
            jewelry, ear clips
            """,
            isThing: true),
        "Wearing_Hat": AttributeWords(
            """
            hat, cap, beanie, beret, fedora, headgear, headwear, bonnet, baseball cap, cowboy hat, sombrero, top hat,
            hatted, straw hat
            """, denies: "bareheaded, bare headed, bare head", isThing: true),
        "Wearing_Lipstick": AttributeWords(
            "lipstick, lip stick, lip gloss, lipgloss, lip color, lip colour, lip paint, rouged lips, lipsticked",
            isThing: true),
        "Wearing_Necklace": AttributeWords(
            "necklace, neck chain, pendant, choker, pearls, string of pearls, locket, necklaced, neck lace",
            isThing: true),
        "Wearing_Necktie": AttributeWords(
            "necktie, tie, neck tie, bow tie, bowtie, cravat, neckwear, suit and tie", isThing: true),
        "Young": AttributeWords(
            """
            young, boy, girl, lad, lass, youthful, youth, teenage, teenaged, teen, teenager, adolescent, kid, child, childlike, younger,
            youngster, juvenile, young looking, in her twenties, in his twenties
            """,
            denies: """
                old, elderly, aged, older, senior, ancient, middle aged, middleaged, elder, mature, grandmother,
                grandma, granny, grandfather, grandpa, granddad, grandad, wrinkled, wrinkly, old aged, pensioner
                """),
    ]
}
