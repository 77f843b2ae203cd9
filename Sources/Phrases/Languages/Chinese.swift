extension Language {
    /// In simplified characters; `LetterFolding` brings the traditional ones here.
    static let chinese = Language(
        name: "Chinese", attributes: chineseAttributes, features: chineseFeatures,
        negations: [
            ("没有, 没, 无, 不带, 没带, 没戴, 不戴, 未戴, 没留, 不留, 没长, 缺少, 毫无", .list),
            ("不, 不是, 并不, 未, 并非, 非, 从不, 没在, 没有在, 不太, 不怎么", .verb),
        ],
        denyingEndings: "",
        joins: DenialJoins(
            and: ["和", "与", "及", "并", "且", "又"], or: ["或"],
            contrasts: ["但", "却", "而"], clauses: ["的", "是", "有", "在", "她", "他", "着"], articles: []),
        fillers: """
            一个, 一位, 一名, 一张, 一副, 一顶, 一双, 一对, 一条, 个, 位, 名, 人, 人物, 人像, 的人, 地, 得, 了, 着, 戴, 戴着, 带,
            带着, 留, 留着, 长着, 拥有, 有着, 穿, 穿着, 涂, 涂着, 涂了, 化, 化着, 画着, 打着, 系着, 系, 很, 非常, 有点, 有些, 太, 十分,
            特别, 比较, 稍微, 略, 略微, 微微, 也, 都, 还, 既, 同时, 正在, 正, 看起来, 看上去, 显得, 一头, 一脸, 脸上, 头上, 头戴, 面带,
            面部, 嘴上, 下巴上, 这, 那, 这个, 那个, 请, 生成, 色, 颜色, 色的, 只, 耳朵上, 脖子上, 鼻梁上, 并且, 而且, 以及, 或者, 还是, 但是,
            里, 中, 上, 呈, 呈现, 着的, 长, 样子, 模样, 什么, 任何
            """,
        pronouns: "他, 她", links: "的", inflection: .none, isWrittenApart: false)

    private static let chineseAttributes: [String: AttributeWords] = [
        "5_o_Clock_Shadow": AttributeWords("胡茬, 胡渣, 胡碴, 胡子拉碴, 胡茬子, 没刮胡子", isThing: true),
        "Arched_Eyebrows": AttributeWords("柳叶眉, 柳眉, 弯眉, 拱眉, 拱形眉"),
        "Attractive": AttributeWords(
            "漂亮, 美丽, 好看, 英俊, 帅, 帅气, 帅哥, 美女, 迷人, 有魅力, 有吸引力, 吸引人, 俊俏, 美貌, 俊美", denies: "丑, 难看, 丑陋"),
        "Bags_Under_Eyes": AttributeWords("眼袋, 黑眼圈, 大眼袋", isThing: true),
        "Bald": AttributeWords("秃头, 光头, 秃顶, 秃, 谢顶, 秃子"),
        "Bangs": AttributeWords("刘海, 齐刘海, 留海, 流海", isThing: true),
        "Big_Lips": AttributeWords("厚唇"), "Big_Nose": AttributeWords("大鼻头"),
        "Blurry": AttributeWords("模糊, 模糊不清, 不清晰, 不清楚, 失焦", denies: "清晰, 清楚"),
        "Chubby": AttributeWords("胖, 肥胖, 胖乎乎, 圆胖, 胖子, 微胖, 圆润, 胖胖", denies: "瘦, 苗条, 消瘦, 瘦削"),
        "Bushy_Eyebrows": AttributeWords("浓眉, 浓眉大眼, 粗眉"),
        "Double_Chin": AttributeWords("双下巴, 双层下巴", isThing: true),
        "Eyeglasses": AttributeWords("眼镜, 太阳镜, 墨镜, 近视镜, 镜框, 老花镜, 太阳眼镜", isThing: true),
        "Goatee": AttributeWords("山羊胡, 山羊胡子, 山羊胡须", isThing: true),
        "Heavy_Makeup": AttributeWords(
            "浓妆, 浓妆艳抹, 化妆, 化了妆, 化着妆, 妆容, 彩妆, 妆", denies: "素颜, 淡妆, 素面", isThing: true),
        "Male": AttributeWords(
            "男, 男人, 男性, 男士, 男子, 男孩, 男孩子, 男生, 男的, 先生, 小伙子, 小伙, 他, 帅哥, 老爷爷, 爷爷, 叔叔, 大叔, 父亲, 儿子, 少年, 小男孩, 老头, 老汉",
            denies: "女, 女人, 女性, 女士, 女子, 女孩, 女孩子, 女生, 女的, 小姐, 姑娘, 她, 美女, 老奶奶, 奶奶, 阿姨, 妇女, 母亲, 女儿, 少女, 小女孩, 女郎, 老太太"),
        "Mouth_Slightly_Open": AttributeWords("张嘴, 张开嘴, 张着嘴, 微张着嘴, 咧嘴, 微张嘴, 张口, 微微张嘴", denies: "闭嘴, 闭着嘴, 抿嘴, 抿着嘴"),
        "Mustache": AttributeWords("小胡子, 八字胡, 八字胡子, 髭, 唇髭, 上唇胡须, 八字须", isThing: true),
        "Narrow_Eyes": AttributeWords("眯眼, 眯着眼, 眯着眼睛, 眯眯眼, 丹凤眼, 眯缝眼", denies: "浓眉大眼"),
        "No_Beard": AttributeWords(
            "刮了胡子, 胡子刮得很干净, 刮净胡子, 刮干净胡子", denies: "胡子, 胡须, 络腮胡, 络腮胡子, 大胡子, 长胡子, 胡, 落腮胡", isThing: true),
        "Oval_Face": AttributeWords("瓜子脸, 鹅蛋脸, 椭圆脸, 椭圆形脸, 椭圆脸型", denies: "圆脸, 方脸, 国字脸"),
        "Pale_Skin": AttributeWords("苍白, 白皙, 脸色苍白, 面色苍白, 肤白"),
        "Receding_Hairline": AttributeWords("发际线后移, 发际线高, 发际线很高, 脱发, 发际线靠后, 高发际线, 后移的发际线"),
        "Rosy_Cheeks": AttributeWords("脸红, 红脸, 腮红, 面色红润, 脸色红润, 红扑扑"),
        "Sideburns": AttributeWords("鬓角, 鬓须, 连鬓胡子, 鬓发", isThing: true),
        "Smiling": AttributeWords(
            "微笑, 笑, 笑容, 笑着, 笑脸, 大笑, 开心, 高兴, 面带微笑, 面带笑容, 带着微笑, 笑嘻嘻, 含笑",
            denies: "面无表情, 没有表情, 板着脸, 皱眉, 悲伤, 难过"),
        "Straight_Hair": AttributeWords("直发"), "Wavy_Hair": AttributeWords("卷发, 波浪发, 大波浪, 波浪卷, 波浪卷发, 烫发"),
        "Wearing_Earrings": AttributeWords("耳环, 耳坠, 耳钉, 耳饰", isThing: true),
        "Wearing_Hat": AttributeWords("帽子, 帽, 礼帽, 棒球帽, 草帽, 鸭舌帽", isThing: true),
        "Wearing_Lipstick": AttributeWords("口红, 唇膏, 唇彩, 红唇", isThing: true),
        "Wearing_Necklace": AttributeWords("项链, 颈链, 珍珠项链, 吊坠", isThing: true),
        "Wearing_Necktie": AttributeWords("领带, 领结, 蝴蝶结领带", isThing: true),
        "Young": AttributeWords(
            "年轻, 年轻人, 年青, 女孩, 男孩, 女孩子, 男孩子, 女生, 男生, 姑娘, 青年, 少年, 少女, 小伙子, 小伙, 小女孩, 小男孩, 孩子, 小孩, 青春",
            denies: "老, 老人, 年老, 老年, 老年人, 年长, 中年, 年迈, 老爷爷, 老奶奶, 老太太, 老头, 老汉, 上了年纪, 爷爷, 奶奶"),
    ]

    private static let chineseFeatures: [Feature] = [
        Feature(
            "头发, 发, 发色, 秀发, 发型, 长发, 短发, 卷发, 直发, 波浪发",
            [
                .init("Black_Hair", "黑, 黑色, 乌黑, 深色"), .init("Blond_Hair", "金, 金色, 金黄, 金黄色, 浅色, 亚麻色"),
                .init("Brown_Hair", "棕, 棕色, 褐色, 棕褐色, 褐, 咖啡色, 栗色, 深棕色"),
                .init("Gray_Hair", "灰, 灰色, 灰白, 灰白色, 白, 白色, 银, 银色, 银白, 花白, 斑白"),
                .init("Straight_Hair", "直, 笔直, 顺直"), .init("Wavy_Hair", "卷, 卷曲, 波浪, 波浪形, 弯曲, 波浪状"),
                .init("Receding_Hairline", "稀疏"),
            ], silent: "长, 短", whenDenied: "Bald"),
        Feature(
            "眼睛, 眼, 双眼, 眼眸", [.init("Narrow_Eyes", "小, 细, 细长, 狭长, 窄, 眯着, 细小", denies: "大, 圆, 大大, 圆圆")], silent: "漂亮, 美丽"
        ),
        Feature(
            "眉毛, 眉, 双眉",
            [
                .init("Arched_Eyebrows", "弯, 弯弯, 弯曲, 拱形, 高挑, 上扬, 弓形", denies: "平, 平直"),
                .init("Bushy_Eyebrows", "浓, 浓密, 粗, 粗黑, 浓黑, 浓厚, 粗浓", denies: "淡, 稀疏, 细"),
            ]),
        Feature(
            "鼻子, 鼻, 鼻头",
            [.init("Big_Nose", "大, 很大, 宽大, 硕大", denies: "小"), .init("Pointy_Nose", "尖, 尖尖, 尖细, 尖挺", denies: "扁, 塌")]),
        Feature(
            "嘴唇, 唇, 双唇",
            [
                .init("Big_Lips", "厚, 丰满, 大, 厚厚, 饱满", denies: "薄, 小"), .init("Wearing_Lipstick", "红, 红色, 鲜红, 大红"),
                .init("Mouth_Slightly_Open", "张开, 微张, 微启", denies: "紧闭, 闭着"),
            ]),
        Feature(
            "嘴, 嘴巴, 口", [.init("Mouth_Slightly_Open", "张开, 微张, 张着, 半张, 微开, 张", denies: "闭, 闭着, 紧闭, 合着, 闭合, 闭上")]),
        Feature(
            "脸颊, 面颊, 双颊, 脸蛋, 脸, 面孔, 脸庞, 脸型, 面庞, 脸形",
            [
                .init("Rosy_Cheeks", "红, 红润, 粉, 粉红, 绯红, 泛红, 红红, 红扑扑"),
                .init("Oval_Face", "椭圆, 椭圆形, 鹅蛋, 鹅蛋形, 瓜子", denies: "圆, 方, 圆圆, 方形, 圆形"),
                .init("Pale_Skin", "白, 白皙, 苍白"), .init("Chubby", "胖, 胖胖, 圆胖, 肥", denies: "瘦, 消瘦"),
            ]),
        Feature("颧骨", [.init("High_Cheekbones", "高, 突出, 高高, 凸出, 高耸, 明显", denies: "低, 低平")]),
        Feature(
            "皮肤, 肤色, 肌肤, 肤", [.init("Pale_Skin", "白, 白皙, 苍白, 白净, 白色, 浅, 浅色", denies: "黑, 黝黑, 深色, 黑色, 棕色, 深, 古铜色")]),
        Feature("下巴", [.init("Double_Chin", "双, 双层")]),
        Feature("妆, 妆容, 彩妆", [.init("Heavy_Makeup", "浓, 浓重, 厚, 浓厚, 重", denies: "淡, 清淡, 自然")]),
        Feature("发际线", [.init("Receding_Hairline", "高, 后移, 靠后, 后退", denies: "低")]),
        Feature("照片, 图片, 相片, 图像, 头像, 画面", [.init("Blurry", "模糊", denies: "清晰")], silent: "老, 漂亮, 好看"),
    ]
}
