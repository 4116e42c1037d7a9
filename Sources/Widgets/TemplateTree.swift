/// A view as dictionaries and lists, which Mustache looks names up in many times faster than in a value by reflection.
enum TemplateTree {
    /// nil for an absent optional, so that templates see no name at all.
    static func tree(of value: Any) -> Any? {
        switch value {
        case is String, is Bool, is Int, is [String: String], is [String]: return value
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            return mirror.children.first.flatMap { tree(of: $0.value) }
        case .collection:
            return mirror.children.compactMap { tree(of: $0.value) }
        default:
            return mirror.children.reduce(into: [String: Any]()) { members, child in
                if let label = child.label { members[label] = tree(of: child.value) }
            }
        }
    }
}
