import Catalog
import Imaging

extension Mask {
    /// Without the background between legs, or between sleeve and torso, that the smoothness of the cut has filled:
    /// parts that look like background and reach the outside through a narrow mouth.
    func withoutWedges(in photo: Image, fit: Catalog.Category.Fit) -> Mask {
        guard let box, fit != .skirt else { return self }
        let evidence = evidence(in: photo)
        var doubtful = self
        for pixel in bytes.indices where evidence[pixel] > -1 { doubtful.bytes[pixel] = 0 }
        let parts = doubtful.components(.four)
        var tallies = [WedgeTally](repeating: WedgeTally(), count: parts.parts.count)
        for y in 1..<(height - 1) {
            for x in 1..<(width - 1) where parts.labels[y * width + x] > 0 {
                let pixel = y * width + x
                let label = parts.labels[pixel]
                let around = [pixel - 1, pixel + 1, pixel - width, pixel + width]
                let part = Int(label) - 1
                tallies[part].evidence += Double(evidence[pixel])
                if around.contains(where: { parts.labels[$0] != label }) { tallies[part].rim += 1 }
                if around.contains(where: { bytes[$0] < 128 }) { tallies[part].mouth += 1 }
            }
        }
        let isWedge = parts.parts.indices.map { index in
            let part = parts.parts[index]
            let tally = tallies[index]
            guard part.area * 4000 > bytes.count, tally.evidence < -2 * Double(part.area) else { return false }
            // Stripes of the garment that match the background lie across, or at the collar.
            guard part.box.height * 10 > part.box.width * 7, (part.box.y - box.y) * 7 > box.height else { return false }
            let off = Double(part.box.x) + Double(part.box.width) / 2 - Double(box.x) - Double(box.width) / 2
            let isBetweenLegs = fit == .legs && off.magnitude < 0.2 * Double(box.width)
            let isUnderSleeve = fit != .legs && off.magnitude > 0.2 * Double(box.width)
            if tally.mouth > 0 { return (isBetweenLegs || isUnderSleeve) && tally.mouth * 10 < tally.rim * 3 }
            // Between legs that touch at the hem there is no mouth.
            return isBetweenLegs && part.box.height * 4 > box.height
        }
        guard isWedge.contains(true) else { return self }
        var open = self
        for (pixel, label) in parts.labels.enumerated() where label > 0 && isWedge[Int(label) - 1] {
            open.bytes[pixel] = 0
        }
        return open.largestComponent(.four)
    }

    /// By colour alone, how much more likely each inside pixel is garment than background, as a logarithm; 0 outside.
    private func evidence(in photo: Image) -> [Float] {
        let colours = LinearImage(
            width: width, height: height, pixels: LabImage(photo).pixels.map { $0 * SIMD4(0.8, 1.3, 1.3, 0) }
        ).blurred(sigma: 0.7).pixels
        let distance = signedDistance()
        let garment = ColourMixture(
            samples: colours.indices.filter { distance.values[$0] > 3 }.map { colours[$0] }, components: 6, seed: 31)
        let ground = ColourMixture(
            samples: colours.indices.filter { distance.values[$0] < -3 }.map { colours[$0] }, components: 6, seed: 32)
        guard !garment.components.isEmpty, !ground.components.isEmpty else {
            return [Float](repeating: 0, count: bytes.count)
        }
        let shaded = ground.withShadows
        let inside = bytes.indices.filter { bytes[$0] >= 128 }
        let within = garment.logLikelihoods(inside.map { colours[$0] })
        let without = shaded.logLikelihoods(inside.map { colours[$0] })
        var evidence = [Float](repeating: 0, count: bytes.count)
        for (index, pixel) in inside.enumerated() { evidence[pixel] = within[index] - without[index] }
        return evidence
    }
}

private struct WedgeTally {
    /// Sum over the part's pixels.
    var evidence = 0.0
    /// Pixels beside something else.
    var rim = 0
    /// Pixels beside the outside.
    var mouth = 0
}
