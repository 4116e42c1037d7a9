import Avatars
import Catalog
import Garments
import Imaging

/// The embedded try-on model: geometry alone, no weights.
package struct Drape: TryOnModel {
    package let version = "drape-0"
    let clock: @Sendable () -> Double

    /// - Parameter clock: milliseconds since any moment; read between stages and used for nothing else.
    package init(clock: @escaping @Sendable () -> Double = { 0 }) {
        self.clock = clock
    }

    package func accepts(_ category: Catalog.Category, on kind: Avatar.Kind) -> Bool {
        category.fit != nil && kind == .generated
    }

    package func render(_ request: TryOnRequest) throws(TryOnError) -> TryOnResult {
        throw .modelUnavailable(version: version)
    }
}
