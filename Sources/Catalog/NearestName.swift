/// The known name that somebody probably meant.
package enum NearestName {
    /// nil when nothing is near: more than a third of the letters would have to change, and neither name begins with
    /// the other. Of equally near names the first in `known` is taken.
    package static func of(_ name: String, among known: [String]) -> String? {
        let letters = Array(name.lowercased().prefix(64))
        let limit = max(1, letters.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in known {
            let other = Array(candidate.lowercased())
            let isBeginning =
                min(letters.count, other.count) > 2 && (letters.starts(with: other) || other.starts(with: letters))
            let distance = isBeginning ? 1 : editDistance(letters, other)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Letters put in, left out, changed, or swapped with their neighbour.
    static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var row = [i + 1]
            for (j, other) in right.enumerated() {
                var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == other ? 0 : 1))
                if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
                    distance = min(distance, beforeLast[j - 1] + 1)
                }
                row.append(distance)
            }
            (beforeLast, last) = (last, row)
        }
        return last[right.count]
    }
}
