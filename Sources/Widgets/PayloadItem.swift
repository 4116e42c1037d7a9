import Catalog
import Foundation

extension Payload {
    /// One product of the share.
    package struct Item: Sendable, Equatable, Codable {
        /// `STORE:ID`
        package var id: String
        package var storeID: String
        package var title: String
        package var description: String
        package var brand: String?
        package var category: String
        package var tags: [String]
        /// What the cheapest variant costs now; absent when the store offers none.
        package var price: Price?
        /// Over all variants.
        package var availability: Availability
        /// False when the store's newest catalog has the product no more.
        package var listed: Bool
        package var variants: [Variant]
        /// The product's own page in this bundle.
        package var url: String
        /// Where the store sells it.
        package var purchaseURL: String?
        /// Whom it is for, in a gift list.
        package var forAvatar: String?
        package var note: String?
        package var images: [Picture]
        /// One entry for each person of the share.
        package var tryOns: [TryOn]
        package var ai: Enrichment?
        package var actions: Actions

        enum CodingKeys: String, CodingKey {
            case id, title, description, brand, category, tags, price, availability, listed, variants, url, note
            case images, ai, actions
            case storeID = "store_id"
            case purchaseURL = "purchase_url"
            case forAvatar = "for_avatar"
            case tryOns = "try_ons"
        }
    }

    package struct Price: Sendable, Equatable, Codable {
        /// A decimal: `12.50`.
        package var amount: String
        /// ISO 4217.
        package var currency: String
        /// What it cost before a reduction.
        package var was: String?
        /// True when other variants cost more.
        package var from: Bool

        package init(amount: String, currency: String, was: String? = nil, from: Bool) {
            self.amount = amount
            self.currency = currency
            self.was = was
            self.from = from
        }
    }

    package struct Variant: Sendable, Equatable, Codable {
        package var sku: String
        package var size: String?
        package var color: String?
        package var availability: Availability
        package var amount: String
        package var currency: String
        package var was: String?
    }

    package struct Picture: Sendable, Equatable, Codable {
        package enum Role: String, Sendable, Codable {
            case photo, cut
        }

        package var role: Role
        package var image: Image
    }

    /// A preview on one person, or the reason why there is none.
    package struct TryOn: Sendable, Equatable, Codable {
        package var avatarID: String
        package var image: Image?
        package var confidence: Double?
        package var modelVersion: String?
        package var cacheKey: String?
        package var reason: Reason?

        enum CodingKeys: String, CodingKey {
            case image, confidence, reason
            case avatarID = "avatar_id"
            case modelVersion = "model_version"
            case cacheKey = "cache_key"
        }
    }

    package struct Reason: Sendable, Equatable, Codable {
        /// Stable, for programs: `garment_cropped`.
        package var code: String
        /// For the shopper.
        package var message: String
    }

    /// Only products of the share are named.
    package struct Enrichment: Sendable, Equatable, Codable {
        package var embeddingID: String
        package var clusterID: String
        package var similar: [Similar]
        package var pairs: [Pair]

        enum CodingKeys: String, CodingKey {
            case similar, pairs
            case embeddingID = "embedding_id"
            case clusterID = "cluster_id"
        }
    }

    package struct Similar: Sendable, Equatable, Codable {
        package var id: String
        package var similarity: Double
    }

    package struct Pair: Sendable, Equatable, Codable {
        package var id: String
        package var score: Double
        package var reason: String
    }

    package struct Actions: Sendable, Equatable, Codable {
        package var vtonSupported: Bool
        package var supportedAvatarTypes: [String]
        package var shareWidgetEnabled: Bool

        enum CodingKeys: String, CodingKey {
            case vtonSupported = "vton_supported"
            case supportedAvatarTypes = "supported_avatar_types"
            case shareWidgetEnabled = "share_widget_enabled"
        }
    }
}
