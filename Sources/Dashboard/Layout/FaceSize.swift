/// How large faces are shown, unless the room says otherwise.
public enum FaceSize: String, Sendable, CaseIterable {
    /// As many as possible that can still be told apart.
    case small
    /// Pixel for pixel up to about thirty pixels, larger pictures scaled down to that.
    case normal
    /// Pixel for pixel at least, small pictures doubled.
    case large

    /// The next one, round and round.
    var next: FaceSize {
        switch self {
        case .small: .normal
        case .normal: .large
        case .large: .small
        }
    }
}
