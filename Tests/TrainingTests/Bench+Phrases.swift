import Faces
import Networks
import RunEvents

@testable import Training

extension Bench {
    /// What is known of fake faces: three conditions, and nothing of every seventh face.
    static let conditions = FaceConditions(
        names: ["Smiling", "Male", "Wearing_Hat"], kind: .attributes, count: FakeFaces().count
    ) { index in
        guard index % 7 != 3 else { return nil }
        return [index % 2 == 0 ? 1 : -1, index % 3 == 0 ? 1 : -1, index % 5 == 0 ? 0 : -1]
    }

    /// As `configuration(steps:)`, told these conditions, mirrored.
    static func phrases(steps: Int) -> RunConfiguration {
        var configuration = configuration(steps: steps)
        configuration.phrases = true
        configuration.mirrors = true
        configuration.architecture = architecture.told(conditions: conditions.names.count)
        return configuration
    }

    /// A run on fake faces with phrases, new or from a point on.
    static func phraseRun(
        _ configuration: RunConfiguration, resume: ResumePoint? = nil, folder: String?, endsWhenDone: Bool = true
    ) throws -> TrainingRun {
        try TrainingRun(
            configuration: configuration, source: FakeFaces(), conditions: conditions, resume: resume, folder: folder,
            endsWhenDone: endsWhenDone)
    }

    /// Trains to the end, from the beginning or from a point on.
    @discardableResult
    static func trainPhrases(
        _ configuration: RunConfiguration, resume: ResumePoint? = nil, folder: String?, commands: [RunCommand] = []
    ) throws -> [RunEvent] {
        try finish(phraseRun(configuration, resume: resume, folder: folder), commands: commands)
    }
}
