/// Brings spellings of a letter to one, so that "brünett" and "bruenett", "café" and "cafe", "眼鏡" and "眼镜" are alike.
enum LetterFolding {
    /// A lower-case word as the tables' words are looked up.
    static func key(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
        return word.reduce(into: "") { key, character in
            if let letters = table[character] { key += letters } else { key.append(character) }
        }
    }

    private static let table: [Character: String] = {
        var table: [Character: String] = ["ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o"]
        for pair in (accented + " " + traditional).split(whereSeparator: \.isWhitespace) {
            guard let plain = pair.last else { continue }
            for letter in pair.dropLast() { table[letter] = String(plain) }
        }
        return table
    }()

    /// Letters with accents, each group with the plain letter at its end.
    private static let accented = "áàâãåa çc éèêëe íìîïi ñn óòôõo úùûu ýÿy"

    /// Traditional characters of the words in the Chinese table, each with the simplified one behind it.
    private static let traditional = """
        鏡镜 頭头 髮发 發发 沒没 鬍胡 鬚须 鬢鬓 顴颧 圓圆 臉脸 頰颊 紅红 潤润 濃浓 妝妆 粧妆 劉刘 環环 墜坠 釘钉 飾饰 領领 帶带
        項项 鏈链 鍊链 禿秃 頂顶 嚴严 肅肃 無无 開开 張张 閉闭 緊紧 寬宽 膚肤 蒼苍 黃黄 銀银 捲卷 彎弯 線线 後后 脫脱 雙双 層层
        點点 輕轻 長长 個个 對对 條条 與与 並并 還还 興兴 難难 過过 傷伤 麗丽 帥帅 氣气 畫画 圖图 現现 顏颜 著着 塗涂 繫系 係系
        這这 樣样 麼么 亞亚 絡络 裡里 爺爷 親亲 兒儿 婦妇 們们 漢汉 淨净 乾干 豐丰 滿满 飽饱 齊齐 橢椭 鵝鹅 視视 陽阳 瞇眯 鳳凤
        縫缝 細细 狹狭 聳耸 顯显 請请 醜丑 歲岁 紀纪 鬆松 連连 豔艳 艷艳 齡龄 順顺 鴨鸭 隻只 國国
        """
}
