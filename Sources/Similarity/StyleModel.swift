import CEmbedded

/// A versioned embedding with its tree codebook, as the weights that ship in the binary.
///
/// The file, little-endian:
///
///     offset  what
///     0       8 bytes      "TSTYLE-0"
///     8       5 x UInt32   shape features S, principal components P, category axes C, colour cells K, tree levels T
///     28      T x UInt32   children of a node at each level
///             S x Float16  mean of the shape features
///             P x S        principal components, rows of Float16
///             C x (P + K)  category axes (LDA) over components and colour, rows of Float16
///             C            their means, Float16
///             then for each level, for each node in order: its centre, C + P + K Float16
package struct StyleModel: Sendable {
    package let version: String
    let shapeCount, componentCount, axisCount, colorCount: Int
    package let branching: [Int]
    let shapeMean, components, axes, axisMeans: [Float]
    /// One array a level; node `n`'s children stand at `n * branching[level] ..<` of the next.
    let centres: [[Float]]

    package var embeddingCount: Int { axisCount + componentCount + colorCount }

    /// How much each part counts in a comparison: what kind of garment, its shape and surface, its colours.
    static let axisWeight: Float = 1
    static let componentWeight: Float = 0.6
    static let colorWeight: Float = 0.7

    package enum FormatError: Error, Equatable, Sendable {
        case notAStyleModel
        case truncated(expectedBytes: Int, foundBytes: Int)
        case otherFeatures(shape: Int, color: Int)
    }

    package init(version: String, bytes: [UInt8]) throws(FormatError) {
        guard bytes.count >= 28, Array(bytes[0..<8]) == Self.magic else { throw .notAStyleModel }
        func word(_ offset: Int) -> Int {
            (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        let counts = (0..<5).map { word(8 + 4 * $0) }
        guard counts.allSatisfy({ (1...100_000).contains($0) }), counts[4] <= 8, bytes.count >= 28 + 4 * counts[4]
        else {
            throw .notAStyleModel
        }
        (shapeCount, componentCount, axisCount, colorCount) = (counts[0], counts[1], counts[2], counts[3])
        guard shapeCount == StyleFeatures.shapeCount, colorCount == StyleFeatures.colorCount else {
            throw .otherFeatures(shape: shapeCount, color: colorCount)
        }
        branching = (0..<counts[4]).map { word(28 + 4 * $0) }
        guard branching.allSatisfy({ (1...256).contains($0) }) else { throw .notAStyleModel }
        var nodes = [Int]()
        for children in branching { nodes.append((nodes.last ?? 1) * children) }
        let length = axisCount + componentCount + colorCount
        let floats =
            shapeCount * (1 + componentCount) + axisCount * (componentCount + colorCount + 1)
            + nodes.reduce(0, +) * length
        let start = 28 + 4 * branching.count
        guard bytes.count == start + 2 * floats else {
            throw .truncated(expectedBytes: start + 2 * floats, foundBytes: bytes.count)
        }
        var offset = start
        func take(_ count: Int) -> [Float] {
            defer { offset += 2 * count }
            return (0..<count).map { index in
                let bits = UInt16(bytes[offset + 2 * index]) | UInt16(bytes[offset + 2 * index + 1]) << 8
                return Float(Float16(bitPattern: bits))
            }
        }
        self.version = version
        shapeMean = take(shapeCount)
        components = take(componentCount * shapeCount)
        axes = take(axisCount * (componentCount + colorCount))
        axisMeans = take(axisCount)
        centres = nodes.map { take($0 * length) }
    }

    static let magic = Array("TSTYLE-0".utf8)

    /// The weights in the binary, trained by `techartt train-style` on CC0 photos.
    package static func embedded() throws(FormatError) -> StyleModel {
        // Embedded bytes live as long as the process; they are copied once.
        let weights = embedded_style_0()
        let bytes = UnsafeBufferPointer(start: weights.bytes, count: weights.length)
        return try StyleModel(version: "style-0", bytes: Array(bytes))
    }

    package func embed(_ features: StyleFeatures) -> [Float] {
        let components = self.components(of: features.shape)
        let axes = self.axes(components: components, color: features.color)
        return Self.join(axes: axes, components: components, color: features.color)
    }

    /// Each part to unit length, weighed, and the whole to unit length again.
    static func join(axes: [Float], components: [Float], color: [Float]) -> [Float] {
        var values: [Float] = []
        for (part, weight) in [(axes, axisWeight), (components, componentWeight), (color, colorWeight)] {
            var part = part
            normalise(&part)
            values += part.map { $0 * weight }
        }
        normalise(&values)
        return values
    }

    func components(of shape: [Float]) -> [Float] {
        let centred = zip(shape, shapeMean).map { $0 - $1 }
        return (0..<componentCount).map { dot(centred, components, at: $0 * shapeCount) }
    }

    func axes(components: [Float], color: [Float]) -> [Float] {
        let input = components + color
        return (0..<axisCount).map { dot(input, axes, at: $0 * input.count) - axisMeans[$0] }
    }

    /// Down the tree, each time to the child whose centre is nearest.
    func path(of values: [Float]) -> [Int] {
        var node = 0
        return branching.indices.map { level in
            let first = node * branching[level]
            var best = (child: 0, similarity: -Float.infinity)
            for child in 0..<branching[level] {
                let similarity = dot(values, centres[level], at: (first + child) * embeddingCount)
                if similarity > best.similarity { best = (child, similarity) }
            }
            node = first + best.child
            return best.child
        }
    }
}

/// Sum of products of `left` with as many numbers of `right` from `start`, always in the same order: eight lanes,
/// then the lanes from first to last, then the rest.
package func dot(_ left: [Float], _ right: [Float], at start: Int = 0) -> Float {
    left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
            precondition(start + left.count <= right.count)
            return dot(left, right, at: start)
        }
    }
}

/// The kernel of every comparison; the caller has checked the bounds.
func dot(_ left: UnsafeBufferPointer<Float>, _ right: UnsafeBufferPointer<Float>, at start: Int) -> Float {
    var lanes = SIMD8<Float>.zero
    let blocks = left.count / 8
    // Whole vectors are loaded wherever they lie: the eight lanes at once are what makes this fast.
    let (leftBytes, rightBytes) = (UnsafeRawPointer(left.baseAddress), UnsafeRawPointer(right.baseAddress))
    if let leftBytes, let rightBytes {
        for block in 0..<blocks {
            let a = leftBytes.loadUnaligned(fromByteOffset: block * 32, as: SIMD8<Float>.self)
            let b = rightBytes.loadUnaligned(fromByteOffset: (start + block * 8) * 4, as: SIMD8<Float>.self)
            lanes += a * b
        }
    }
    var sum: Float = 0
    for lane in 0..<8 { sum += lanes[lane] }
    for index in (blocks * 8)..<left.count { sum += left[index] * right[start + index] }
    return sum
}
