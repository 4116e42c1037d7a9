/// Runs `body` for every input, up to `jobs` at a time; outputs stand in the order of the inputs. After the first
/// error no more are begun, and of those that failed the first in order is thrown.
func concurrently<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], jobs: Int, _ body: @escaping @Sendable (Input) throws(BuildError) -> Output
) async throws(BuildError) -> [Output] {
    let results = await withTaskGroup(of: (Int, Result<Output, BuildError>).self) { group in
        var results = [Result<Output, BuildError>?](repeating: nil, count: inputs.count)
        var next = 0
        func begin() {
            guard next < inputs.count else { return }
            let (index, input) = (next, inputs[next])
            next += 1
            group.addTask {
                do throws(BuildError) {
                    return (index, .success(try body(input)))
                } catch {
                    return (index, .failure(error))
                }
            }
        }
        for _ in 0..<max(1, jobs) { begin() }
        for await (index, result) in group {
            results[index] = result
            if case .failure = result { next = inputs.count }
            begin()
        }
        return results
    }
    var outputs: [Output] = []
    outputs.reserveCapacity(inputs.count)
    for case let result? in results { outputs.append(try result.get()) }
    return outputs
}
