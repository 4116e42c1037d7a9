import HTTPTypes

/// The conditions of a GET or HEAD in the order of RFC 9110 section 13.2.2. We send no dates of change, so those on
/// dates are passed over.
struct Conditions: Sendable {
    enum Verdict: Sendable, Equatable {
        case proceed
        /// 304
        case notModified
        /// 412
        case failed
    }

    private let ifMatch: EntityTagCondition?
    private let ifNoneMatch: EntityTagCondition?
    private let ifRange: String?
    private let range: String?

    init(_ headers: HTTPFields) {
        ifMatch = headers[.ifMatch].map(EntityTagCondition.init)
        ifNoneMatch = headers[.ifNoneMatch].map(EntityTagCondition.init)
        ifRange = headers[.ifRange]
        range = headers[.range]
    }

    func verdict(for tag: EntityTag) -> Verdict {
        if let ifMatch, !ifMatch.isMetStrongly(by: tag) { return .failed }
        if let ifNoneMatch, ifNoneMatch.isMetWeakly(by: tag) { return .notModified }
        return .proceed
    }

    /// A range holds only while `If-Range` names the version that is sent; a date there never does.
    func range(for tag: EntityTag, length: Int) -> RangeAnswer {
        guard let range else { return .whole }
        if let ifRange {
            guard case .tags(let tags) = EntityTagCondition(ifRange), tags.contains(where: tag.matchesStrongly) else {
                return .whole
            }
        }
        return RangeAnswer(range, length: length)
    }
}
