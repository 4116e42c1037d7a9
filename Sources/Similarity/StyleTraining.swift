import Garments
import Imaging

/// Makes the weights of `style-0` from labelled photos: principal components of shape (through the Gram matrix,
/// since there are fewer photos than features), category axes by linear discriminant analysis, and the tree
/// codebook by spherical k-means, level by level. The same photos in the same order give the same bytes.
package struct StyleTraining: Sendable {
    package var componentCount = 96
    package var branching = [8, 6, 5]
    /// Shrinkage of the within-category scatter towards a sphere.
    var shrinkage: Float = 0.1

    package init() {}

    /// One photo: its features and its category (the name of its folder).
    package struct Sample: Sendable {
        package let features: StyleFeatures
        package let label: String
    }

    package static func sample(of photo: Image, cut: GarmentCut?, label: String) -> Sample {
        Sample(features: StyleFeatures(subject: Subject(photo: photo, cut: cut)), label: label)
    }

    package func train(_ samples: [Sample]) -> [UInt8] {
        let shapes = samples.map(\.features.shape)
        let mean = Self.mean(of: shapes).map { Float(Float16($0)) }
        let centred = shapes.map { zip($0, mean).map { $0 - $1 } }
        let components = principalComponents(of: centred).map { $0.map { Float(Float16($0)) } }
        let inputs = zip(centred, samples).map { shape, sample in
            components.map { dot(shape, $0) } + sample.features.color
        }
        let labels = samples.map(\.label)
        let axes = discriminantAxes(of: inputs, labels: labels)
        let axisMeans = axes.map { dot(Self.mean(of: inputs), $0) }

        var bytes = StyleModel.magic
        let counts = [
            StyleFeatures.shapeCount, components.count, axes.count, StyleFeatures.colorCount, branching.count,
        ]
        for count in counts + branching {
            bytes += [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: count >> $0) }
        }
        Self.append(mean, to: &bytes)
        for row in components { Self.append(row, to: &bytes) }
        for row in axes { Self.append(row, to: &bytes) }
        Self.append(axisMeans, to: &bytes)
        let embeddings = inputs.map { input in
            embed(components: Array(input[..<components.count]), color: Array(input[components.count...])) { input in
                zip(axes, axisMeans).map { dot(input, $0) - $1 }
            }
        }
        for level in codebook(of: embeddings) { for centre in level { Self.append(centre, to: &bytes) } }
        return bytes
    }

    private func embed(components: [Float], color: [Float], axes: ([Float]) -> [Float]) -> [Float] {
        StyleModel.join(axes: axes(components + color), components: components, color: color)
    }

    /// Unit rows, by orthogonal iteration on the Gram matrix.
    private func principalComponents(of centred: [[Float]]) -> [[Float]] {
        let gram = SymmetricMatrix.gram(of: centred)
        let vectors = gram.leadingEigenvectors(componentCount)
        return vectors.map { weights in
            var direction = [Float](repeating: 0, count: centred[0].count)
            for (weight, row) in zip(weights, centred) {
                for index in row.indices { direction[index] += weight * row[index] }
            }
            normalise(&direction)
            return direction
        }
    }

    /// Directions in which categories lie apart, measured by how far their members spread (Fisher 1936): with the
    /// within-category scatter W = L Lᵀ, the axes are L⁻ᵀ times the eigenvectors of the whitened category means.
    private func discriminantAxes(of inputs: [[Float]], labels: [String]) -> [[Float]] {
        let names = Set(labels).sorted()
        let all = Self.mean(of: inputs)
        let means = names.map { name in
            Self.mean(of: zip(inputs, labels).filter { $0.1 == name }.map(\.0))
        }
        let within = zip(inputs, labels).map { input, label in
            zip(input, means[names.firstIndex(of: label) ?? 0]).map { $0 - $1 }
        }
        let factor = SymmetricMatrix.scatter(of: within, shrinkage: shrinkage).choleskyFactor()
        let whitened = zip(names, means).map { name, mean in
            let share = (Float(labels.count { $0 == name }) / Float(labels.count)).squareRoot()
            return factor.solve(zip(mean, all).map { ($0 - $1) * share })
        }
        let weights = SymmetricMatrix.gram(of: whitened).leadingEigenvectors(names.count - 1)
        return weights.map { weights in
            var direction = [Float](repeating: 0, count: all.count)
            for (weight, row) in zip(weights, whitened) {
                for index in row.indices { direction[index] += weight * row[index] }
            }
            normalise(&direction)
            return factor.solveTransposed(direction)
        }
    }

    /// Centres of every level, each level's in order of their parents.
    private func codebook(of embeddings: [[Float]]) -> [[[Float]]] {
        var groups: [[[Float]]] = [embeddings]
        return branching.map { children in
            var centres: [[Float]] = []
            var next: [[[Float]]] = []
            for group in groups {
                let means = SphericalMeans.centres(of: group, count: children)
                let members = group.map { SphericalMeans.nearest($0, means) }
                centres += means
                next += means.indices.map { index in
                    zip(group, members).filter { $0.1 == index }.map(\.0)
                }
            }
            groups = next
            return centres
        }
    }

    static func mean(of rows: [[Float]]) -> [Float] {
        guard let first = rows.first else { return [] }
        var sum = [Double](repeating: 0, count: first.count)
        for row in rows { for index in row.indices { sum[index] += Double(row[index]) } }
        return sum.map { Float($0 / Double(rows.count)) }
    }

    private static func append(_ values: [Float], to bytes: inout [UInt8]) {
        for value in values {
            let bits = Float16(value).bitPattern
            bytes.append(UInt8(truncatingIfNeeded: bits))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        }
    }
}

/// K-means on the unit sphere.
enum SphericalMeans {
    /// Always `count` centres; a group with too few members repeats its last one, which no member is ever nearest to
    /// before an earlier copy.
    static func centres(of rows: [[Float]], count: Int) -> [[Float]] {
        guard var seed = rows.first.map({ _ in StyleTraining.mean(of: rows) }) else {
            return []
        }
        normalise(&seed)
        var centres: [[Float]] = []
        // The most typical row first, then each time the one that is least like all chosen.
        if let first = rows.max(by: { dot($0, seed) < dot($1, seed) }) { centres.append(first) }
        while centres.count < min(count, rows.count) {
            let farthest = rows.min { similarity($0, centres) < similarity($1, centres) }
            if let farthest { centres.append(farthest) }
        }
        for _ in 0..<25 {
            let members = rows.map { nearest($0, centres) }
            for index in centres.indices {
                let own = zip(rows, members).filter { $0.1 == index }.map(\.0)
                guard !own.isEmpty else { continue }
                centres[index] = StyleTraining.mean(of: own)
                normalise(&centres[index])
            }
        }
        while centres.count < count, let last = centres.last { centres.append(last) }
        return centres
    }

    static func nearest(_ row: [Float], _ centres: [[Float]]) -> Int {
        var best = (index: 0, similarity: -Float.infinity)
        for (index, centre) in centres.enumerated() {
            let similarity = dot(row, centre)
            if similarity > best.similarity { best = (index, similarity) }
        }
        return best.index
    }

    private static func similarity(_ row: [Float], _ centres: [[Float]]) -> Float {
        centres.reduce(-Float.infinity) { max($0, dot(row, $1)) }
    }
}
