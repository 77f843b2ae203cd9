import RunEvents

extension DashboardState {
    /// Takes in the faces of the past as the run has kept them; what was seen here since stays.
    mutating func takeIn(film previews: [Preview]) {
        let later = film.previews.filter { $0.step > previews.last?.step ?? 0 }
        film = Filmstrip()
        for preview in previews + later { film.append(preview) }
        filmStep = nil
    }
}
