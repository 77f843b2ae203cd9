import Testing

@testable import Phrases

@Suite struct AttributeSettingsTests {
    private let vocabulary = Vocabulary(names: ["Smiling", "Male", "Eyeglasses", "No_Beard"], kind: .attributes)

    @Test(
        arguments: [
            ("Smiling=1,Male=-1", [1, -1, 0, 0], [0, 1]), ("male = +1", [0, 1, 0, 0], [1]),
            ("EYEGLASSES=0, smiling=-1", [-1, 0, 0, 0], [2, 0]), ("", [0, 0, 0, 0], []), ("  ", [0, 0, 0, 0], []),
            ("No_Beard=−1", [0, 0, 0, -1], [3]),
        ] as [(String, [Int8], [Int])])
    func settingsAreRead(text: String, condition: [Int8], indices: [Int]) throws {
        let settings = try AttributeSettings(text, vocabulary: vocabulary)
        #expect(settings.condition == condition)
        #expect(settings.indices == indices)
    }

    @Test(arguments: [
        ("Smilng=1", "there is no attribute 'Smilng'; did you mean Smiling?"),
        ("glasses=1", "there is no attribute 'glasses'; did you mean Eyeglasses?"),
        ("Hat=1", "there is no attribute 'Hat'"), ("=1", "there is no attribute ''"),
        ("Smiling", "'Smiling' is no setting; write NAME=1, NAME=-1 or NAME=0, with commas between"),
        ("Smiling=1,", "'' is no setting; write NAME=1, NAME=-1 or NAME=0, with commas between"),
        ("Smiling=1=1", "'Smiling=1=1' is no setting; write NAME=1, NAME=-1 or NAME=0, with commas between"),
        ("male=2", "'male=2': expected Male=1, Male=-1 or Male=0"),
        ("Male=1,Smiling=yes\u{1B}", "'Smiling=yes\u{FFFD}': expected Smiling=1, Smiling=-1 or Smiling=0"),
        ("Male=1,male=1", "Male is set twice; set it once"),
        (
            String(repeating: "x", count: 5_000),
            "the settings have 5000 characters, 4096 are read; set fewer attributes"
        ),
    ])
    func mistakesAreNamed(text: String, line: String) {
        let error = #expect(throws: AttributeSettingsError.self) {
            try AttributeSettings(text, vocabulary: vocabulary)
        }
        #expect(error?.description == line)
    }
}
