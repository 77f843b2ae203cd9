/// What a view shows, part by part, for whoever has never seen it.
struct PagePart: Sendable {
    /// Its name on the screen.
    let name: String
    /// What it tells, in a sentence.
    let meaning: String

    init(_ name: String, _ meaning: String) {
        self.name = name
        self.meaning = meaning
    }
}

extension Page {
    /// The parts of the view, in the order in which they are read.
    var parts: [PagePart] {
        switch self {
        case .overview:
            Self.networks + [
                PagePart("D(x)", "how sure D is that real faces are real, from 0 to 1"),
                PagePart("D(G(z))", "the same for generated faces: near 0, D sees through all of them"),
                PagePart("faces", "what G draws, from the same random numbers at every look"),
            ]
        case .plots:
            Self.networks + [
                PagePart("gradients", "how hard a step pulls at the weights of each; a jump is a warning"),
                PagePart("speed", "steps a second, as they were"),
            ]
        case .faces:
            [
                PagePart("generated", "what G draws, from the same random numbers at every look"),
                PagePart("real", "faces that D learns from, as the networks see them (r)"),
                PagePart("nearest", "beside each generated face the training face most like it (m)"),
            ]
        case .explorer:
            [
                PagePart("map", "each point is a face: two directions in the random numbers that G draws from"),
                PagePart("face", "what G draws at the point"),
            ]
        case .doctor:
            [
                PagePart("doctor", "what the last steps mean, what speaks for it, and what would help"),
                PagePart("vital signs", "what it looks at, each beside what is usual"),
                PagePart("verdicts", "what it said before, the newest first"),
            ]
        case .journal:
            [
                PagePart("run", "what is trained, on what, and how"),
                PagePart("changes", "what was changed while it trained"),
                PagePart("messages", "what happened; the time is that of training"),
            ]
        case .phrase:
            [
                PagePart("phrase", "what the faces are to have, in words"),
                PagePart("list", "what can be asked for, and how well G does it"),
                PagePart("faces", "what G draws of that; below, real ones that have it"),
            ]
        }
    }

    private static var networks: [PagePart] {
        [
            PagePart("D", "the discriminator, which tells real faces from generated ones; its loss is how wrong it is"),
            PagePart("G", "the generator, which draws faces; its loss is how often D sees through it"),
        ]
    }
}
