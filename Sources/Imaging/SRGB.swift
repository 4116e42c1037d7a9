import Foundation

/// The transfer curve of sRGB (IEC 61966-2-1) between bytes and linear light.
package enum SRGB {
    /// Linear light of each byte, 0 to 1.
    package static let linear: [Float] = (0..<256).map { Float(linear(Double($0) / 255)) }

    package static func linear(_ encoded: Double) -> Double {
        encoded <= 0.04045 ? encoded / 12.92 : pow((encoded + 0.055) / 1.055, 2.4)
    }

    package static func encoded(_ linear: Double) -> Double {
        linear <= 0.0031308 ? linear * 12.92 : 1.055 * pow(linear, 1 / 2.4) - 0.055
    }

    /// Linear light to the nearest byte, exactly rounded, without a power function: a table gives the byte at the
    /// start of each of 4096 steps, and a step is so short that at most one more byte begins in it.
    package struct Encoder: Sendable {
        @usableFromInline let firstOfStep: [UInt8]
        /// `nextFrom[b]`: the light from which the nearest byte is above `b`.
        @usableFromInline let nextFrom: [Float]

        package init() {
            (firstOfStep, nextFrom) = (Self.sharedSteps, Self.sharedThresholds)
        }

        @inlinable package func byte(_ light: Float) -> UInt8 {
            let clamped = min(max(light, 0), 1)
            let byte = firstOfStep[Int(clamped * 4095)]
            return clamped >= nextFrom[Int(byte)] ? byte + 1 : byte
        }

        private static let sharedThresholds: [Float] =
            (0..<255).map { Float(SRGB.linear((Double($0) + 0.5) / 255)) } + [.infinity]

        private static let sharedSteps: [UInt8] = (0..<4096).map { step in
            let light = Float(step) / 4095
            return UInt8(sharedThresholds.prefix { $0 <= light }.count)
        }
    }
}

extension LinearImage {
    /// From bytes to light, premultiplied.
    package init(_ image: Image) {
        let table = SRGB.linear
        let pixels = [SIMD4<Float>](unsafeUninitializedCapacity: image.width * image.height) { target, count in
            // A loop over every pixel: no bounds checks in it.
            image.bytes.withUnsafeBufferPointer { bytes in
                table.withUnsafeBufferPointer { table in
                    for pixel in 0..<(image.width * image.height) {
                        let at = pixel * 4
                        let alpha = Float(bytes[at + 3]) * (1 / 255)
                        target[pixel] =
                            SIMD4(table[Int(bytes[at])], table[Int(bytes[at + 1])], table[Int(bytes[at + 2])], 1)
                            * alpha
                    }
                }
            }
            count = image.width * image.height
        }
        self.init(width: image.width, height: image.height, pixels: pixels)
    }
}

extension Image {
    /// From premultiplied light to bytes with straight alpha, each rounded to the nearest; fully transparent pixels
    /// become (0, 0, 0, 0).
    package init(_ linear: LinearImage) {
        let encoder = SRGB.Encoder()
        let bytes = [UInt8](unsafeUninitializedCapacity: linear.width * linear.height * 4) { target, count in
            // A loop over every pixel: no bounds checks in it.
            linear.pixels.withUnsafeBufferPointer { pixels in
                for (index, pixel) in pixels.enumerated() {
                    let alpha = UInt8(min(max(pixel.w, 0), 1) * 255 + 0.5)
                    let straight = alpha == 0 ? .zero : alpha == 255 ? pixel : pixel / pixel.w
                    target[index * 4] = encoder.byte(straight.x)
                    target[index * 4 + 1] = encoder.byte(straight.y)
                    target[index * 4 + 2] = encoder.byte(straight.z)
                    target[index * 4 + 3] = alpha
                }
            }
            count = linear.width * linear.height * 4
        }
        self.init(width: linear.width, height: linear.height, bytes: bytes)
    }
}
