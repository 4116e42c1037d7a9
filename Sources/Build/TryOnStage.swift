import Avatars
import Catalog
import Garments
import Imaging
import Objects
import TryOn

/// One garment on one person, in every case: a picture, or the reason why not.
enum TryOnOutcome: Sendable {
    case shown(picture: ActionResult, record: TryOnRecord)
    case refused(Refusal)
}

struct ShownTryOns: Sendable {
    struct Place: Hashable, Sendable {
        var product: ProductID
        var avatar: String
    }

    var outcomes: [Place: TryOnOutcome] = [:]
    var counts = Report.Renders()

    /// The pictures, in an order that does not depend on hashing.
    var all: [ActionResult] {
        outcomes.sorted { ($0.key.product, $0.key.avatar) < ($1.key.product, $1.key.avatar) }.compactMap { _, outcome in
            if case .shown(let picture, _) = outcome { picture } else { nil }
        }
    }
}

/// Every garment of a share on every person of it. Plans what each garment needs over all shares, so that each
/// try-on is made once, and each cut is opened once.
struct TryOnStage: Sendable {
    let room: Workroom
    let tools: StageTools
    let settings: Settings

    private struct Plan: Sendable {
        var garment: Garment
        /// In the order in which the shares name them.
        var people: [Avatar] = []
    }

    func tryOns(of exhibits: Exhibits, _ problems: inout ProblemList) async throws(BuildError) -> ShownTryOns {
        var shown = ShownTryOns()
        let plans = plans(of: exhibits)
        let form = PublishedForm(settings.images)
        var work: [(product: ProductID, people: [Avatar])] = []
        var batches: [TryOnBatch] = []
        for (product, plan) in plans {
            guard let cut = plan.garment.cut, plan.garment.refusal == nil else {
                for person in plan.people {
                    shown.outcomes[.init(product: product, avatar: person.id)] = .refused(
                        plan.garment.refusal ?? .imageMissing)
                }
                continue
            }
            work.append((product, plan.people))
            batches.append(
                TryOnBatch(cut: cut, people: plan.people.map(\.attributes), tools: tools, form: form))
        }
        for ((product, people), results) in zip(work, try await room.results("try-ons", batches)) {
            for (person, result) in zip(people, results) {
                let outcome = try outcome(result, of: product, on: person, &shown.counts, &problems)
                shown.outcomes[.init(product: product, avatar: person.id)] = outcome
            }
        }
        return shown
    }

    private func plans(of exhibits: Exhibits) -> [(key: ProductID, value: Plan)] {
        var plans: [ProductID: Plan] = [:]
        for shown in exhibits.shares {
            for item in shown.items {
                for person in shown.people where !(plans[item.product.id]?.people.contains(person) ?? false) {
                    plans[item.product.id, default: Plan(garment: item.garment)].people.append(person)
                }
            }
        }
        return plans.sorted { $0.key < $1.key }
    }

    private func outcome(
        _ result: WorkResult, of product: ProductID, on person: Avatar, _ counts: inout Report.Renders,
        _ problems: inout ProblemList
    ) throws(BuildError) -> TryOnOutcome {
        if let failure = result.outputs[NamedBytes.failure] {
            counts.failed += 1
            let reason = try room.json(String.self, of: failure.content)
            problems.add(
                Problem(
                    severity: .error, code: "try_on_failed",
                    message: "\(product) could not be tried on \(person.label) (\(person.id)): \(reason)"))
            return .refused(.lowConfidence)
        }
        guard let output = result.outputs["record"] else { throw .cacheDamaged(path: "ac") }
        let record = try room.json(TryOnRecord.self, of: output.content)
        guard record.accepted else {
            let refusal = record.reason ?? .lowConfidence
            counts.refused += 1
            problems.add(
                Problem(
                    severity: .warning, code: refusal.rawValue,
                    message: "\(product) is not shown on \(person.label) (\(person.id)): \(refusal.message)"))
            return .refused(refusal)
        }
        if result.isReused { counts.reused += 1 } else { counts.made += 1 }
        return .shown(picture: result.outputs, record: record)
    }
}

/// One garment on several avatars: the cut is opened once.
struct TryOnBatch: WorkBatch {
    let cut: ContentHash
    let people: [AvatarAttributes]
    let tools: StageTools
    let form: PublishedForm

    static let pose = Pose.natural
    static let quality = Quality.standard

    var keys: [ActionKey] {
        people.map { person in
            ActionKey(
                stage: "try-on", version: tools.model.version, inputs: [cut],
                parameters: [
                    "body": person.canonicalText, "pose": Self.pose.rawValue, "quality": Self.quality.rawValue,
                    "form": form.parameter,
                ])
        }
    }

    func make(
        _ places: [Int], in room: Workroom, done: (Int, [NamedBytes]) throws(BuildError) -> Void
    ) throws(BuildError) {
        let cut = try GarmentCut(cached: cut, in: room)
        for place in places {
            let request = TryOnRequest(cut: cut, avatar: people[place], pose: Self.pose, quality: Self.quality)
            try done(place, outputs(request))
        }
    }

    private func outputs(_ request: TryOnRequest) -> [NamedBytes] {
        do throws(TryOnError) {
            let result = try tools.model.render(request)
            return [.json("record", TryOnRecord(result))] + form.jpegs(result.image)
        } catch .refused(let refusal, let confidence) {
            return [
                .json(
                    "record",
                    TryOnRecord(refused: refusal, confidence: confidence, modelVersion: tools.model.version))
            ]
        } catch {
            // The model could not be asked; that may be otherwise next time.
            return [.json(NamedBytes.failure, "\(error)")]
        }
    }
}
