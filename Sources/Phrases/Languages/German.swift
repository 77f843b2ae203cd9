extension Language {
    static let german = Language(
        name: "German", attributes: germanAttributes, features: germanFeatures,
        negations: [
            ("kein, keinerlei", .noun), ("ohne, fehlend", .preposition), ("weder", .list), ("noch", .onlyAfterDenial),
            ("nicht, nie, niemals, kaum, un", .verb), ("frei von, statt, anstatt", .preposition),
            ("mit oder ohne", .either),
        ],
        denyingEndings: "los, frei, lose",
        joins: DenialJoins(
            and: ["und", "sowie"], or: ["oder"],
            contrasts: ["aber", "sondern", "mit", "jedoch", "doch", "dafuer", "allerdings"],
            clauses: [
                "ist", "sind", "hat", "haben", "traegt", "der", "die", "das", "dem", "den", "welche", "deren", "dessen",
                "im", "in", "auf", "am", "er", "sie", "dabei",
            ], articles: ["ein", "eine", "einen", "einem", "einer", "eines"]),
        fillers: """
            person, mensch, leute, jemand, kopf, bild von, gesicht von, es, von, des, zu, sein, sich, an, bei, sehr, ganz,
            etwas, leicht, ziemlich, recht, eher, besonders, wirklich, so, auch, nur, trägt, tragen, tragend,
            trug, hatte, war, wirkt, aussehen, aussieht, sieht aus, sieht, aus, zeigt, zeigend, bitte, ihm, jahre alt,
            jährig, farbe, farben, farbig, art, form, förmig, getragen, auf dem kopf, wie, als, also, dass, ja, um, hals,
            nicht nur, unter, über, einfach, typ, erwachsen, ein bisschen, ein wenig, gar, überhaupt, mehr, habend, steht
            """,
        pronouns: "er, sie, ihr, ihm, ihn, seine, seinen, seinem, seiner, ihre, ihren, ihrem, ihrer", links: "",
        inflection: .endings(["e", "en", "er", "es", "em", "n", "s", "ern"], stem: 3), capitalized: "Junge")

    private static let germanAttributes: [String: AttributeWords] = [
        "5_o_Clock_Shadow": AttributeWords(
            "Bartschatten, Stoppeln, Bartstoppeln, Dreitagebart, Drei Tage Bart, unrasiert, stoppelig, Stoppelbart",
            isThing: true),
        "Arched_Eyebrows": AttributeWords("hochgezogene Brauen"),
        "Attractive": AttributeWords(
            """
            attraktiv, schön, hübsch, gutaussehend, gut aussehend, schönheit, reizend
            """, denies: "hässlich, unattraktiv"
        ),
        "Bags_Under_Eyes": AttributeWords(
            """
            Augenringe, Augenring, Tränensäcke, Ringe unter den Augen, Säcke unter den Augen, Schatten unter
            den Augen
            """,
            isThing: true),
        "Bald": AttributeWords(
            """
            Glatze, kahl, kahlköpfig, glatzköpfig, kahlgeschoren, glatzkopf, haarlos, kahlkopf
            """),
        "Bangs": AttributeWords("Pony, Ponyfrisur, Stirnfransen, Ponyfransen, Fransen", isThing: true),
        "Blond_Hair": AttributeWords("blond, Blondine"), "Brown_Hair": AttributeWords("brünett, Brünette"),
        "Blurry": AttributeWords("unscharf, verschwommen, verwackelt, unschärfe"),
        "Chubby": AttributeWords(
            """
            dick, mollig, rundlich, pummelig, füllig, übergewichtig, beleibt
            """, denies: "dünn, schlank, mager, hager"),
        "Double_Chin": AttributeWords("Doppelkinn", isThing: true),
        "Eyeglasses": AttributeWords(
            """
            Brille, Sonnenbrille, Lesebrille, bebrillt, Brillenträger, Brillenträgerin, Augengläser
            """, isThing: true),
        "Goatee": AttributeWords("Ziegenbart, Kinnbart, Spitzbart, Ziegenbärtchen", isThing: true),
        "Heavy_Makeup": AttributeWords(
            "geschminkt, Schminke, stark geschminkt, Make up, Makeup, Lidschatten, Wimperntusche",
            denies: "ungeschminkt, leicht geschminkt, dezent geschminkt", isThing: true),
        "High_Cheekbones": AttributeWords("hohe Wangen"),
        "Male": AttributeWords(
            """
            Mann, Männer, männlich, Junge, ein Junge, kein Junge, Jungs, Bub, Herr, Kerl, Typ, Knabe, Bursche, Vater, Bruder, Sohn, Onkel, Opa,
            Großvater, er, ihn, ihm, seine, seinem, Schauspieler, Brillenträger
            """,
            denies: """
                Frau, weiblich, Mädchen, Dame, Mutter, Schwester, Tochter, Tante, Oma, Großmutter, sie, ihr, ihre, ihren,
                Schauspielerin, Brillenträgerin, Blondine, Brünette
                """),
        "Mouth_Slightly_Open": AttributeWords("offenstehender Mund, Mund auf"),
        "Mustache": AttributeWords(
            """
            Schnurrbart, Schnauzbart, Schnauzer, Oberlippenbart, Schnäuzer, schnurrbärtig, Schnurrbärte
            """, isThing: true
        ),
        "Narrow_Eyes": AttributeWords("schlitzäugig, zusammengekniffene Augen, blinzelnd"),
        "No_Beard": AttributeWords(
            "rasiert, glattrasiert, glatt rasiert, frisch rasiert",
            denies: "Bart, Vollbart, bärtig, Bärte, Bartträger, Backenbart", isThing: true),
        "Oval_Face": AttributeWords("Eiergesicht"),
        "Pale_Skin": AttributeWords(
            "blass, bleich, hellhäutig, Blässe", denies: "gebräunt, braungebrannt, dunkelhäutig"),
        "Receding_Hairline": AttributeWords("Geheimratsecken, Stirnglatze, Haarausfall", isThing: true),
        "Rosy_Cheeks": AttributeWords("rotwangig, rotbackig, Rouge, errötet, rosig"),
        "Sideburns": AttributeWords("Koteletten, Kotelette", isThing: true),
        "Smiling": AttributeWords(
            """
            lächelnd, lächeln, lächelt, lacht, lachend, lachen, grinst, grinsend, grinsen, fröhlich, strahlend, glücklich,
            Lächeln
            """, denies: "traurig, mürrisch, finster, unglücklich"),
        "Wavy_Hair": AttributeWords("Locken, lockig, gewellt, wellig, Lockenkopf, gelockt, Wellen"),
        "Wearing_Earrings": AttributeWords("Ohrringe, Ohrring, Ohrstecker, Ohrschmuck, Ohrhänger", isThing: true),
        "Wearing_Hat": AttributeWords(
            "Hut, Hüte, Mütze, Kappe, Kopfbedeckung, Strohhut, Baseballkappe, Baskenmütze", denies: "barhäuptig",
            isThing: true),
        "Wearing_Lipstick": AttributeWords("Lippenstift, Lippgloss, Lipgloss, geschminkte Lippen", isThing: true),
        "Wearing_Necklace": AttributeWords("Halskette, Kette, Perlenkette, Collier, Halsketten", isThing: true),
        "Wearing_Necktie": AttributeWords("Krawatte, Schlips, Fliege, Binder, Krawatten", isThing: true),
        "Young": AttributeWords(
            """
            jung, Junge, ein Junge, Jungs, Bub, Knabe, Mädchen, jugendlich, Kind, Kinder, Teenager, jünger,
            Jugendlicher
            """,
            denies: "alt, älter, betagt, greis, Greis, Greisin, Oma, Opa, Großmutter, Großvater, Senior, Seniorin"),
    ]

    private static let germanFeatures: [Feature] = [
        Feature(
            "Haar, Haare, Haaren, Frisur, Strähnen, Locken, Wellen", made: "haarig",
            [
                .init("Black_Hair", "schwarz, pechschwarz, tiefschwarz, rabenschwarz, dunkel, dunkl"),
                .init(
                    "Blond_Hair",
                    """
                    blond, hellblond, dunkelblond, goldblond, golden, goldblond, hell, gelb, strohblond
                    """),
                .init("Brown_Hair", "braun, brünett, kastanienbraun, hellbraun, dunkelbraun"),
                .init("Gray_Hair", "grau, weiß, silbern, ergraut, silbergrau, graumeliert"),
                .init("Straight_Hair", "glatt, gerade, geglättet, ungelockt"),
                .init("Wavy_Hair", "wellig, gewellt, lockig, gelockt, kraus"),
            ], silent: "lang, kurz, schön, hübsch, schulterlang, seidig, dünn, dick, voll", whenDenied: "Bald"),
        Feature(
            "Auge, Augen", made: "äugig",
            [.init("Narrow_Eyes", "schmal, eng, klein, zusammengekniffen", denies: "groß, weit, rund")], silent: "schön"
        ),
        Feature(
            "Augenbraue, Augenbrauen, Braue, Brauen",
            [
                .init(
                    "Arched_Eyebrows", "geschwungen, gewölbt, gebogen, bogenförmig, hochgezogen",
                    denies: "gerade, flach"),
                .init("Bushy_Eyebrows", "buschig, dicht, dick, kräftig, breit", denies: "dünn, schmal, gezupft, fein"),
            ], silent: "blond, schön"),
        Feature(
            "Nase, Nasen", made: "nasig",
            [
                .init("Big_Nose", "groß, breit, riesig, dick, mächtig", denies: "klein, winzig"),
                .init("Pointy_Nose", "spitz, spitzig, scharf", denies: "stumpf, flach"),
            ]),
        Feature(
            "Lippe, Lippen", made: "lippig",
            [
                .init("Big_Lips", "voll, dick, groß, wulstig, üppig", denies: "dünn, schmal"),
                .init("Wearing_Lipstick", "rot, geschminkt, bemalt"),
                .init("Mouth_Slightly_Open", "geöffnet, offen", denies: "geschlossen"),
            ], silent: "schön, blass"),
        Feature(
            "Mund, Münder",
            [
                .init(
                    "Mouth_Slightly_Open", "offen, geöffnet, halboffen, leicht geöffnet, leicht offen",
                    denies: "geschlossen, zu")
            ], silent: "schön"),
        Feature(
            "Wange, Wangen, Backe, Backen", made: "wangig, backig",
            [
                .init("Rosy_Cheeks", "rosig, rot, gerötet, rosa, rosarot", denies: "blass, bleich"),
                .init("Chubby", "dick, rund, voll", denies: "hohl, eingefallen"),
            ]),
        Feature(
            "Wangenknochen, Backenknochen",
            [.init("High_Cheekbones", "hoch, hoh, ausgeprägt, markant", denies: "niedrig, flach, tief")]),
        Feature(
            "Gesicht, Gesichter",
            [
                .init("Oval_Face", "oval, eiförmig, länglich", denies: "rund, eckig, kantig"),
                .init("Chubby", "dick, pausbäckig", denies: "dünn, mager, hager"),
                .init("Pale_Skin", "blass, bleich"),
            ], silent: "schön, hübsch"),
        Feature(
            "Haut, Teint", made: "häutig",
            [.init("Pale_Skin", "blass, hell, bleich, weiß, fahl", denies: "dunkel, dunkl, braun, gebräunt")]),
        Feature("Kinn", [.init("Double_Chin", "doppelt")]),
        Feature(
            "Make up, Makeup, Schminke",
            [
                .init(
                    "Heavy_Makeup", "stark, viel, dick, kräftig, schwer, auffällig",
                    denies: "leicht, dezent, wenig, natürlich, wenig")
            ]),
        Feature(
            "Haaransatz, Haarlinie",
            [.init("Receding_Hairline", "zurückweichend, hoch, hoh, zurückgehend, licht", denies: "tief, niedrig")]),
        Feature(
            "Bild, Foto, Fotografie, Aufnahme, Porträt",
            [.init("Blurry", "unscharf, verschwommen, verwackelt", denies: "scharf, klar")],
            silent: "alt, schön, hübsch"),
        Feature(
            """
            Hut, Mütze, Brille, Bart, Schnurrbart, Kette, Krawatte, Ohrringe, Lächeln, Stirn, Kleid, Hemd,
            Anzug, Mantel
            """,
            [], silent: "alt, schön, hübsch, dünn, dick, blond"),
    ]
}
