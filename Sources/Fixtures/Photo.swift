import Foundation
import Imaging

/// From ground and cloth to a photo: light from the upper left, shadow, lens and sensor.
struct Photo {
    var ground: Ground
    var cloth: Cloth
    var light: Light

    struct Light {
        /// Towards the lamp, in the picture's plane (x right, y down): where it stands, and how slanting it is.
        var direction: SIMD2<Double>
        var slant: Double
        /// 0 soft (overcast), 1 hard.
        var hardness: Double
        var warmth: Double

        init(_ dice: inout Dice) {
            let angle = dice.between(-2.7, -1.9)
            direction = SIMD2(cos(angle), sin(angle))
            slant = dice.between(0.75, 1.05)
            hardness = dice.between(0.2, 0.7)
            warmth = dice.between(-0.02, 0.045)
        }
    }

    func developed(_ dice: inout Dice) -> Image {
        let (width, height) = (cloth.width, cloth.height)
        let mask = Mask(cloth.coverage)
        let thickness = roundedThickness(mask)
        var clothRelief = cloth.relief
        for index in clothRelief.values.indices {
            clothRelief.values[index] += cloth.threads.values[index] + thickness.values[index]
        }
        let onCloth = shading(of: clothRelief, depth: 0.75)
        let onGround = shading(of: ground.relief, depth: 0.55)
        let highlight = highlights(of: cloth.relief)
        let shadow = shadow()
        var image = LinearImage(width: width, height: height)
        for index in image.pixels.indices {
            let part = cloth.coverage.values[index]
            let below = ground.colours[index] * (onGround.values[index] * shadow.values[index])
            let above =
                cloth.colours[index] * onCloth.values[index]
                + Colour(repeating: cloth.sheen.values[index] * highlight.values[index])
            let mixed = below + (above - below) * part
            image.pixels[index] = SIMD4(mixed, 1)
        }
        return Image(exposed(image.blurred(sigma: 0.55), &dice))
    }

    /// Cloth is a few pixels thick and rounds off towards its outline.
    private func roundedThickness(_ mask: Mask) -> Plane {
        // Blurred, so that the pixels' stairs do not catch the light.
        mask.signedDistance().blurred(sigma: 1.2).map { distance in
            let t = min(max(distance / 5, 0), 1)
            return 2.2 * (1 - (1 - t) * (1 - t)).squareRoot()
        }
    }

    /// Light on a relief, 1 where it is level: slopes towards the lamp are brighter, hollows darker.
    private func shading(of relief: Plane, depth: Double) -> Plane {
        let (width, height) = (relief.width, relief.height)
        let around = relief.blurred(sigma: 7)
        var result = Plane(width: width, height: height, filledWith: 1)
        let lamp = SIMD2(Float(light.direction.x), Float(light.direction.y)) * Float(light.slant)
        for y in 0..<height {
            for x in 0..<width {
                let (left, right) = (max(x - 1, 0), min(x + 1, width - 1))
                let (up, down) = (max(y - 1, 0), min(y + 1, height - 1))
                let dx = (relief[right, y] - relief[left, y]) / Float(right - left)
                let dy = (relief[x, down] - relief[x, up]) / Float(down - up)
                let steep = (1 + dx * dx + dy * dy).squareRoot()
                let direct = max(0, (1 - lamp.x * dx - lamp.y * dy) / steep)
                let hollow = min(max((around[x, y] - relief[x, y]) * 0.10, -0.12), 0.4)
                result[x, y] = (1 + Float(depth) * (direct - 1)) * (1 - hollow)
            }
        }
        return result
    }

    private func highlights(of relief: Plane) -> Plane {
        let smooth = relief.blurred(sigma: 1.5)
        var result = Plane(width: relief.width, height: relief.height)
        let half = SIMD2(Float(light.direction.x), Float(light.direction.y)) * 0.45
        for y in 1..<(relief.height - 1) {
            for x in 1..<(relief.width - 1) {
                let slope = SIMD2(smooth[x + 1, y] - smooth[x - 1, y], smooth[x, y + 1] - smooth[x, y - 1]) * 0.5
                let off = slope + half
                result[x, y] = exp(-(off * off).sum() * 14)
            }
        }
        return result
    }

    /// What the garment takes from the ground's light: a dark line where it lies on, a soft veil away from the lamp.
    private func shadow() -> Plane {
        let far = 5 + 6 * light.hardness
        let touch = cloth.coverage.blurred(sigma: 3.2)
        let soft = cloth.coverage.blurred(sigma: 6)
        let wide = cloth.coverage.blurred(sigma: 22)
        var result = Plane(width: cloth.width, height: cloth.height)
        soft.withSampler { soft in
            for y in 0..<cloth.height {
                for x in 0..<cloth.width {
                    let thrown = soft.bilinear(
                        Float(Double(x) + 0.5 + light.direction.x * far),
                        Float(Double(y) + 0.5 + light.direction.y * far))
                    let taken =
                        0.34 * touch[x, y] + Float(0.22 + 0.25 * light.hardness) * thrown + 0.16 * wide[x, y]
                    result[x, y] = max(1 - taken, 0.12)
                }
            }
        }
        return result
    }

    /// Falling light, warmth, the lens's darker corners, the sensor's noise.
    private func exposed(_ image: LinearImage, _ dice: inout Dice) -> LinearImage {
        var result = image
        let (width, height) = (Double(image.width), Double(image.height))
        let tint = SIMD4<Float>(1 + Float(light.warmth), 1, 1 - Float(light.warmth) * 1.3, 1)
        let strength = Float(dice.between(0.05, 0.11))
        for y in 0..<image.height {
            for x in 0..<image.width {
                let (u, v) = (Double(x) / width * 2 - 1, (Double(y) / height * 2 - 1) * height / width)
                let fall = 1 - 0.085 * (u * -light.direction.x + v * -light.direction.y)
                let corner = 1 - 0.055 * (u * u + v * v)
                var pixel = image[x, y] * tint * Float(fall * corner)
                // Shot noise: more where there is more light, but less of it by share.
                let grain = Float(dice.unit() + dice.unit() + dice.unit() - 1.5)
                pixel += SIMD4(repeating: grain * strength * 0.14 * (max(pixel.y, 0.001)).squareRoot() * 0.5)
                pixel.w = 1
                result[x, y] = pixel
            }
        }
        return result
    }
}
