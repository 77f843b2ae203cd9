import TerminalUI

extension Canvas {
    /// This canvas with those pictures as they are shown that the budget cannot afford to bring up to date now: those
    /// that have waited longest go first, and the last of them may be paid later.
    func affordableWhole(
        since shown: Canvas, _ budget: inout PictureBudget, depth: ColorDepth, atSeconds seconds: Double
    ) -> Canvas {
        budget.earn(cells: pictureCells, atSeconds: seconds)
        budget.lastDrawn = budget.lastDrawn.filter { pictures.contains($0.key) }
        let runs = Dictionary(grouping: pictureChanges(since: shown, depth: depth)) { picture(at: $0.places[0]) }
        var affordable = self
        let waiting = runs.sorted { one, other in
            let since = [one.key, other.key].map { $0.flatMap { budget.lastDrawn[$0] } ?? -.infinity }
            return (since[0], one.value[0].places[0]) < (since[1], other.value[0].places[0])
        }
        for (picture, runs) in waiting {
            if budget.isInCredit {
                budget.spend(cells: runs.reduce(0) { $0 + $1.cost }, depth: depth)
                if let picture { budget.lastDrawn[picture] = seconds }
            } else {
                for run in runs { affordable.takeOver(run.places, from: shown) }
            }
        }
        return affordable
    }

    /// The picture that a place is part of; of several, the one on top.
    private func picture(at place: Int) -> Rect? {
        pictures.last { $0.contains(x: place % size.width, y: place / size.width) }
    }

    private mutating func takeOver(_ places: [Int], from shown: Canvas) {
        for place in places {
            self[place % size.width, place / size.width] = shown[place % size.width, place / size.width]
        }
    }

    /// This canvas with those changes of pictures undone, against what is shown, that the budget cannot afford now.
    func affordable(since shown: Canvas, _ budget: inout PictureBudget, depth: ColorDepth, atSeconds seconds: Double)
        -> Canvas
    {
        budget.earn(cells: pictureCells, atSeconds: seconds)
        let runs = pictureChanges(since: shown, depth: depth)
        var left = budget.affordableCells(depth: depth)
        guard runs.reduce(0, { $0 + $1.cost }) > left else {
            budget.spend(cells: runs.reduce(0) { $0 + $1.cost }, depth: depth)
            return self
        }
        var affordable = self
        for run in runs.sorted(by: { ($0.difference, $1.places[0]) > ($1.difference, $0.places[0]) }) {
            if run.cost <= left {
                left -= run.cost
                budget.spend(cells: run.cost, depth: depth)
            } else {
                left = 0
                affordable.takeOver(run.places, from: shown)
            }
        }
        return affordable
    }

    /// The changes within pictures, in runs of neighbours: ncurses draws a few unchanged cells between changed ones
    /// again, because without their colours they would cost less than a jump.
    private func pictureChanges(since shown: Canvas, depth: ColorDepth) -> [PictureRun] {
        var runs: [PictureRun] = []
        for place in changes(since: shown) {
            let (x, y) = (place % size.width, place / size.width)
            let (new, old) = (self[x, y], shown[x, y])
            guard new.isPicture, old.isPicture else { continue }
            let difference = new.difference(from: old, depth: depth)
            if let first = runs.last?.places.first, place - first < PictureRun.longest, place - x <= first,
                picture(at: first) == picture(at: place)
            {
                runs[runs.count - 1].places.append(place)
                runs[runs.count - 1].difference += difference
            } else {
                runs.append(PictureRun(places: [place], difference: difference))
            }
        }
        return runs
    }

    /// How many cells are part of pictures.
    var pictureCells: Int {
        var count = 0
        for y in 0..<size.height {
            for x in 0..<size.width where self[x, y].isPicture { count += 1 }
        }
        return count
    }
}

/// Changed cells close to each other in a row.
private struct PictureRun {
    static let longest = 14
    var places: [Int]
    var difference: Int
    /// The cells from the first to the last.
    var cost: Int { (places.last ?? 0) - places[0] + 1 }
}
